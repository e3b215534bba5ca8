//! Parses any text as a statute and resolves its citations in itself: nothing panics, and all targets are provisions.
#![no_main]

use huikan_law::citations::Scanner;
use huikan_law::corpus::{Citing, Corpus, LastNamed, Text};
use huikan_law::statute::Statute;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let statute = Statute::of_lines(text);
    let one = Text { title: "某法", short_titles: &[], number: None, made: None, from: None, is_amended: false, statute: &statute };
    let corpus = Corpus::new(vec![one]);
    let citing = Citing { text: Some(0), ..Citing::default() };
    let mut last = LastNamed::default();
    let mut scanner = Scanner::default();
    for line in &statute.lines {
        let cited = scanner.scan(&line.text);
        for resolved in corpus.resolve(&citing, line.provision, &cited.citations, &mut last) {
            for target in resolved.locs.into_iter().flatten() {
                assert!(target.all.iter().all(|at| *at < statute.provisions.len()));
            }
        }
    }
});
