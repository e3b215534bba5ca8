//! People and organisations that the site names, each with everything that names them.

use std::collections::BTreeMap;

use crate::config::NameKind;
use crate::values::Address;

/// All people, or all organisations, that have a page.
#[derive(Debug)]
pub struct Roll {
    /// Whether these are people or organisations.
    pub kind: NameKind,
    /// Each once, in the order of their readings.
    pub entries: Vec<Named>,
    /// Who is meant by a name as it is written.
    pub meanings: BTreeMap<String, Vec<Meaning>>,
}

/// Whom a written name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The place in the roll; `None` for one who has no page.
    pub entry: Option<usize>,
    /// The pieces in which the name means this one; empty for all others.
    pub of: Vec<usize>,
}

/// A person or an organisation.
#[derive(Debug)]
pub struct Named {
    /// The name under which the page stands.
    pub name: String,
    /// What the register calls it by beside its names.
    pub id: Option<String>,
    /// Other names that mean the same.
    pub aliases: Vec<String>,
    /// One sentence.
    pub note: Option<String>,
    /// The whole address of a page elsewhere.
    pub url: Option<String>,
    /// The pinyin of the name, without tones.
    pub reading: String,
    /// The letter of the index, A–Z or `#`.
    pub letter: char,
    /// Where the first page stands.
    pub address: Address,
    /// The pieces that name it, newest first, each once.
    pub pieces: Vec<usize>,
    /// How they name it, by piece in the same order.
    pub mentions: Vec<Mention>,
}

/// A part that someone has in a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The piece.
    pub piece: usize,
    /// The part.
    pub part: Part,
    /// What belongs to it: track, prize and work of an award, the title of an event. May be empty.
    pub details: Vec<String>,
}

/// What someone does in a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 供稿.
    Sent,
    /// 撰文.
    Wrote,
    /// 摄影.
    Photographed,
    /// 编辑.
    Edited,
    /// 获奖.
    Won,
    /// The piece is about it: 人物, 相关.
    Subject,
    /// 主办.
    Organized,
    /// 承办.
    Undertook,
    /// 协办.
    Helped,
    /// 支持.
    Supported,
    /// 制定.
    Issued,
    /// 演讲: a speaker, or the organisation of one.
    Spoke,
    /// 编辑人员: of the staff of an issue.
    Staffed,
}

impl Named {
    /// Whether a text that writes this means it by the `id` of the register, which is no name.
    #[must_use]
    pub fn is_id(&self, written: &str) -> bool {
        self.id.as_deref() == Some(written.trim()) && !self.aliases.iter().any(|alias| alias == written)
    }
}

impl Part {
    /// Its name: in `index.json`, and after `part_` among the words of the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Wrote => "wrote",
            Self::Photographed => "photographed",
            Self::Edited => "edited",
            Self::Won => "won",
            Self::Subject => "subject",
            Self::Organized => "organized",
            Self::Undertook => "undertook",
            Self::Helped => "helped",
            Self::Supported => "supported",
            Self::Issued => "issued",
            Self::Spoke => "spoke",
            Self::Staffed => "staffed",
        }
    }
}

impl Roll {
    /// An empty one.
    #[must_use]
    pub const fn new(kind: NameKind) -> Self {
        Self { kind, entries: Vec::new(), meanings: BTreeMap::new() }
    }

    /// Who is meant by the name in this piece, where that is known.
    fn meaning(&self, name: &str, piece: usize) -> Option<&Meaning> {
        let meanings = self.meanings.get(name.trim())?;
        let here = meanings.iter().find(|meaning| meaning.of.contains(&piece));
        here.or_else(|| meanings.iter().find(|meaning| meaning.of.is_empty()))
    }

    /// The place in the roll of whom the name means in this piece; `None` for who has no page.
    #[must_use]
    pub fn find(&self, name: &str, piece: usize) -> Option<usize> {
        self.meaning(name, piece)?.entry
    }

    /// The address of the page of the person or organisation that the name means in this piece.
    #[must_use]
    pub fn address(&self, name: &str, piece: usize) -> Option<&Address> {
        self.find(name, piece).map(|entry| &self.entries[entry].address)
    }

    /// The name, unless it means someone in this piece who does not want to be in indexes.
    #[must_use]
    pub fn listed<'n>(&self, name: Option<&'n str>, piece: usize) -> Option<&'n str> {
        name.filter(|name| !self.is_left_out(name, piece))
    }

    /// Whether the name means someone in this piece who does not want to be in indexes.
    #[must_use]
    pub fn is_left_out(&self, name: &str, piece: usize) -> bool {
        self.meaning(name, piece).is_some_and(|meaning| meaning.entry.is_none())
    }
}
