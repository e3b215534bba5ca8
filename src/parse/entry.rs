//! One file of `content/`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::Datelike;

use super::damage;
use super::front_matter::{self, Parts};
use super::markdown::{Dialect, Markdown};
use super::weekdays;
use crate::document::Passage;
use crate::faults::{Fault, SourceText};
use crate::kinds::award_list::{self, DataFile};
use crate::kinds::common::{self, Common};
use crate::kinds::{Kind, Record};
use crate::model::{ParsedText, Source};
use crate::values::{PersonalNumber, personal_numbers, reading_of_name, text};
use crate::yaml::{Block, Fields};
use huikan_law::citations::{Scanner, may_cite};

/// Reads one file. `default_kind` is the kind that its place in `content/` gives it; `data` is the file that
/// [`data_named`] names, if it exists. Returns no entry, only faults, if the title is missing or the body cannot be read.
#[must_use]
pub fn parse(
    source: &Source,
    default_kind: Kind,
    dialect: Dialect,
    data: Option<&DataFile>,
) -> (Option<ParsedText>, Vec<Fault>) {
    let read = match read_fields(&source.text, default_kind, data) {
        Ok(read) => read,
        Err(faults) => return (None, faults),
    };
    let ReadFields { parts: Parts { block, body }, kind, common, record, mut faults } = read;
    let dialect = Dialect {
        math: common.as_ref().is_some_and(|common| common.math),
        provisions: kind == Kind::Regulation,
        ..dialect
    };
    let title = common.as_ref().map_or("", |common| common.title.as_str());
    let is_meant = |common: &Common| !common.draft && common.wechat_url.is_none() && common.cover.is_none();
    if kind == Kind::Article && common.as_ref().is_some_and(is_meant) && is_blank(&source.text.text[body.clone()]) {
        faults.push(no_text(&source.text, &block));
    }
    let (document, found) = body_of(&source.text, body, dialect, title);
    faults.extend(found);
    let year = common.as_ref().and_then(|common| Some(common.date?.day(chrono_tz::UTC).year()));
    faults.extend(weekdays::report(&source.text, year));
    let entry = document.and_then(|document| {
        let personal_numbers = numbers_from(&source.text.text, block.span.end);
        let (common, record) = (common?, record?);
        Some(ParsedText {
            source: source.file.clone(),
            front: block.span,
            opening: block.opening,
            kind,
            citing_sentences: common.sentences().chain(record.sentences()).filter_map(citing).collect(),
            title_reading: reading_of_name(&common.title),
            common,
            record,
            document,
            personal_numbers,
        })
    });
    (entry, faults)
}

/// The numbers of persons from the byte `begins` on.
fn numbers_from(text: &str, begins: usize) -> Vec<PersonalNumber> {
    let mut numbers = personal_numbers(&text[begins..]);
    for number in &mut numbers {
        number.span = begins + number.span.start..begins + number.span.end;
    }
    numbers
}

/// A sentence with its citations; `None` where it cites nothing.
fn citing(sentence: &str) -> Option<(String, Passage)> {
    if !may_cite(sentence) {
        return None;
    }
    let citations = Scanner::default().scan(sentence).citations;
    (!citations.is_empty()).then(|| (sentence.to_owned(), Passage { provision: None, citations }))
}

/// The fields of a file.
struct ReadFields {
    parts: Parts,
    kind: Kind,
    common: Option<Common>,
    record: Option<Record>,
    faults: Vec<Fault>,
}

/// Reads the fields of a file.
///
/// # Errors
/// The faults because of which the text cannot be told from the fields.
fn read_fields(source: &SourceText, default_kind: Kind, data: Option<&DataFile>) -> Result<ReadFields, Vec<Fault>> {
    if let Some(fault) = damage::conflict(source) {
        return Err(vec![fault]);
    }
    let parts = front_matter::split(source).map_err(|fault| vec![fault])?;
    let block = &parts.block;
    let (kind, mut faults) = kind_of(block, default_kind);
    let known = kind.fields();
    let is_field = |key: &str| known.iter().any(|field| field.name == key || field.alias == key);
    if let Some(fault) = front_matter::cut_in_two(source, &parts, &is_field) {
        return Err(vec![fault]);
    }
    faults.extend(damage::lost(source));
    let mut fields = Fields::read(block.clone(), kind.fields());
    let common = common::read(&mut fields);
    let mut record = kind.read(&mut fields);
    if let (Some(data), Some(Record::AwardList(list))) = (data, &record)
        && list.data.is_some()
    {
        let (list, found) = award_list::with_data(list.clone(), &mut fields, data);
        record = Some(Record::AwardList(list));
        faults.extend(found);
    }
    let dated = matches!(kind, Kind::Issue | Kind::Page) || fields.has("date") || fields.has("issue");
    if !dated && !fields.is_unreadable() {
        fields.missing("date");
    }
    let unreadable = fields.is_unreadable();
    let found = fields.finish();
    match front_matter::closed_too_late(block).filter(|_| unreadable) {
        Some(fault) => return Err(vec![fault]),
        None => faults.extend(found),
    }
    Ok(ReadFields { parts, kind, common, record, faults })
}

/// The faults in the fields of a file, without those in its text.
#[must_use]
pub(crate) fn faults_of_fields(source: &SourceText, default_kind: Kind) -> Vec<Fault> {
    read_fields(source, default_kind, None).map_or_else(|faults| faults, |read| read.faults)
}

/// Whether a text shows nothing: it has only blanks and comments.
fn is_blank(mut text: &str) -> bool {
    while let Some((before, after)) = text.split_once("<!--") {
        if !before.trim().is_empty() {
            return false;
        }
        let Some((_, rest)) = after.split_once("-->") else { return false };
        text = rest;
    }
    text.trim().is_empty()
}

/// The fault of an article without a text.
fn no_text(source: &SourceText, block: &Block) -> Fault {
    let message = text!("这一篇没有正文，页面上只有标题", "the article has no text; its page shows only the title");
    let help = text!(
        "在第二个 --- 下面写正文；还没写好就写 draft: true",
        "write the text below the second ---; until it is ready, write `draft: true`"
    );
    Fault::warning("empty-text", source.at(block.opening.clone()), message).help(help)
}

/// The name of the data file in the front matter of an award list, as the author wrote it.
#[must_use]
pub(crate) fn data_named(source: &SourceText) -> Option<String> {
    let Parts { block, .. } = front_matter::split(source).ok()?;
    if !block.may_hold(&["data", "数据"]) {
        return None;
    }
    let all = Kind::ALL.iter().flat_map(|kind| kind.fields()).collect();
    Fields::read(block, all).optional::<String>("data")
}

/// The kind in the front matter, or else the default kind.
pub(super) fn kind_of(block: &Block, default_kind: Kind) -> (Kind, Vec<Fault>) {
    if !block.may_hold(&["kind", "类型"]) {
        return (default_kind, Vec::new());
    }
    // Other fields are checked later: which of them are allowed depends on the kind.
    let all: Vec<_> = Kind::ALL.iter().flat_map(|kind| kind.fields()).collect();
    let mut fields = Fields::read(block.clone(), all);
    let kind = fields.optional("kind").unwrap_or(default_kind);
    let at = fields.place("kind", &[]);
    let faults = fields.finish().into_iter().filter(|fault| fault.at == at).collect();
    (kind, faults)
}

/// Parses the body. A panic of the Markdown parser becomes a fault of this file.
fn body_of(
    source: &SourceText,
    body: std::ops::Range<usize>,
    dialect: Dialect,
    title: &str,
) -> (Option<crate::document::Document>, Vec<Fault>) {
    let start = body.start;
    let markdown = Markdown { source, body, dialect, title };
    catch_unwind(AssertUnwindSafe(|| markdown.parse())).map_or_else(
        |_| {
            let message = text!("正文里有 Markdown 解析器读不了的写法", "the Markdown parser cannot read this text");
            let help = text!("删去一半正文再试，找出是哪一段", "take out half of the text to find the passage");
            (None, vec![Fault::error("unreadable-markdown", source.at(start..start), message).help(help)])
        },
        |(document, faults)| (Some(document), faults),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{MissingAlt, RemotePictures};
    use crate::values::Language;

    const TEXT: &str = "---\ntitle: 甲乙\n---\n\n正文。\n";

    fn entry(now: Option<&'static str>) -> ParsedText {
        let text = SourceText::new("content/a.md", TEXT);
        let source = Source::new(text, vec!["a.md".to_owned()]).on_demand(move || now.map(Into::into));
        let remote_pictures = RemotePictures::default();
        let missing_alt = MissingAlt::default();
        let dialect =
            Dialect { math: false, language: Language::ZhHans, missing_alt, remote_pictures, provisions: false };
        parse(&source, Kind::Page, dialect, None).0.unwrap()
    }

    #[test]
    fn of_a_file_that_holds_another_text_now_only_the_path_is_named() {
        let same = entry(Some(TEXT));
        assert_eq!(same.field("title").written(), Some("甲乙"));
        assert_eq!(same.place_in_sentence("甲乙", &(3..6)).written(), Some("乙"));
        assert_eq!(same.field("aliases").written(), Some("---"));
        let other = entry(None);
        assert_eq!(other.field("title"), other.source.whole());
        assert_eq!(other.place_in_sentence("甲乙", &(3..6)), other.source.whole());
    }
}
