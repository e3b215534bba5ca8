//! Dates at the ends of what is accepted, and clocks that say impossible times.

use crate::builds::{SETTINGS, Site, stderr};

#[test]
fn the_first_and_the_last_year_are_written_in_every_form() {
    for zone in ["America/New_York", "Pacific/Kiritimati", "Asia/Shanghai"] {
        let site = Site::empty();
        site.write("site.yaml", format!("{SETTINGS}timezone: {zone}\n"));
        for (name, date) in
            [("first", "1000-01-01T00:00+14:00"), ("last", "9998-12-31T23:59-12:00"), ("month", "9998-12")]
        {
            site.write(
                &format!("content/news/{name}.md"),
                format!("---\ntitle: 甲{name}\ndate: {date}\n---\n\n正文。\n"),
            );
        }
        site.write(
            "content/events/e.md",
            "---\ntitle: 活动\ndate: 2024-12-19\nevents:\n  - title: 讲座\n    registration_deadline: 1000-01-01 00:00\n    \
             schedule:\n      - {label: 初赛, start: 1000-01-01 09:00, end: 9998-12-31 23:59}\n      - {label: 复赛, start: 9998 下半年}\n---\n\n正文。\n",
        );
        site.build_at("2025-01-01", &["--future"]);
        let tree = site.tree();
        for name in ["first", "last", "month"] {
            assert!(tree.contains_key(&format!("news/{name}/index.html")), "{zone} {name}");
        }
        let feed = String::from_utf8(tree["rss.xml"].clone()).unwrap();
        assert_eq!(feed.matches("<pubDate>").count(), 4, "{feed}");
        let calendar = String::from_utf8(tree["calendar.ics"].clone()).unwrap();
        assert!(calendar.contains("99981231T235900"), "{zone}");
        for now in ["1000-01-01", "9998-12-31T23:59-12:00"] {
            site.build_at(now, &["--future"]);
        }
    }
}

#[test]
fn a_clock_that_says_an_impossible_time_is_named() {
    let site = Site::small();
    for seconds in ["8210266876799", "-62135596801", "253402300800", "-99999999999999999", "9223372036854775807", "x"] {
        let run = {
            let mut command = crate::builds::huikan();
            command.env("SOURCE_DATE_EPOCH", seconds).arg("build").arg("--root").arg(site.root());
            command.output().unwrap()
        };
        assert_eq!(run.status.code(), Some(2), "{seconds}: {}", stderr(&run));
        assert!(stderr(&run).contains(&format!("SOURCE_DATE_EPOCH={seconds}")), "{}", stderr(&run));
        assert!(!stderr(&run).contains("panicked"), "{}", stderr(&run));
    }
    for now in ["9999-12-31T23:59Z", "0000-01-01T00:00+14:00", "2025-01-01 00:00:60"] {
        let run = crate::builds::huikan().args(["check", "--now", now, "--root"]).arg(site.root()).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{now}: {}", stderr(&run));
    }
    for seconds in ["0", "-30000000000", "253370764799"] {
        let mut command = crate::builds::huikan();
        command.env("SOURCE_DATE_EPOCH", seconds).args(["build", "--future", "--root"]).arg(site.root());
        let run = command.arg("--output").arg(site.output()).output().unwrap();
        assert!(run.status.success(), "{seconds}: {}", stderr(&run));
    }
}
