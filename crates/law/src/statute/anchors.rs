//! Anchors, made of legal numbers only, so that moved chapters and new titles do not change them.

use std::collections::HashMap;

use super::level::Level;
use super::number::Number;

/// Gives out anchors, each once.
#[derive(Default)]
pub(super) struct Anchors {
    /// How often each anchor was asked for.
    taken: HashMap<String, usize>,
}

impl Anchors {
    /// The anchor of a provision inside the one whose anchor is `parent`; empty at the top.
    pub(super) fn of(&mut self, level: Level, number: Option<Number>, title: &str, parent: &str) -> String {
        let own = own(level, number, title);
        let id = if parent.is_empty() { own } else { format!("{parent}-{own}") };
        self.free(id)
    }

    /// The anchor, with `-again` if it is taken: a number occurs twice in the text.
    fn free(&mut self, id: String) -> String {
        let times = self.taken.entry(id.clone()).or_insert(0);
        *times += 1;
        match *times {
            1 => id,
            2 => format!("{id}-again"),
            times => format!("{id}-again{}", times - 1),
        }
    }
}

fn own(level: Level, number: Option<Number>, title: &str) -> String {
    let number = number.unwrap_or_default();
    let inserted = if number.inserted > 0 { format!("-{}", number.inserted) } else { String::new() };
    let name = match level {
        Level::Preamble => return "preamble".to_owned(),
        Level::Heading => {
            let name = match title {
                "总则" => "general",
                "分则" => "special",
                _ => "supplementary",
            };
            return name.to_owned();
        }
        Level::Annex => "annex-",
        Level::Part => "part-",
        Level::Subpart => "subpart-",
        Level::Chapter => "ch-",
        Level::Section => "sec-",
        Level::Article => "art-",
        Level::Point => "point-",
        Level::Paragraph => "p",
        Level::Item => "i",
        Level::Subitem => "s",
    };
    format!("{name}{}{inserted}", number.base)
}
