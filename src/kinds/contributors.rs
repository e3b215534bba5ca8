//! The contributors of a piece, as editors write them: names in one line, a list of names, or groups of fields.

use serde::de::{Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};

use crate::values::{is_han, text, tidy_blanks};
use crate::yaml::{Field, field};

/// The characters between names that are written in one line.
const SEPARATORS: &[char] = &['、', '，', ',', '；', ';', '/'];

/// The last characters of the names of organisations.
#[rustfmt::skip]
const ORGANIZATIONS: &[&str] = &[
    "协会", "学会", "联合会", "公司", "集团", "大学", "学院", "学校", "中心", "委员会", "研究院", "研究所", "实验室",
    "办公室", "秘书处", "编辑部", "编委会", "事务所", "银行", "医院",
];

/// A person or an organisation that contributed to a piece.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Contributor {
    /// 姓名.
    #[serde(alias = "姓名")]
    pub name: Option<String>,
    /// 单位.
    #[serde(alias = "单位")]
    pub organization: Option<String>,
    /// 职务.
    #[serde(alias = "职务")]
    pub position: Option<String>,
    /// 供稿, 撰文, 摄影 or 编辑.
    #[serde(alias = "分工", default)]
    pub role: Role,
}

/// A contributor's part: submitted (供稿), wrote (撰文), photographed (摄影) or edited (编辑) the piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize, schemars::JsonSchema)]
#[allow(missing_docs, reason = "the Chinese word is the documentation")]
pub enum Role {
    供稿,
    #[default]
    撰文,
    摄影,
    编辑,
}

/// The fields of a contributor.
pub(super) const CONTRIBUTOR: &[Field] = &[
    field("name", "姓名", "姓名；与 organization 至少写一个", "the name; this or organization is needed"),
    field("organization", "单位", "单位", "the organisation"),
    field("position", "职务", "职务", "the position"),
    field(
        "role",
        "分工",
        "供稿、撰文（默认）、摄影或编辑",
        "供稿 (sent in), 撰文 (wrote, the default), 摄影 (photographed) or 编辑 (edited)",
    ),
];

/// The contributors of a piece while its fields are read.
#[derive(Default)]
pub(super) struct Contributors(pub(super) Vec<Contributor>);

impl<'de> Deserialize<'de> for Contributors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// Reads a list, and what may also stand in its place or in it: a text or a group of fields.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Contributors;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Contributors, E> {
        named(text).map(Contributors)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Contributors, A::Error> {
        let one = Contributor::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Contributors(vec![one]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Contributors, A::Error> {
        let mut all = Vec::new();
        while let Some(Contributors(members)) = list.next_element()? {
            all.extend(members);
        }
        Ok(Contributors(all))
    }
}

/// The contributors whose names stand in one text: `张三、李四`. What else a text says, as in `摄影：张三`, needs fields.
fn named<E: Error>(written: &str) -> Result<Vec<Contributor>, E> {
    // `文/张三` names a role.
    let is_role = |part: &str| {
        part.trim()
            .split(' ')
            .any(|word| ["文", "图", "摄", "撰", "编", "供稿"].iter().any(|role| word.starts_with(&format!("{role}/"))))
    };
    let of_role = is_role(written).then_some('/');
    if let Some(mark) = written.chars().find(|c| matches!(c, '：' | ':' | '（' | '(' | '【' | '[' | '<')).or(of_role)
    {
        let message = text!(
            "除了姓名还有别的（`{mark}`）；分开写，例如 [{{姓名: 张三, 单位: 某某公司, 分工: 摄影}}]",
            "holds more than names (`{mark}`); write the parts as fields, as in [{{name: 张三, organization: 某某公司, role: 摄影}}]"
        );
        return Err(E::custom(message.pack()));
    }
    // `张三 李四` are two persons, `王 芳` is one.
    let is_name = |name: &str| (2..=4).contains(&name.chars().count()) && name.chars().all(is_han);
    let blanks = written.trim().split([' ', '\u{3000}']).filter(|name| !name.is_empty());
    if blanks.clone().count() > 1 && blanks.clone().all(is_name) {
        return Ok(blanks.map(|name| contributor(name.to_owned())).collect());
    }
    let names = written.split(SEPARATORS).map(|name| tidy_blanks(name.trim())).filter(|name| !name.is_empty());
    Ok(names.map(contributor).collect())
}

fn contributor(name: String) -> Contributor {
    let is_organization = ORGANIZATIONS.iter().any(|end| name.ends_with(end));
    let (name, organization) = if is_organization { (None, Some(name)) } else { (Some(name), None) };
    Contributor { name, organization, position: None, role: Role::default() }
}

#[cfg(test)]
mod tests {
    use super::{CONTRIBUTOR, Contributor, Contributors};
    use crate::yaml::accepted::assert_listed;

    #[test]
    fn the_reference_lists_what_is_taken() {
        assert_listed::<Contributor>(CONTRIBUTOR);
    }

    #[test]
    fn names_are_read_in_every_form() {
        let read = |yaml: &str| serde_yaml::from_str::<Contributors>(yaml).map(|read| read.0);
        let list = read("[{姓名: 张三}, {姓名: 李四}]").unwrap();
        for yaml in ["张三、李四", "张三，李四", "张三 李四", "[张三, 李四]", "[张三、李四]", "[张三, {name: 李四}]"]
        {
            assert_eq!(read(yaml).unwrap(), list, "{yaml}");
        }
        assert_eq!(read("{姓名: 张三}").unwrap(), list[..1]);
        assert_eq!(read("某某协会秘书处").unwrap(), read("[{单位: 某某协会秘书处}]").unwrap());
        assert!(read("摄影：张三").is_err() && read("张三（某某公司）").is_err() && read("7").is_err());
    }
}
