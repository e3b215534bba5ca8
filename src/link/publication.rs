//! What is published now, and what is held back.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::addresses::Placement;
use super::text_file::TextFile;
use crate::config::Settings;
use crate::kinds::{Kind, Record};
use crate::model::{Entry, Held, HeldReason};
use crate::values::{Date, Text, text};

/// The pieces that are published although they are not due.
#[derive(Clone, Copy, Debug, Default)]
pub struct Include {
    /// Drafts.
    pub drafts: bool,
    /// Pieces whose time of publication has not come.
    pub future: bool,
}

type Placed = (Arc<Entry>, Placement);

/// What is not published now.
pub(super) struct AllHeld {
    pub(super) pieces: Vec<Held>,
    /// The files of these pieces, in the same order.
    pub(super) files: Vec<TextFile>,
}

/// Parts the entries into those that are published and those that are not. A piece of an issue that is not published
/// is not either.
pub(super) fn select(
    settings: &Arc<Settings>,
    entries: Vec<Placed>,
    now: DateTime<Utc>,
    include: Include,
) -> (Vec<Placed>, AllHeld) {
    let reason = |entry: &Entry| held_back(settings, entry, now, include);
    let issues: BTreeMap<String, bool> = entries
        .iter()
        .filter(|(entry, _)| entry.kind == Kind::Issue)
        .map(|(entry, placement)| {
            (entry.common.slug.as_ref().unwrap_or(&placement.slug).to_string(), reason(entry).is_none())
        })
        .collect();
    let (mut published, mut pieces, mut files) = (Vec::with_capacity(entries.len()), Vec::new(), Vec::new());
    for (entry, placement) in entries {
        let in_hidden_issue = entry.common.issue.as_ref().is_some_and(|issue| issues.get(issue) == Some(&false));
        match reason(&entry).or(in_hidden_issue.then_some(HeldReason::Issue)) {
            Some(reason) => {
                files.push(TextFile::of(settings, &entry, &placement));
                pieces.push(Held { path: entry.source.path.to_string(), reason });
            }
            None => published.push((entry, placement)),
        }
    }
    (published, AllHeld { pieces, files })
}

fn held_back(settings: &Settings, entry: &Entry, now: DateTime<Utc>, include: Include) -> Option<HeldReason> {
    let common = &entry.common;
    if common.draft && !include.drafts {
        return Some(HeldReason::Draft);
    }
    if let Some(end) = common.expires_at.filter(|end| !end.begins_after(now, settings.timezone)) {
        return Some(HeldReason::Expired(end.begins(settings.timezone)));
    }
    let begin = common.publish_at.or(common.date).filter(|_| !include.future)?;
    let is_later = begin.begins_after(now, settings.timezone);
    is_later.then(|| HeldReason::Until(begin.begins(settings.timezone)))
}

/// Why a piece is not published now, as the end of a sentence that begins with its name.
pub(super) fn words(settings: &Settings, reason: HeldReason) -> Text {
    match reason {
        HeldReason::Draft => text!("是草稿", "is a draft"),
        HeldReason::Issue => text!("所在的期没有发布", "belongs to an issue that is not published"),
        HeldReason::Expired(_) => text!("已经撤下", "has been withdrawn"),
        HeldReason::Until(moment) => {
            let hour = moment.with_timezone(&settings.timezone).format("%Y-%m-%d %H:%M");
            text!("要到 {hour} 才发布", "is held back until {hour}")
        }
    }
}

/// The next moment after `now` at which the clock changes what is published: pieces, files, the status of
/// regulations.
pub(super) fn next_change(settings: &Settings, entries: &[Placed], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let dates = entries.iter().flat_map(|(entry, _)| {
        let pdf = if let Record::Issue(issue) = &entry.record { issue.pdf.as_ref() } else { None };
        let common = &entry.common;
        [common.date, common.publish_at, common.expires_at, pdf.and_then(|pdf| pdf.publish_at)]
    });
    let status = entries.iter().flat_map(|(entry, _)| {
        let regulation = if let Record::Regulation(regulation) = &entry.record { Some(regulation) } else { None };
        let days = regulation.into_iter().flat_map(|one| one.turning_days().chain([one.version_day()]));
        days.map(Date::from)
    });
    let later = dates.flatten().chain(status).filter(|date| date.begins_after(now, settings.timezone));
    later.map(|date| date.begins(settings.timezone)).min()
}
