//! The registers of names, `content/people.yaml` and `content/organizations.yaml`, which say whom a name means.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::faults::{Fault, Place, SourceText};
use crate::kinds::common::web_address;
use crate::values::{Slug, text};
use crate::yaml::{Block, Field, Fields, Step, deserialize_one_or_many, field};

/// People or organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// 人物.
    People,
    /// 单位.
    Organizations,
}

impl NameKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::People, Self::Organizations];

    /// The key in the register, the field of a piece, and the first component of addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Organizations => "organizations",
        }
    }

    /// The path of the register below the site's root.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::People => "content/people.yaml",
            Self::Organizations => "content/organizations.yaml",
        }
    }

    /// The only field of the register.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        const PEOPLE: &[Field] =
            &[field("people", "人物", "人物，每人一项，必填", "the people, one entry each; required").of(NAME)];
        const ORGANIZATIONS: &[Field] =
            &[field("organizations", "单位", "单位，每家一项，必填", "the organisations, one entry each; required")
                .of(NAME)];
        match self {
            Self::People => PEOPLE,
            Self::Organizations => ORGANIZATIONS,
        }
    }
}

/// An entry of a register: a person or an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameEntry {
    /// The main name, which is the title of the page.
    #[serde(alias = "名称")]
    pub name: String,
    /// The last component of the page's address; the name where it is not given. It tells people of the same name apart.
    #[serde(alias = "编号")]
    pub id: Option<String>,
    /// Other names that mean the same.
    #[serde(alias = "别名", default, deserialize_with = "deserialize_one_or_many")]
    pub aliases: Vec<String>,
    /// The reading in pinyin, where the usual one is wrong.
    #[serde(alias = "拼音")]
    pub pinyin: Option<String>,
    /// A note of one sentence.
    #[serde(alias = "说明")]
    pub note: Option<String>,
    /// The address of a page elsewhere.
    #[serde(alias = "网址")]
    pub url: Option<String>,
    /// Whether there is a page; `false` for those who do not want one.
    #[serde(alias = "索引", default = "yes")]
    pub index: bool,
    /// The pieces in which the name means this entry, as paths below `content/`; empty for all pieces.
    #[serde(alias = "限于", default, deserialize_with = "deserialize_one_or_many")]
    pub of: Vec<String>,
}

const fn yes() -> bool {
    true
}

/// The fields of an entry.
const NAME: &[Field] = &[
    field("name", "名称", "名称，必填", "the name; required"),
    field(
        "id",
        "编号",
        "页面地址的最后一段；不写就是名称；两个人同名时各写一个",
        "the last component of the page's address; by default the name; namesakes need different ones",
    ),
    field("aliases", "别名", "指同一个的其他写法", "other spellings of the same name"),
    field(
        "pinyin",
        "拼音",
        "读音，例如 shan xiong xin；姓的常见读音程序认得",
        "the pinyin, if the usual reading is wrong",
    ),
    field("note", "说明", "一句说明", "one sentence"),
    field("url", "网址", "别处的网页", "a page on another site"),
    field(
        "index",
        "索引",
        "false 时没有页面，不列入索引，也不链接",
        "`false`: no page, no entry in the index, no links",
    ),
    field(
        "of",
        "限于",
        "只在这些文章里是这一个，例如 news/a.md；用于同名的人",
        "the pieces, as in news/a.md, in which the name means this person; for namesakes",
    ),
];

/// A register.
#[derive(Clone, Debug)]
pub struct Register {
    /// Whether it has people or organisations.
    pub kind: NameKind,
    /// The entries, in the order of the file.
    pub entries: Vec<NameEntry>,
    block: Block,
}

impl Register {
    /// The place of an entry's field, or of the member `index` of a list in it; the entry where the field is missing.
    #[must_use]
    pub fn place(&self, entry: usize, field: &'static str, alias: &'static str, index: Option<usize>) -> Place {
        let key = self.kind.fields()[0];
        let mut path = vec![Step::Field(key.name, key.alias), Step::Index(entry), Step::Field(field, alias)];
        path.extend(index.map(Step::Index));
        self.block.value_at(&path)
    }
}

/// Reads a register, and returns it with its faults; `None` where it cannot be read.
#[must_use]
pub(crate) fn read_register(kind: NameKind, source: &SourceText) -> (Option<Register>, Vec<Fault>) {
    let first_line = source.text.find('\n').unwrap_or(source.text.len());
    let block = Block { source: source.clone(), span: 0..source.text.len(), opening: 0..first_line };
    let mut fields = Fields::read(block.clone(), kind.fields().to_vec());
    let Some(entries) = fields.required(kind.name()) else { return (None, fields.finish()) };
    let register = Register { kind, entries, block };
    for fault in faults(&register) {
        fields.report(fault);
    }
    (Some(register), fields.finish())
}

/// The faults of the entries: invalid ids and addresses, and names or ids that are given twice.
fn faults(register: &Register) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: BTreeMap<&str, (usize, Option<usize>)> = BTreeMap::new();
    for (at, entry) in register.entries.iter().enumerate() {
        let id = entry.id.as_ref().unwrap_or(&entry.name);
        let field = if entry.id.is_some() { ("id", "编号") } else { ("name", "名称") };
        let place = |at: usize| register.place(at, field.0, field.1, None);
        if let Err(error) = Slug::new(&id.replace('/', "-")) {
            let reason = error.text();
            let (zh, en) = (reason.zh, reason.en);
            faults.push(Fault::error("bad-slug", place(at), text!("名称或编号{zh}", "the name or `id` {en}")));
        }
        if !entry.of.is_empty() && *id == entry.name {
            let message = text!(
                "写了 `of`（限于），却没有另写 `id`（编号）",
                "`of` is given without an `id` that differs from the name"
            );
            let help = text!("加一个与名称不同的 id，例如 id: {id}-2", "add one, as in `id: {id}-2`");
            faults.push(Fault::error("missing-field", register.place(at, "of", "限于", None), message).help(help));
        }
        faults
            .extend(entry.url.as_deref().and_then(|url| web_address(url, || register.place(at, "url", "网址", None))));
        if let Some(first) = ids.insert(id.replace('/', "-").to_lowercase(), at) {
            let message = text!("`{id}` 写了两次", "`{id}` is given twice");
            let help = text!(
                "同一个就并成一项；不同的两个，各写 id（编号）",
                "make one entry of them; two that are different have an `id` each"
            );
            let fault = Fault::error("duplicate-name", place(at), message).help(help);
            faults.push(fault.related(place(first), text!("第一次在这里", "first given here")));
        }
        let written = [(&entry.name, None)].into_iter().chain(entry.aliases.iter().zip((0..).map(Some)));
        for (name, alias) in written.filter(|_| entry.of.is_empty()) {
            let place = |(at, alias): (usize, Option<usize>)| match alias {
                None => register.place(at, "name", "名称", None),
                Some(alias) => register.place(at, "aliases", "别名", Some(alias)),
            };
            let Some(first) = names.insert(name, (at, alias)) else { continue };
            let message = text!("`{name}` 指两项", "`{name}` means two entries");
            let help = text!(
                "只留在一项里；确实同名的，其中一项用 of（限于）写明是哪几篇里的",
                "keep it in one of them; where two bear the same name, say with `of` in which pieces one of them is meant"
            );
            let fault = Fault::error("duplicate-name", place((at, alias)), message).help(help);
            faults.push(fault.related(place(first), text!("第一次在这里", "first given here")));
        }
    }
    // A repeated name without an id is also a repeated id; it is reported once.
    faults.dedup_by(|a, b| a.at == b.at && a.code == b.code);
    faults
}

#[cfg(test)]
mod tests {
    use super::{NAME, NameEntry};
    use crate::yaml::accepted::assert_listed;

    #[test]
    fn the_reference_lists_what_is_taken() {
        assert_listed::<NameEntry>(NAME);
    }
}
