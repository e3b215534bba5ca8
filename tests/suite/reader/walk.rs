//! Runs a check on a page of every template, two pages at a time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::server::Server;
use super::site::{Example, examples, newsletter};
use super::tab::Tab;

/// The time limit of a check on one page.
pub const TIME: Duration = Duration::from_secs(240);

/// The findings of a check on a page, with a screenshot of the first one.
pub struct Findings<'a> {
    tab: &'a Tab<'a>,
    lines: Vec<String>,
}

impl<'a> Findings<'a> {
    /// Returns an empty list for the page in the tab.
    pub fn new(tab: &'a Tab<'a>) -> Self {
        Self { tab, lines: Vec::new() }
    }

    /// Panics with the findings, if there are any.
    pub fn none(self) {
        assert!(self.lines.is_empty(), "{} found:\n{}", self.lines.len(), self.lines.join("\n"));
    }

    /// Adds a finding.
    pub fn add(&mut self, wrong: impl Into<String>) {
        let mut line = wrong.into();
        if self.lines.is_empty() {
            line.push_str(&format!("\n    seen: {}", self.tab.picture("found")));
        }
        self.lines.push(line);
    }

    /// Adds each of these findings; `place` says where they were found.
    pub fn all(&mut self, place: &str, wrong: &serde_json::Value) {
        for line in wrong.as_array().into_iter().flatten() {
            let line = line.as_str().map_or_else(|| line.to_string(), str::to_owned);
            self.add(format!("{place}: {line}"));
        }
    }

    /// Adds a finding unless `holds`.
    pub fn require(&mut self, holds: bool, wrong: impl Into<String>) {
        if !holds {
            self.add(wrong);
        }
    }
}

/// Runs the check on every example of the sample.
pub fn on_every_example(name: &str, check: impl Fn(&Tab, &Example, &mut Findings) + Sync) {
    on_each(name, newsletter(), examples(), check);
}

/// Runs the check on each of these pages; panics at the end with all findings.
pub fn on_each(name: &str, site: &Server, pages: &[Example], check: impl Fn(&Tab, &Example, &mut Findings) + Sync) {
    assert!(!pages.is_empty(), "{name}: nothing to look at");
    let mut pages: Vec<&Example> = pages.iter().collect();
    pages.sort_by_key(|page| {
        std::cmp::Reverse(site.file(&site.address(&page.path)).map_or(0, |(_, bytes)| bytes.len()))
    });
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
            let looked = catch_unwind(AssertUnwindSafe(|| look(name, site, page, &check)));
            let lines = looked.unwrap_or_else(|panic| vec![said(&*panic)]);
            let shown = format!("/{} ({})", page.path, page.template);
            found.lock().unwrap().extend(lines.into_iter().map(|line| format!("{shown}: {line}")));
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let mut found = found.into_inner().unwrap();
    found.sort();
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
}

fn look(name: &str, site: &Server, page: &Example, check: &impl Fn(&Tab, &Example, &mut Findings)) -> Vec<String> {
    let tab = Tab::new(site, &format!("{name} {}", page.path), TIME);
    let mut findings = Findings::new(&tab);
    check(&tab, page, &mut findings);
    findings.lines
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_else(|| "a panic".to_owned())
}
