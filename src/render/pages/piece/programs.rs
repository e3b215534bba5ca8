//! What programs are told of a piece: the article that it is, and the events or the law that it is about (schema.org).

use crate::config::NameKind;
use crate::kinds::common::{Contributor, Role};
use crate::kinds::events::{Event, Mode};
use crate::kinds::regulation::Regulation;
use crate::kinds::{Kind, Record};
use crate::model::{Piece, Site};
use crate::render::head::picture;
use crate::render::inputs::Inputs;
use crate::render::values::{Thing, things};
use chrono_tz::Tz;

/// The piece as an article, with what it is about.
pub(super) fn thing(inputs: &Inputs<'_>, at: usize) -> Thing {
    let Inputs { site, page, .. } = *inputs;
    let piece = &site.pieces[at];
    let common = &piece.entry.common;
    let zone = site.settings.timezone;
    let thing = Thing::new(things::schema_type(piece))
        .with(if piece.entry.kind == Kind::Page { "name" } else { "headline" }, common.title.as_str())
        .with("alternativeHeadline", common.subtitle.clone())
        .with("description", common.summary.clone())
        .with("url", inputs.canonical())
        .with("inLanguage", site.settings.language.tag())
        .with("datePublished", common.date.map(|date| date.exact(zone)))
        .with("dateModified", common.updated.map(|date| date.exact(zone)))
        .with("publisher", things::publisher(site));
    if piece.entry.kind == Kind::Page {
        return thing;
    }
    let of_role = |wanted: fn(Role) -> bool| -> Vec<Thing> {
        common.contributors.iter().filter(|one| wanted(one.role)).filter_map(|one| contributor(site, at, one)).collect()
    };
    let authors = match common.source.as_ref() {
        Some(reprint) => reprint.author.iter().map(|name| Thing::new("Person").with("name", name.as_str())).collect(),
        None => of_role(|role| matches!(role, Role::撰文 | Role::供稿)),
    };
    things::paged(thing, piece)
        .with("image", picture(site, page).map(|(address, _)| address))
        .with("author", authors)
        .with("editor", of_role(|role| role == Role::编辑))
        .with("articleSection", piece.column.map(|column| site.settings.columns[column].title.clone()))
        .with("keywords", common.tags.clone())
        .with("isBasedOn", common.source.as_ref().map(|reprint| reprint.url.clone()))
        .with("isPartOf", piece.edition.map(|edition| things::issue(site, edition)))
        .with("about", about(site, piece))
}

/// The person with the organisation; of a person who is left out of indexes, the organisation alone.
fn contributor(site: &Site, piece: usize, one: &Contributor) -> Option<Thing> {
    let page =
        |kind: NameKind, name: &str| site.roll(kind).address(name, piece).map(|page| site.settings.absolute(page));
    let organization = one
        .organization
        .as_deref()
        .map(|name| Thing::new("Organization").with("name", name).with("url", page(NameKind::Organizations, name)));
    match site.people.listed(one.name.as_deref(), piece) {
        Some(name) => Some(
            Thing::new("Person")
                .with("name", name)
                .with("url", page(NameKind::People, name))
                .with("jobTitle", one.position.clone())
                .with("affiliation", organization),
        ),
        None => organization,
    }
}

/// The things that a piece is about.
fn about(site: &Site, piece: &Piece) -> Vec<Thing> {
    match &piece.entry.record {
        Record::Events(events) => events.events.iter().filter_map(|one| event(one, site.settings.timezone)).collect(),
        Record::Regulation(regulation) => vec![legislation(regulation, &piece.entry.common.title)],
        _ => Vec::new(),
    }
}

/// An event with its first and last day. Without a day that is known it is left out: programs need one, and none is
/// invented.
fn event(event: &Event, zone: Tz) -> Option<Thing> {
    // What was announced less exactly than it is written down is not made exact again.
    let exact = || event.schedule.iter().filter(|phase| phase.precision.is_none());
    let starts = exact().filter_map(|phase| phase.start.as_ref());
    let ends = exact().filter_map(|phase| phase.end.as_ref().or(phase.start.as_ref()));
    let start = starts.min_by_key(|start| start.first_day(zone))?.iso(zone)?;
    let end = ends.max_by_key(|end| end.last_day(zone)).and_then(|end| end.iso(zone));
    let mode = event.mode.map(|mode| match mode {
        Mode::Online => "https://schema.org/OnlineEventAttendanceMode",
        Mode::Offline => "https://schema.org/OfflineEventAttendanceMode",
        Mode::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    });
    let place = event.place.as_deref().map(|place| Thing::new("Place").with("name", place));
    let online = event.url.as_deref().filter(|_| matches!(event.mode, Some(Mode::Online | Mode::Hybrid)));
    let online = online.map(|url| Thing::new("VirtualLocation").with("url", url));
    let thing = Thing::new("Event")
        .with("name", event.title.as_str())
        .with("startDate", start)
        .with("endDate", end)
        .with("eventAttendanceMode", mode)
        .with("location", place.into_iter().chain(online).collect::<Vec<_>>())
        .with("organizer", organizations(&event.organizers))
        .with("sponsor", organizations(&event.supporters))
        .with("url", event.url.clone());
    Some(thing)
}

/// A law or rule with its days. Whether it is in force depends on the day of reading and is not said here.
fn legislation(regulation: &Regulation, title: &str) -> Thing {
    let passed = regulation.adopted_on.or(regulation.promulgated_on);
    Thing::new("Legislation")
        .with("name", title)
        .with("alternateName", regulation.short_titles.clone())
        .with("legislationIdentifier", regulation.document_number.clone())
        .with("legislationDate", passed.map(|day| day.0.to_string()))
        .with("datePublished", regulation.promulgated_on.map(|day| day.0.to_string()))
        .with("temporalCoverage", in_force(regulation))
        .with("legislationPassedBy", organizations(&regulation.issuers))
        .with("url", regulation.official_url.clone())
}

/// From its first day to its last, as ISO 8601 has intervals.
fn in_force(regulation: &Regulation) -> String {
    let until = regulation.repealed_on.map_or_else(|| "..".to_owned(), |day| day.0.to_string());
    format!("{}/{until}", regulation.effective_on.0)
}

fn organizations(names: &[String]) -> Vec<Thing> {
    names.iter().map(|name| Thing::new("Organization").with("name", name.as_str())).collect()
}
