//! The list of all issues.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::kinds::Record;
use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::IssueCard;
use crate::render::view::Content;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Issues {
    /// The years that have issues, newest first.
    years: Vec<IssueYear>,
}

/// The issues of a year.
#[derive(Debug, Serialize, JsonSchema)]
struct IssueYear {
    /// The year.
    year: u32,
    /// Its issues, newest first.
    issues: Vec<IssueCard>,
}

/// The list of issues.
pub(super) fn page(inputs: &Inputs<'_>) -> Content<Issues> {
    let site = inputs.site;
    let mut years: IndexMap<u32, Vec<IssueCard>> = IndexMap::new();
    for (at, edition) in site.editions.iter().enumerate() {
        let Record::Issue(issue) = &site.pieces[edition.piece].entry.record else { continue };
        years.entry(issue.year).or_default().push(IssueCard::new(site, at));
    }
    let years = years.into_iter().map(|(year, issues)| IssueYear { year, issues }).collect();
    Content::new(Description::Word("about_issues"), Issues { years })
}
