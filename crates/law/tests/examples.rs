//! The examples print what the README says.

#[path = "../examples/citations.rs"]
mod citations;
#[path = "../examples/structure.rs"]
mod structure;

const MEMBERSHIP: &str = include_str!("../examples/membership.txt");
const CHARTER: &str = include_str!("../examples/charter.txt");

/// Whether each README shows this output in a code block.
fn assert_is_shown(output: &str) {
    for readme in [include_str!("../README.md"), include_str!("../README.zh-CN.md")] {
        assert!(readme.contains(&format!("```text\n{output}```\n")), "{output}");
    }
}

#[test]
fn the_structure_is_printed() {
    assert_is_shown(&structure::structure(CHARTER));
}

#[test]
fn the_citations_are_printed() {
    assert_is_shown(&citations::citations(&[MEMBERSHIP.to_owned(), CHARTER.to_owned()]));
}
