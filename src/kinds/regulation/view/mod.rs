//! What the template of a regulation sees.

mod contents;
mod facts;
mod stages;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::Regulation;
use crate::document::Document;
use crate::kinds::named::NamePages;
use crate::kinds::when::{Locale, When};
use contents::Division;
use facts::Facts;
use stages::Stage;

/// A regulation without its body.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RegulationPage {
    #[serde(flatten)]
    facts: Facts,
    /// Its status from day to day: a script shows the one of the reader's day.
    stages: Vec<Stage>,
    /// The zone whose days count.
    zone: &'static str,
    /// The divisions of the text with their articles, or its headings.
    contents: Vec<Division>,
    /// Its versions that have texts here, by the day from which they are in force; empty where there is one.
    texts: Vec<TextLink>,
    /// The version in force, where this is another.
    in_force: Option<TextLink>,
    /// Where this text stands whatever comes into force after it, from the site's root.
    dated: String,
    /// The next version in time, where there is one.
    next: Option<TextLink>,
    /// Its file for programs, beside its page.
    data: String,
    /// How many 章 it has.
    chapters: usize,
    /// How many 条 it has.
    articles: usize,
    /// Who names it without a provision of it.
    cited_by: Vec<CiterView>,
}

/// A version of the regulation.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct TextLink {
    pub(crate) effective_on: When,
    pub(crate) address: String,
    /// Whether it is the one on this page.
    pub(crate) here: bool,
    /// The page that compares it with the version before it.
    pub(crate) comparison: Option<String>,
}

/// A place that cites the regulation.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Citer")]
pub(crate) struct CiterView {
    /// What it is called: the title of the piece, or `《某办法》第十二条`.
    pub(crate) title: String,
    /// Where it is.
    pub(crate) address: String,
}

/// The links on the page of a regulation, which only the site can resolve. Addresses are from the site's root.
#[derive(Debug)]
pub(crate) struct RegulationLinks {
    /// Its versions that have texts, by the day from which they are in force; empty where there is one.
    pub(crate) texts: Vec<TextLink>,
    /// The version in force, where this is another.
    pub(crate) in_force: Option<TextLink>,
    /// The address of this text that stays when another version comes into force.
    pub(crate) dated: String,
    /// The next version in time.
    pub(crate) next: Option<TextLink>,
    /// Its provisions as data.
    pub(crate) data: String,
    /// Who cites it without naming a provision.
    pub(crate) cited_by: Vec<CiterView>,
}

impl Regulation {
    /// The page of the regulation with this body. `today` is the day of the build; `pages` returns the pages of the
    /// issuers.
    pub(crate) fn view(
        &self,
        document: &Document,
        links: RegulationLinks,
        today: NaiveDate,
        locale: Locale,
        pages: NamePages<'_>,
    ) -> RegulationPage {
        let counts = document.statute.as_ref().map(|statute| statute.counts()).unwrap_or_default();
        let is_one_of_many = !links.texts.is_empty();
        let of_text = if is_one_of_many { self.clone().of_its_text() } else { self.clone() };
        RegulationPage {
            facts: self.facts(locale, pages),
            stages: stages::stages(&of_text, today, locale),
            zone: locale.zone.name(),
            contents: contents::contents(document),
            texts: links.texts,
            in_force: links.in_force,
            dated: links.dated,
            next: links.next,
            data: links.data,
            chapters: counts.chapters,
            articles: counts.articles,
            cited_by: links.cited_by,
        }
    }
}
