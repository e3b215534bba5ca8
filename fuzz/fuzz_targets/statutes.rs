//! Parses any text as a statute and resolves its citations in itself: nothing panics, and all targets are provisions.
#![no_main]

use huikan_law::citations::Scanner;
use huikan_law::corpus::{CitingText, Corpus, Version};
use huikan_law::statute::Statute;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let statute = Statute::parse(text);
    let corpus = Corpus::new(vec![Version::new("某法", &statute)]);
    let mut resolver = corpus.resolver(CitingText { version: Some(0), ..CitingText::default() });
    let mut scanner = Scanner::default();
    for line in &statute.lines {
        let cited = scanner.scan(&line.text);
        for resolution in resolver.resolve(line.provision, &cited.citations) {
            for target in resolution.targets.into_iter().flatten() {
                assert!(target.all.iter().all(|at| *at < statute.provisions.len()));
            }
        }
    }
});
