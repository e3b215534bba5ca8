//! The chapters on the fields of settings and front matter.

use crate::config::{self, NameKind};
use crate::kinds::{Kind, common};
use crate::values::{Language, Text, text};
use crate::yaml::Field;

/// Writes the chapters on settings and front matter.
pub(super) fn write(out: &mut String, language: Language) {
    let settings = text!("设置（site.yaml）", "Settings (site.yaml)");
    out.push_str(&format!("## {}\n\n", settings.in_language(language)));
    table(out, config::FIELDS, language);
    let names = text!(
        "人物和单位（content/people.yaml、content/organizations.yaml）",
        "People and organisations (content/people.yaml, content/organizations.yaml)"
    );
    out.push_str(&format!("## {}\n\n", names.in_language(language)));
    let about = text!(
        "两个文件都可以没有。同样的写法指同一个，不同的写法指不同的，除非这里写明；程序不猜。有了文件，文章的 `people`（人物）、\
         `organizations`（单位）字段里的名称都要在这里；署名、获奖名单和活动里的不必。",
        "Both files are optional. The same spelling means the same person or organisation, and another spelling means \
         another one, unless these files say otherwise: nothing is guessed. If there is a file, the names in the field \
         `people` or `organizations` of pieces must be in it; those of bylines, award lists and events need not."
    );
    out.push_str(&format!("{}\n\n", about.in_language(language)));
    for kind in NameKind::ALL {
        table(out, kind.fields(), language);
    }
    let front = text!("文首字段", "Front matter");
    out.push_str(&format!("## {}\n\n", front.in_language(language)));
    let every = text!("每一种内容都有的字段", "Fields of every kind");
    out.push_str(&format!("### {}\n\n", every.in_language(language)));
    table(out, common::FIELDS, language);
    for kind in Kind::ALL {
        out.push_str(&format!("### {}（`kind: {}`）\n\n", name(kind).in_language(language), kind.name()));
        if kind.own_fields().is_empty() {
            let none = text!("没有自己的字段。", "It has no fields of its own.");
            out.push_str(&format!("{}\n\n", none.in_language(language)));
        } else {
            table(out, kind.own_fields(), language);
        }
    }
}

/// The heading of a kind.
fn name(kind: Kind) -> Text {
    match kind {
        Kind::Article => text!("文章", "Article"),
        Kind::AwardList => text!("获奖名单", "Award list"),
        Kind::Events => text!("活动", "Events"),
        Kind::Guide => text!("指南", "Guide"),
        Kind::Issue => text!("期", "Issue"),
        Kind::Page => text!("常设页", "Standing page"),
        Kind::Regulation => text!("法规", "Regulation"),
    }
}

/// Writes a table of the fields. The fields inside a field follow it, with their paths.
fn table(out: &mut String, fields: &[Field], language: Language) {
    let head = text!("| 字段 | 中文名 | 内容 |", "| field | Chinese name | what it holds |");
    out.push_str(&format!("{}\n|---|---|---|\n", head.in_language(language)));
    rows(out, "", fields, language);
    out.push('\n');
}

fn rows(out: &mut String, path: &str, fields: &[Field], language: Language) {
    for field in fields {
        let (zh, en) = field.about;
        let about = if language == Language::En { en } else { zh };
        let (name, alias) = (field.name, field.alias);
        out.push_str(&format!("| `{path}{name}` | {alias} | {} |\n", about.replace('|', "\\|")));
        rows(out, &format!("{path}{name}."), field.inner, language);
    }
}
