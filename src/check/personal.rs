//! Numbers of persons in what is published: once out they cannot be called back (个人信息保护法 第二十八条).

use std::collections::BTreeSet;
use std::ops::Range;

use crate::faults::Fault;
use crate::kinds::Record;
use crate::model::{Piece, Relations};
use crate::values::{PersonalKind, PersonalNumber, personal_numbers, text};

/// Warnings for mobile numbers and identity numbers in titles, summaries and bodies. A number that the contacts of a
/// guide or the settings give is meant to be public.
#[must_use]
pub(crate) fn personal(relations: &Relations) -> Vec<Fault> {
    let meant = meant(relations);
    let pieces = relations.pieces.iter();
    pieces.flat_map(|piece| in_fields(piece, &meant).into_iter().chain(in_body(piece, &meant))).collect()
}

/// The digits of the numbers that are public.
fn meant(relations: &Relations) -> BTreeSet<String> {
    let contacts = relations.pieces.iter().flat_map(|piece| match &piece.entry.record {
        Record::Guide(guide) => guide.contacts.as_slice(),
        _ => &[],
    });
    let phones =
        contacts.filter_map(|contact| contact.phone.as_deref()).chain(relations.settings.association.phone.as_deref());
    phones.flat_map(personal_numbers).map(|number| number.digits).collect()
}

/// The numbers in a text that are not meant to be public.
fn found(text: &str, meant: &BTreeSet<String>) -> Vec<PersonalNumber> {
    let mut numbers = personal_numbers(text);
    numbers.retain(|number| !meant.contains(&number.digits));
    numbers
}

fn in_body(piece: &Piece, meant: &BTreeSet<String>) -> Vec<Fault> {
    let entry = &piece.entry;
    let begins = entry.front.span.end;
    let numbers = found(&entry.source.text[begins..], meant);
    numbers.iter().map(|number| warning(piece, number, begins + number.span.start..begins + number.span.end)).collect()
}

fn in_fields(piece: &Piece, meant: &BTreeSet<String>) -> Vec<Fault> {
    let common = &piece.entry.common;
    let fields = [("title", Some(&common.title)), ("summary", common.summary.as_ref())];
    let mut faults = Vec::new();
    for (name, text) in fields {
        for number in text.map_or_else(Vec::new, |text| found(text, meant)) {
            // The value as written may be quoted or go over several lines.
            let value = piece.entry.field(name).span.unwrap_or(0..0);
            let written = personal_numbers(&piece.entry.source.text[value.clone()]);
            let written = written.into_iter().find(|written| written.digits == number.digits);
            let at = written.map_or(value.clone(), |at| value.start + at.span.start..value.start + at.span.end);
            faults.push(warning(piece, &number, at));
        }
    }
    faults
}

fn warning(piece: &Piece, number: &PersonalNumber, at: Range<usize>) -> Fault {
    let shown = number.masked();
    let message = match number.kind {
        PersonalKind::Mobile => text!("这里有一个手机号码 {shown}", "a mobile number stands here, {shown}"),
        PersonalKind::Identity => text!("这里有一个身份证号码 {shown}", "an identity number stands here, {shown}"),
    };
    let help = text!(
        "删去，或者打码；公开的办公电话写在指南的 contacts（联系）里",
        "take it out or mask it; public office telephones belong in the `contacts` of a guide"
    );
    Fault::warning("personal-data", piece.entry.source.at(at), message).help(help)
}
