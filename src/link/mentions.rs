//! Whom a piece names, and in which part.

use crate::config::NameKind;
use crate::kinds::Record;
use crate::kinds::award_list::{AwardList, Winner};
use crate::kinds::common::Role;
use crate::kinds::events::Event;
use crate::kinds::issue::Staff;
use crate::model::{Entry, Part};

/// A name as it is written, in its part.
pub(super) struct Written<'a> {
    pub(super) kind: NameKind,
    pub(super) name: &'a str,
    pub(super) part: Part,
    pub(super) details: Vec<&'a str>,
}

/// Everyone whom the front matter of a piece names. Names in the text are not looked for: which person is meant by one
/// is not known.
pub(super) fn of(entry: &Entry) -> Vec<Written<'_>> {
    let mut found = Found::default();
    let common = &entry.common;
    for one in &common.contributors {
        let part = match one.role {
            Role::供稿 => Part::Sent,
            Role::撰文 => Part::Wrote,
            Role::摄影 => Part::Photographed,
            Role::编辑 => Part::Edited,
        };
        found.all(NameKind::People, one.name.as_slice(), part, &[]);
        found.all(NameKind::Organizations, one.organization.as_slice(), part, &[]);
    }
    found.all(NameKind::People, &common.people, Part::Subject, &[]);
    found.all(NameKind::Organizations, &common.organizations, Part::Subject, &[]);
    match &entry.record {
        Record::AwardList(list) => found.awards(list),
        Record::Events(events) => events.events.iter().for_each(|event| found.event(event)),
        Record::Regulation(regulation) => {
            found.all(NameKind::Organizations, &regulation.issuers, Part::Issued, &[]);
        }
        Record::Issue(issue) => issue.staff.iter().for_each(|staff| found.staff(staff)),
        Record::Article | Record::Guide(_) | Record::Page => {}
    }
    found.0
}

#[derive(Default)]
struct Found<'a>(Vec<Written<'a>>);

impl<'a> Found<'a> {
    fn all(&mut self, kind: NameKind, names: &'a [String], part: Part, details: &[&'a str]) {
        let several = |name: &str| name.contains(['、', '，', '；', ';', ',']);
        let names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty() && !several(name));
        self.0.extend(names.map(|name| Written { kind, name, part, details: details.to_vec() }));
    }

    fn awards(&mut self, list: &'a AwardList) {
        self.all(NameKind::Organizations, &list.host, Part::Organized, &[]);
        self.all(NameKind::Organizations, &list.undertakers, Part::Undertook, &[]);
        self.all(NameKind::Organizations, &list.co_organizers, Part::Helped, &[]);
        for track in &list.tracks {
            for prize in &track.prizes {
                for winner in &prize.winners {
                    self.winner(winner, &track.name, &prize.name);
                }
            }
        }
    }

    fn winner(&mut self, winner: &'a Winner, track: &'a str, prize: &'a str) {
        let own = [Some(track), Some(prize), winner.team.as_deref(), winner.work.as_deref()];
        let details: Vec<&str> = own.into_iter().flatten().filter(|detail| !detail.is_empty()).collect();
        self.all(NameKind::People, &winner.members, Part::Won, &details);
        self.all(NameKind::Organizations, winner.organization.as_slice(), Part::Won, &details);
    }

    /// The staff of an issue; a task alone names nobody.
    fn staff(&mut self, staff: &'a Staff) {
        self.all(NameKind::People, &staff.names, Part::Staffed, &[&staff.role]);
    }

    fn event(&mut self, event: &'a Event) {
        let title = [event.title.as_str()];
        self.all(NameKind::Organizations, &event.organizers, Part::Organized, &title);
        self.all(NameKind::Organizations, &event.undertakers, Part::Undertook, &title);
        self.all(NameKind::Organizations, &event.supporters, Part::Supported, &title);
        for session in &event.sessions {
            let details = [event.title.as_str(), session.title.as_str()];
            self.all(NameKind::People, &session.speaker, Part::Spoke, &details);
            self.all(NameKind::Organizations, session.organization.as_slice(), Part::Spoke, &details);
        }
    }
}
