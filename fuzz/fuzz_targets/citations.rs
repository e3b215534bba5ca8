//! Scans any text for citations: nothing panics, and all spans are valid, in order and not empty.
#![no_main]

use huikan_law::citations::Scanner;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut scanner = Scanner::default();
    for block in text.split("\n\n") {
        let mut end = 0;
        for citation in scanner.scan(block).citations {
            assert!(citation.span.start >= end && !block[citation.span.clone()].is_empty());
            end = citation.span.end;
            for locator in &citation.locators {
                assert!(citation.span.start <= locator.span.start && locator.span.end <= citation.span.end);
                assert!(!block[locator.span.clone()].is_empty());
            }
        }
    }
});
