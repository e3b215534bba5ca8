//! A long build shows how far it is: a line that is rewritten on a terminal, a line now and then elsewhere.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::builds::{STEPS, Site};

/// Returns a site whose build takes longer than this process needs to stop it.
fn large() -> Site {
    let site = Site::small();
    for number in 0..400 {
        site.article(&format!("b{number}"), &format!("第{number}篇"), &"网络安全大会今天召开。\n\n".repeat(40));
    }
    site
}

/// Lets the build run until it begins to write, holds it for this time, and lets it go on.
fn hold(site: &Site, child: &Child, time: Duration) {
    let begun = Instant::now();
    while !site.base().join(".out.huikan-staging").exists() && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(1));
    }
    let signal = |signal| kill_process(Pid::from_child(child), signal).unwrap();
    signal(Signal::STOP);
    std::thread::sleep(time);
    signal(Signal::CONT);
}

/// Starts the build of a site on a terminal, and returns the build and all that the terminal gets.
fn on_a_terminal(site: &Site, mut command: Command, held: Option<Duration>) -> String {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap().into_string().unwrap();
    let theirs = std::fs::OpenOptions::new().read(true).write(true).open(name).unwrap();
    let mut child = command.stdout(Stdio::null()).stderr(theirs).env("TERM", "xterm").spawn().unwrap();
    // The command holds the other end of the terminal, too: only without it the terminal ends with the build.
    drop(command);
    let reader = std::thread::spawn(move || {
        let (mut bytes, mut part) = (Vec::new(), [0; 4096]);
        let mut terminal = std::fs::File::from(ours);
        while let Ok(length @ 1..) = terminal.read(&mut part) {
            bytes.extend_from_slice(&part[..length]);
        }
        bytes
    });
    if let Some(time) = held {
        hold(site, &child, time);
    }
    assert!(child.wait().unwrap().success());
    String::from_utf8(reader.join().unwrap()).unwrap()
}

#[test]
fn a_long_build_shows_on_a_terminal_how_far_it_is_and_clears_the_line() {
    let site = large();
    let mut command = site.command();
    command.env("RAYON_NUM_THREADS", "1");
    let said = on_a_terminal(&site, command, Some(Duration::from_millis(1200)));
    let (progress, report) = said.rsplit_once("\r\u{1b}[K").expect("a line that is cleared");
    assert!(STEPS.iter().any(|step| progress.contains(step)), "{said:?}");
    assert!(report.starts_with("完成："), "{said:?}");
    assert!(!progress.contains('\n'), "one line: {said:?}");
    let site = large();
    let mut english = site.command();
    english.env("RAYON_NUM_THREADS", "1").args(["--lang", "en", "--drafts"]);
    let said = on_a_terminal(&site, english, Some(Duration::from_millis(1200)));
    assert!(!STEPS.iter().any(|step| said.contains(step)), "{said:?}");
}

#[test]
fn a_quick_build_shows_nothing_on_a_terminal() {
    let site = Site::small();
    site.build();
    let said = on_a_terminal(&site, site.command(), None);
    assert!(said.starts_with("完成：") && !said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn where_there_is_no_terminal_a_line_comes_now_and_then_and_results_stay_alone() {
    let site = large();
    let mut command = site.command();
    command.env("RAYON_NUM_THREADS", "1").args(["--format", "json"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    hold(&site, &child, Duration::from_millis(10_200));
    let run = child.wait_with_output().unwrap();
    assert!(run.status.success());
    assert!(run.stdout.is_empty(), "no fault, no line");
    let said = String::from_utf8(run.stderr).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 2, "{said:?}");
    assert!(STEPS.iter().any(|step| lines[0].starts_with(step)), "{said:?}");
    assert!(lines[1].starts_with("完成：") && !said.contains('\u{1b}'), "{said:?}");
}
