//! Numbers of persons in what is published: once out they cannot be called back (个人信息保护法 第二十八条).

use std::collections::BTreeSet;

use crate::faults::{Fault, Place};
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

fn in_body(piece: &Piece, meant: &BTreeSet<String>) -> Vec<Fault> {
    let numbers = piece.entry.personal_numbers.iter().filter(|number| !meant.contains(&number.digits));
    numbers.map(|number| warning(number, piece.entry.source.at(number.span.clone()))).collect()
}

fn in_fields(piece: &Piece, meant: &BTreeSet<String>) -> Vec<Fault> {
    let common = &piece.entry.common;
    let fields = [("title", Some(&common.title)), ("summary", common.summary.as_ref())];
    let mut faults = Vec::new();
    for (name, text) in fields {
        let numbers = text.into_iter().flat_map(|text| personal_numbers(text));
        for number in numbers.filter(|number| !meant.contains(&number.digits)) {
            faults.push(warning(&number, place(piece.entry.field(name), &number)));
        }
    }
    faults
}

/// The place of the number in a value, which may be quoted or go over several lines as it is written.
fn place(value: Place, number: &PersonalNumber) -> Place {
    let inside = value.in_text().and_then(|(text, span)| {
        let numbers = personal_numbers(&text[span.clone()]);
        let written = numbers.into_iter().find(|written| written.digits == number.digits)?;
        Some(span.start + written.span.start..span.start + written.span.end)
    });
    match inside {
        Some(inside) => value.source.at(inside),
        None => value,
    }
}

fn warning(number: &PersonalNumber, at: Place) -> Fault {
    let shown = number.masked();
    let message = match number.kind {
        PersonalKind::Mobile => text!("这里有一个手机号码 {shown}", "a mobile number stands here, {shown}"),
        PersonalKind::Identity => text!("这里有一个身份证号码 {shown}", "an identity number stands here, {shown}"),
    };
    let help = text!(
        "删去，或者打码；公开的办公电话写在指南的 contacts（联系）里",
        "take it out or mask it; public office telephones belong in the `contacts` of a guide"
    );
    Fault::warning("personal-data", at, message).help(help)
}
