//! What the references of pieces lead to: links and pictures of bodies, covers, files and addresses in fields.

use chrono::{DateTime, Utc};

use super::placeholders::is_placeholder;
use super::resolver::Resolver;
use crate::document::ReferenceKind;
use crate::faults::{Fault, Place};
use crate::kinds::Record;
use crate::kinds::common::web_address;
use crate::model::{Entry, Piece, Relations, Target};
use crate::values::text;
use crate::yaml::Step;

/// The number of broken references for which suggestions are sought: each suggestion compares all names of the site.
const SUGGESTIONS: usize = 200;

/// The targets of the references of one piece.
pub(super) struct References {
    /// Of the body, in the order of its references.
    pub(super) targets: Vec<Target>,
    /// Of the cover.
    pub(super) cover: Option<Target>,
    /// Of the printed issue, once its time has come.
    pub(super) file: Option<Target>,
    /// Of the forms of a guide's documents.
    pub(super) forms: Vec<Option<Target>>,
    /// Of the pictures to register by.
    pub(super) codes: Vec<Option<Target>>,
    /// Of the field `report_of`.
    pub(super) report: Option<Target>,
}

/// Resolves every reference of every piece; each that leads nowhere becomes a fault.
pub(super) fn references(
    relations: &Relations,
    resolver: &Resolver<'_>,
    now: DateTime<Utc>,
    faults: &mut Vec<Fault>,
) -> Vec<References> {
    let mut search = Search { resolver, suggestions: SUGGESTIONS, faults };
    relations.pieces.iter().enumerate().map(|(at, piece)| search.piece(relations, at, piece, now)).collect()
}

/// A pass over all pieces.
struct Search<'a, 'r> {
    resolver: &'a Resolver<'r>,
    /// How many more suggestions may be sought.
    suggestions: usize,
    faults: &'a mut Vec<Fault>,
}

impl Search<'_, '_> {
    fn piece(&mut self, relations: &Relations, at: usize, piece: &Piece, now: DateTime<Utc>) -> References {
        let entry = &piece.entry;
        let references = entry.document.references.iter();
        let targets = references
            .map(|reference| {
                let place = || entry.source.at(reference.span.clone());
                self.find(at, reference.kind, &reference.target, &place)
            })
            .collect();
        let cover = entry.common.cover.as_ref().map(|cover| {
            let place = || entry.field_at("cover", &[Step::Key("image".into())]);
            self.find(at, ReferenceKind::Picture, &cover.image, &place)
        });
        self.faults.extend(outward(entry));
        let forms = self.forms(at, entry);
        let report = entry.common.report_of.as_deref();
        let report = report.map(|event| self.find(at, ReferenceKind::Link, event, &|| entry.field("report_of")));
        let codes = self.codes(at, entry);
        let due = entry.issue().and_then(|issue| issue.pdf.as_ref()).filter(|pdf| {
            pdf.publish_at.is_none_or(|publish_at| publish_at.begins(relations.settings.timezone) <= now)
        });
        let file = due.map(|pdf| {
            let place = || entry.field_at("pdf", &[Step::Key("file".into())]);
            self.find(at, ReferenceKind::Link, &pdf.file, &place)
        });
        References { targets, cover, file, forms, codes, report }
    }

    /// The forms of a guide.
    fn forms(&mut self, at: usize, entry: &Entry) -> Vec<Option<Target>> {
        let Record::Guide(guide) = &entry.record else { return Vec::new() };
        let place = |index| entry.field_at("documents", &[Step::Index(index), Step::Field("file", "文件")]);
        let files = guide.documents.iter().map(|document| document.file.as_deref()).enumerate();
        files.map(|(index, file)| Some(self.find(at, ReferenceKind::Link, file?, &|| place(index)))).collect()
    }

    /// The pictures to register by of events.
    fn codes(&mut self, at: usize, entry: &Entry) -> Vec<Option<Target>> {
        let image = [Step::Field("registration_image", "报名图片"), Step::Field("image", "图片")];
        let place = |index| entry.field_at("events", &[&[Step::Index(index)], &image[..]].concat());
        let pictures = entry.events().iter().map(|event| event.registration_image.as_ref()).enumerate();
        pictures
            .map(|(index, code)| Some(self.find(at, ReferenceKind::Picture, &code?.image, &|| place(index))))
            .collect()
    }

    fn find(&mut self, at: usize, kind: ReferenceKind, written: &str, place: &dyn Fn() -> Place) -> Target {
        let broken = match self.resolver.find(at, kind, written) {
            Ok(Target::External(_)) | Err(_) if is_placeholder(written) => {
                self.faults.push(placeholder(written, place()));
                return Target::Nothing;
            }
            Ok(target) => return target,
            Err(broken) => broken,
        };
        let fault = Fault::error(broken.code, place(), broken.message);
        let is_missing = matches!(broken.code, "broken-link" | "missing-picture");
        let help = broken.help.or_else(|| {
            self.suggestions = self.suggestions.checked_sub(1)?;
            self.resolver.suggest(at, kind, written)
        });
        let help = help.or_else(|| {
            is_missing.then(|| {
                text!(
                    "核对名字；文件放在文章旁边，就只写文件名",
                    "check the name; of a file beside the text, write only its name"
                )
            })
        });
        self.faults.push(match help {
            Some(help) => fault.help(help),
            None => fault,
        });
        Target::Nothing
    }
}

/// The fault of an address that nobody has filled in.
fn placeholder(written: &str, place: Place) -> Fault {
    let message = text!("地址还没有填，只写了 `{written}`", "the address is not filled in; it is only `{written}`");
    let help = text!("填上真的地址，或去掉链接、只留文字", "fill in the address, or leave the words without the link");
    Fault::error("placeholder-address", place, message).help(help)
}

/// Faults of the addresses of other sites that fields give.
fn outward(entry: &Entry) -> Vec<Fault> {
    let common = &entry.common;
    let source = common.source.as_ref().map(|source| source.url.as_str());
    let urls = [("source", "url", source), ("wechat_url", "", common.wechat_url.as_deref())];
    let fault = |(field, inner, url): (&str, &str, Option<&str>)| {
        web_address(url?, || entry.field_at(field, &[Step::Key(inner.to_owned())]))
    };
    urls.into_iter().filter_map(fault).collect()
}
