//! Addresses of pieces, from the paths of their files.

use crate::config::Settings;
use crate::faults::{Fault, Place, nearest};
use crate::kinds::Kind;
use crate::model::Entry;
use crate::values::{Address, Slug, text};

/// What the path of a file tells.
#[derive(Clone, Debug)]
pub struct Placement {
    /// Its column, by its place in the settings.
    pub column: Option<usize>,
    /// The kind of a file in that folder.
    pub kind: Kind,
    /// The last component of its address, from the file's name.
    pub slug: Slug,
}

/// Reads a file's path below `content/`.
///
/// # Errors
/// A fault where its folder is no column or its name cannot be part of an address.
pub fn place(settings: &Settings, components: &[String], site_path: &str) -> Result<Placement, Fault> {
    let file = components.last().map_or("", String::as_str);
    let stem = file.strip_suffix(".md").unwrap_or(file);
    let name = if stem == "index" && components.len() > 2 { components[components.len() - 2].as_str() } else { stem };
    let slug = Slug::new(name).map_err(|error| {
        let reason = error.text();
        let (zh, en) = (reason.zh, reason.en);
        Fault::error("bad-file-name", Place::file(site_path), text!("文件名{zh}", "the file's name {en}"))
    })?;
    match components {
        [_] => Ok(Placement { column: None, kind: Kind::Page, slug }),
        [folder, ..] if folder == "issues" => Ok(Placement { column: None, kind: Kind::Issue, slug }),
        [folder, ..] => match settings.columns.iter().position(|column| column.id == *folder) {
            Some(column) => Ok(Placement { column: Some(column), kind: settings.columns[column].kind, slug }),
            None => Err(unknown_column(settings, folder)),
        },
        [] => Err(Fault::error("bad-file-name", Place::file(site_path), text!("没有文件名", "the file has no name"))),
    }
}

/// The fault of a folder that is no column. It names the folder, so that it is the same for all files in it.
fn unknown_column(settings: &Settings, folder: &str) -> Fault {
    let message = text!("site.yaml 里没有栏目 `{folder}`", "there is no column `{folder}` in site.yaml");
    let known: Vec<&str> = settings.columns.iter().map(|column| column.id.as_str()).collect();
    let list = known.join("、");
    let list_en = known.join(", ");
    let titled = settings.columns.iter().find(|column| column.title == folder);
    let help = match nearest(folder, known.iter().copied()) {
        _ if titled.is_some() => {
            let id = titled.map_or("", |column| column.id.as_str());
            text!(
                "文件夹的名字是栏目的编号，不是栏目名：把 {folder} 改名为 {id}",
                "a folder bears the column's id, not its title: rename {folder} to {id}"
            )
        }
        Some(meant) => {
            text!("是不是 `{meant}`？已有的栏目：{list}", "did you mean `{meant}`? The columns are: {list_en}")
        }
        None => text!(
            "已有的栏目：{list}；或在 site.yaml 的 columns 里加一个",
            "the columns are: {list_en}; or add one to `columns` in site.yaml"
        ),
    };
    Fault::error("unknown-column", Place::file(&format!("content/{folder}")), message).help(help)
}

/// The address of an entry, published or not.
pub(super) fn address(settings: &Settings, entry: &Entry, placement: &Placement) -> Address {
    let slug = entry.common.slug.as_ref().unwrap_or(&placement.slug).as_str();
    match (entry.kind, placement.column) {
        (Kind::Issue, _) => Address::home().below("issues").below(slug),
        (_, Some(column)) => Address::home().below(&settings.columns[column].id).below(slug),
        _ => Address::home().below(slug),
    }
}
