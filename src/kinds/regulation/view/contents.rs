//! The contents of a regulation: its divisions with their articles.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::{Document, Heading};
use huikan_law::statute::{Level, Provision, Statute};

/// A heading that the contents of a regulation name, with the articles after it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Division {
    /// None for articles before the first heading.
    title: Option<String>,
    anchor: Option<String>,
    articles: Vec<ArticleLink>,
}

/// An article in the contents.
#[derive(Debug, Serialize, JsonSchema)]
struct ArticleLink {
    anchor: String,
    /// `12`, `120之1`.
    number: String,
    /// `第十二条`.
    printed: String,
}

/// The divisions of the text with their articles; of a text without provisions its highest headings.
pub(super) fn contents(document: &Document) -> Vec<Division> {
    let Some(statute) = &document.statute else {
        let highest = document.headings.iter().map(|heading| heading.level).min();
        let top = document.headings.iter().filter(|heading| Some(heading.level) == highest);
        let division = |heading: &Heading| Division {
            title: Some(heading.text.clone()),
            anchor: Some(heading.id.clone()),
            articles: Vec::new(),
        };
        let divisions: Vec<Division> = top.map(division).collect();
        return if divisions.len() > 1 { divisions } else { Vec::new() };
    };
    let titles: BTreeMap<&str, &str> =
        document.headings.iter().map(|heading| (heading.id.as_str(), heading.text.as_str())).collect();
    let mut divisions: Vec<Division> = Vec::new();
    for provision in &statute.provisions {
        if let Some(title) = titles.get(provision.id.as_str()) {
            let (title, anchor) = (Some((*title).to_owned()), Some(provision.id.clone()));
            divisions.push(Division { title, anchor, articles: Vec::new() });
        } else if provision.level == Level::Article && !in_annex(statute, provision) {
            if divisions.is_empty() {
                divisions.push(Division { title: None, anchor: None, articles: Vec::new() });
            }
            let link = link(provision);
            if let Some(last) = divisions.last_mut() {
                last.articles.push(link);
            }
        }
    }
    divisions
}

fn in_annex(statute: &Statute, provision: &Provision) -> bool {
    provision.parent.is_some_and(|parent| statute.enclosing(parent, Level::Annex).is_some())
}

fn link(article: &Provision) -> ArticleLink {
    let number = article.number.unwrap_or_default();
    let inserted = if number.inserted > 0 { format!("之{}", number.inserted) } else { String::new() };
    ArticleLink {
        anchor: article.id.clone(),
        number: format!("{}{inserted}", number.base),
        printed: article.printed.clone(),
    }
}
