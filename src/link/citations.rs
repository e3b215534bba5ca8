//! What citations of laws and provisions lead to, and who cites each provision.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::unresolved::sentence;
use crate::config::Settings;
use crate::document::Passage;
use crate::faults::{Fault, Place};
use crate::kinds::regulation::Regulation;
use crate::model::{Citer, Piece, Target};
use crate::values::text;
use huikan_law::corpus::{CitingText, Corpus, Resolution, Unresolved, Version};
use huikan_law::statute::Statute;

/// A provision that is cited.
struct Cite {
    /// Its piece.
    piece: usize,
    /// Its anchor; empty for the whole.
    anchor: String,
    /// The provision that cites, by its anchor and as it is called.
    by: Option<(String, String)>,
}

/// The citations of one piece.
#[derive(Default)]
pub(super) struct Citations {
    /// The targets of the citations in the body.
    pub(super) cites: Vec<Option<Target>>,
    /// The sentences of fields that cite, with the byte ranges that become links.
    pub(super) in_fields: BTreeMap<String, Vec<(Range<usize>, Target)>>,
    /// Who cites the piece, by anchor.
    pub(super) cited_by: BTreeMap<String, Vec<Citer>>,
}

/// What one piece cites.
#[derive(Default)]
struct Cites {
    targets: Vec<Option<Target>>,
    fields: BTreeMap<String, Vec<(Range<usize>, Target)>>,
    cited: Vec<Cite>,
    faults: Vec<Fault>,
}

/// Resolves every citation of every piece. What names a provision that does not exist becomes a warning, what stays text
/// for another reason a note.
pub(super) fn citations(settings: &Settings, pieces: &[Piece], faults: &mut Vec<Fault>) -> Vec<Citations> {
    let says_nothing =
        |piece: &Piece| piece.entry.document.passages.is_empty() && piece.entry.citing_sentences.is_empty();
    if pieces.iter().all(says_nothing) {
        return pieces.iter().map(|_| Citations::default()).collect();
    }
    let library = Library::of(pieces);
    let cites = |(at, piece)| if says_nothing(piece) { Cites::default() } else { library.cites(settings, at) };
    let found: Vec<Cites> = pieces.iter().enumerate().map(cites).collect();
    let mut cited_by = cited_by(&found);
    let citations = |(at, cites): (usize, Cites)| {
        faults.extend(cites.faults);
        Citations { cites: cites.targets, in_fields: cites.fields, cited_by: cited_by.remove(&at).unwrap_or_default() }
    };
    found.into_iter().enumerate().map(citations).collect()
}

/// Who cites each piece: by piece and anchor.
fn cited_by(found: &[Cites]) -> BTreeMap<usize, BTreeMap<String, Vec<Citer>>> {
    let mut cited_by: BTreeMap<usize, BTreeMap<String, Vec<Citer>>> = BTreeMap::new();
    for (piece, cites) in found.iter().enumerate() {
        for cite in &cites.cited {
            let citer = Citer { piece, provision: cite.by.clone() };
            let citers = cited_by.entry(cite.piece).or_default().entry(cite.anchor.clone()).or_default();
            if citers.last() != Some(&citer) && !citers.contains(&citer) {
                citers.push(citer);
            }
        }
    }
    cited_by
}

/// The statutes of the site.
struct Library<'a> {
    all: &'a [Piece],
    corpus: Corpus<'a>,
    /// The piece of each text of the corpus, and the text of each piece.
    pieces: Vec<usize>,
    texts: BTreeMap<usize, usize>,
}

fn regulation(piece: &Piece) -> Option<(&Regulation, &Statute)> {
    Some((piece.regulation()?, piece.entry.document.statute.as_deref()?))
}

/// When the text of the body was made known, as far as the front matter tells: its days may be those of the first
/// version.
fn made(regulation: &Regulation) -> Option<NaiveDate> {
    let made = regulation.promulgated_on.or(regulation.adopted_on)?.0;
    let before = regulation.versions.iter().rev().nth(1);
    before.is_none_or(|before| before.effective_on.0 < made).then_some(made)
}

/// The day of a text.
fn day(settings: &Settings, piece: &Piece) -> Option<NaiveDate> {
    if let Some(regulation) = piece.regulation() {
        return Some(made(regulation).unwrap_or_else(|| regulation.version_day().0));
    }
    let dated = piece.entry.common.date.is_some() || piece.edition.is_some();
    dated
        .then_some(piece.sort_day)
        .filter(|day| *day > NaiveDate::MIN)
        .map(|day| piece.entry.common.date.map_or(day, |date| date.day(settings.timezone)))
}

impl<'a> Library<'a> {
    fn of(pieces: &'a [Piece]) -> Self {
        let (mut texts, mut places) = (Vec::new(), Vec::new());
        for (at, piece) in pieces.iter().enumerate() {
            let Some((regulation, statute)) = regulation(piece) else { continue };
            // All versions of a regulation are cited by the title of the one that names none as its main text.
            let is_main = |at: &&usize| pieces[**at].regulation().is_some_and(|one| one.version_of.is_none());
            let main = piece.versions.iter().find(is_main).map_or(piece, |main| &pieces[*main]);
            places.push(at);
            texts.push(Version {
                title: &main.entry.common.title,
                short_titles: main.regulation().map_or(&[], |main| &main.short_titles),
                number: regulation.document_number.as_deref(),
                promulgated_on: made(regulation),
                effective_on: Some(regulation.version_day().0),
                is_amended: regulation.versions.len() > 1,
                statute,
            });
        }
        let by_piece = places.iter().enumerate().map(|(text, piece)| (*piece, text)).collect();
        Self { all: pieces, corpus: Corpus::new(texts), pieces: places, texts: by_piece }
    }

    fn cites(&self, settings: &Settings, at: usize) -> Cites {
        let piece = &self.all[at];
        let mut cites = Cites::default();
        let document = &piece.entry.document;
        let own = self.texts.get(&at).copied();
        let citing = CitingText {
            version: own,
            date: day(settings, piece),
            effective_on: piece.regulation().map(|one| one.version_day().0),
            aliases: &document.aliases,
        };
        let mut resolver = self.corpus.resolver(citing);
        for passage in &document.passages {
            let provision = passage.provision.filter(|_| own.is_some());
            let resolved = resolver.resolve(provision, &passage.citations);
            let called = own.zip(provision).and_then(|(own, at)| self.corpus.version(own).statute.designation(at));
            let called = called.map(|one| (one.id, one.name));
            let place = |span: &Range<usize>| piece.entry.source.at(span.clone());
            self.passage(&mut cites, at, passage, &resolved, called.as_ref(), &place);
        }
        for (text, passage) in &piece.entry.citing_sentences {
            self.field(&mut cites, at, (text, passage), citing);
        }
        cites
    }

    /// A sentence of a field.
    fn field(&self, cites: &mut Cites, at: usize, (text, passage): (&str, &Passage), citing: CitingText<'_>) {
        let resolved = self.corpus.resolver(citing).resolve(None, &passage.citations);
        let place = |span: &Range<usize>| self.all[at].entry.place_in_sentence(text, span);
        let outer = std::mem::take(&mut cites.targets);
        let before = cites.cited.len();
        self.passage(cites, at, passage, &resolved, None, &place);
        // What a regulation says of itself beside its text tells nobody who cites it.
        let own = cites.cited.split_off(before);
        cites.cited.extend(own.into_iter().filter(|cite| cite.piece != at));
        let found = std::mem::replace(&mut cites.targets, outer);
        let links = passage.links().cloned().zip(found).filter_map(|(span, target)| Some((span, target?)));
        let links: Vec<(Range<usize>, Target)> = links.collect();
        if !links.is_empty() {
            cites.fields.insert(text.to_owned(), links);
        }
    }

    fn passage(
        &self,
        cites: &mut Cites,
        at: usize,
        passage: &Passage,
        resolved: &[Resolution],
        called: Option<&(String, String)>,
        place: &dyn Fn(&Range<usize>) -> Place,
    ) {
        for (citation, resolved) in passage.citations.iter().zip(resolved) {
            if citation.locators.is_empty() {
                let found = resolved.version.as_ref().map(|text| self.pieces[*text]);
                if let Ok(cited) = found {
                    cites.cited.push(Cite { piece: cited, anchor: String::new(), by: called.cloned() });
                }
                let page = found.map(|cited| Target::Page(self.all[cited].address.clone(), String::new()));
                let place = || place(&citation.span);
                cites.faults.extend(page.as_ref().err().and_then(|reason| said(reason, true, place)));
                cites.targets.push(page.ok());
            }
            for (locator, found) in citation.locators.iter().zip(&resolved.targets) {
                let target = match (found, &resolved.version) {
                    (Ok(target), Ok(text)) => {
                        let (statute, cited) = (self.corpus.version(*text).statute, self.pieces[*text]);
                        let id = |at: usize| statute.provisions[at].id.clone();
                        let cite = |at: &usize| Cite { piece: cited, anchor: id(*at), by: called.cloned() };
                        cites.cited.extend(target.all.iter().map(cite));
                        let fragment = format!("#{}", id(target.first));
                        let address = || self.all[cited].address.clone();
                        Some(if cited == at { Target::Here(fragment) } else { Target::Page(address(), fragment) })
                    }
                    _ => None,
                };
                let place = || place(&locator.span);
                cites.faults.extend(found.as_ref().err().and_then(|reason| said(reason, false, place)));
                cites.targets.push(target);
            }
        }
    }
}

/// What is to be said of a citation that leads nowhere.
fn said(reason: &Unresolved, is_title: bool, place: impl Fn() -> Place) -> Option<Fault> {
    match reason {
        Unresolved::MissingProvision { is_explicit: true, .. } => {
            let help = text!(
                "核对条款号，或核对所引的是不是这个文本",
                "check the number, and whether this is the text that is meant"
            );
            Some(Fault::warning("missing-provision", place(), sentence(reason)).help(help))
        }
        // A title of anything may stand in 《》, and nobody misses a link to a law that the site does not have.
        Unresolved::UnknownLaw(_) if is_title => None,
        reason if reason.is_expected() => None,
        reason => Some(Fault::note("unresolved-citation", place(), sentence(reason))),
    }
}
