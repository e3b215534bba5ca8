//! What citations refer to in a corpus.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use huikan_law::citations::{Alias, Scanner};
use huikan_law::corpus::{CitingText, Corpus, Unresolved, Version};
use huikan_law::statute::Statute;

const LAW: &str = "中华人民共和国示例法

第一章 总则

第一条 为了示例，制定本法。

第二条 甲。

乙，依照前款处理。

有下列情形之一的，从其规定：

（一）丙；

（二）丁。

第二条之一 戊。

第二章 附则

第三条 本法自公布之日起施行。
";

/// The reason in words.
fn said(reason: &Unresolved) -> String {
    match reason {
        Unresolved::NotAStatute => "这里不是法规，没有“本法”可指".to_owned(),
        Unresolved::UnknownLaw(title) => format!("站内没有《{title}》"),
        Unresolved::UnknownNumber(number) => format!("站内的文本不是{number}"),
        Unresolved::NoVersionInForce(day) => format!("站内没有{day}时有效的文本"),
        Unresolved::NoVersionOfYear(year) => format!("站内没有{year}年的文本"),
        Unresolved::MissingProvision { provision, title, .. } => format!("《{title}》没有{provision}"),
        Unresolved::NothingBefore => "它前面没有这样的条款".to_owned(),
        Unresolved::Ambiguous => "不能确定指哪一条".to_owned(),
        Unresolved::SelfReference => "就是本文".to_owned(),
    }
}

/// The anchors of the provisions that the citations of a text refer to, `#` and an index for a version as a whole, or the
/// reason in words. `at` is the anchor of the provision in which the text stands.
fn ids(corpus: &Corpus<'_>, citing: &CitingText<'_>, at: Option<&str>, text: &str) -> Vec<String> {
    let citations = Scanner::default().scan(text).citations;
    let at = at.and_then(|id| corpus.version(0).statute.by_id(id));
    let resolved = corpus.resolver(*citing).resolve(at, &citations);
    let mut ids = Vec::new();
    for one in resolved {
        if one.targets.is_empty() {
            ids.push(one.version.as_ref().map_or_else(said, |version| format!("#{version}")));
        }
        for target in one.targets {
            match target {
                Ok(target) => {
                    let statute = corpus.version(*one.version.as_ref().expect("a target has a version")).statute;
                    ids.extend(target.all.iter().map(|at| statute.provisions[*at].id.clone()));
                }
                Err(reason) => ids.push(said(&reason)),
            }
        }
    }
    ids
}

#[test]
fn citations_refer_to_the_right_provisions() {
    let statute = Statute::parse(LAW);
    let text = |from: &str, amended, statute| Version {
        title: "中华人民共和国示例法",
        short_titles: &[],
        number: None,
        promulgated_on: None,
        effective_on: from.parse().ok(),
        is_amended: amended,
        statute,
    };
    let corpus = Corpus::new(vec![text("2020-01-01", false, &statute)]);
    let own = CitingText { version: Some(0), ..CitingText::default() };
    for (at, said, expected) in [
        ("art-2-p2", "前款", vec!["art-2-p1"]),
        ("art-2-p1", "前款", vec!["它前面没有这样的条款"]),
        ("art-3", "前两条", vec!["art-2", "art-2-1"]),
        ("art-3-p1", "第二条第（二）项、第一项", vec!["art-2-p3-i2", "art-2-p3-i1"]),
        ("art-3-p1", "第二条至第三条", vec!["art-2", "art-2-1", "art-3"]),
        ("art-2-p3-i2", "前项和本条第一款", vec!["art-2-p3-i1", "art-2-p1"]),
        ("art-2-p1", "第二项", vec!["art-2-p3-i2"]),
        ("art-3-p1", "第二条第五款", vec!["《中华人民共和国示例法》没有第二条第五款"]),
        ("art-3-p1", "第二条第九项", vec!["art-2"]),
        ("art-3-p1", "本法第一章", vec!["ch-1"]),
        ("art-3-p1", "违反第二条第一款的，甲；违反第二款的，乙", vec!["art-2-p1", "art-2-p2"]),
        ("art-3-p1", "违反第二条第（一）项的，甲；违反第（二）项的，乙", vec!["art-2-p3-i1", "art-2-p3-i2"]),
        ("art-3-p1", "违反第二条第二款的，甲；违反第一款的，乙", vec!["art-2-p2", "不能确定指哪一条"]),
        ("art-3-p1", "违反第二条的，甲；第一款另有规定的除外", vec!["art-2", "art-3-p1"]),
        ("art-3-p1", "依照《别的法》第三条，第二条", vec!["站内没有《别的法》", "站内没有《别的法》"]),
        ("art-3-p1", "依照《别的法》第三条处理；违反第二条", vec!["站内没有《别的法》", "art-2"]),
        ("art-3-p1", "《示例法》同时废止", vec!["就是本文"]),
    ] {
        assert_eq!(ids(&corpus, &own, Some(at), said), expected, "{said}");
    }
    let news = CitingText { date: "2024-05-01".parse().ok(), ..CitingText::default() };
    assert_eq!(ids(&corpus, &news, None, "依照示例法第二条第二款、《示例法》"), ["art-2-p2", "#0"]);
    assert_eq!(ids(&corpus, &news, None, "第二条"), ["这里不是法规，没有“本法”可指"]);
}

#[test]
fn a_short_name_of_the_text_comes_before_one_of_the_corpus() {
    let (own, other) = (Statute::parse(LAW), Statute::parse("第一条 甲。\n第二条 乙。"));
    let short_titles = ["办法".to_owned()];
    let text = |title, short_titles, statute| Version {
        title,
        short_titles,
        number: None,
        promulgated_on: None,
        effective_on: None,
        is_amended: false,
        statute,
    };
    let corpus = Corpus::new(vec![text("甲办法", &[], &own), text("乙办法", &short_titles, &other)]);
    let says = |title: &str| [Alias { name: "办法".to_owned(), title: title.to_owned() }];
    let (first, unknown) = (says("甲办法"), says("丙办法"));
    let citing = |aliases| CitingText { aliases, ..CitingText::default() };
    assert_eq!(ids(&corpus, &citing(&[]), None, "《办法》"), ["#1"]);
    assert_eq!(ids(&corpus, &citing(&first), None, "《办法》"), ["#0"]);
    assert_eq!(ids(&corpus, &citing(&unknown), None, "《办法》第二条"), ["站内没有《丙办法》"]);
}

#[test]
fn the_version_in_force_on_the_day_is_cited() {
    let (old, new) = (Statute::parse(LAW), Statute::parse(LAW));
    let text = |from: &str, is_amended, statute, number| Version {
        title: "示例法",
        short_titles: &[],
        number,
        promulgated_on: None,
        effective_on: from.parse().ok(),
        is_amended,
        statute,
    };
    let texts = vec![text("2026-01-01", true, &new, Some("令第2号")), text("2017-06-01", false, &old, Some("令第1号"))];
    let corpus = Corpus::new(texts);
    let on = |day: &str| CitingText { date: day.parse().ok(), ..CitingText::default() };
    assert_eq!(ids(&corpus, &on("2024-01-01"), None, "《示例法》"), ["#1"]);
    assert_eq!(ids(&corpus, &on("2026-02-01"), None, "《示例法》"), ["#0"]);
    assert_eq!(ids(&corpus, &on("2010-01-01"), None, "《示例法》"), ["#1"]);
    assert_eq!(ids(&corpus, &on("2024-01-01"), None, "《示例法》（令第2号）"), ["#0"]);
    assert_eq!(ids(&corpus, &on("2024-01-01"), None, "《示例法》（令第3号）"), ["站内的文本不是令第3号"]);
    assert_eq!(ids(&corpus, &on("2026-02-01"), None, "《示例法》（2017年）第三条"), ["art-3"]);
    for (said, expected) in [
        ("《示例法》（2017年）", "#1"),
        ("2016年《示例法》", "#1"),
        ("《示例法》（2025年修正）", "#0"),
        ("《示例法》（2020年修正）", "站内没有2020年的文本"),
        ("原《示例法》", "不能确定指哪一条"),
    ] {
        assert_eq!(ids(&corpus, &on("2026-02-01"), None, said), [expected], "{said}");
    }
    // A version that is promulgated, and takes effect on the same day as the text that cites it.
    let later = CitingText { effective_on: "2026-01-01".parse().ok(), ..on("2025-12-01") };
    assert_eq!(ids(&corpus, &later, None, "《示例法》"), ["#1"]);
    let known = Version { promulgated_on: "2025-11-01".parse().ok(), ..*corpus.version(0) };
    let known = Corpus::new(vec![known, *corpus.version(1)]);
    assert_eq!(ids(&known, &later, None, "《示例法》"), ["#0"]);
    assert_eq!(ids(&known, &on("2025-12-01"), None, "《示例法》"), ["#1"]);
    let only = Corpus::new(vec![text("2026-01-01", true, &new, None)]);
    assert_eq!(ids(&only, &on("2024-01-01"), None, "《示例法》第二条"), ["站内没有2024-01-01时有效的文本"]);
}
