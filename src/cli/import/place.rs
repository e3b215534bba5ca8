//! Where drafts are written.

use std::path::{Path, PathBuf};

use crate::cli::arguments::{Arguments, ImportTarget};
use crate::config::{self, Settings};
use crate::kinds::Kind;
use crate::load;
use crate::values::{Slug, Text, text};

/// Where the drafts of one import are written.
pub(super) struct Place {
    /// The site's root, or where there is no site the present folder: there the import is recorded.
    pub root: PathBuf,
    pub to: To,
    /// The column that is asked for.
    pub column: Option<String>,
    /// The issue that is asked for.
    pub issue: Option<String>,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// The settings of the site in which the command runs.
    pub settings: Option<Settings>,
}

/// The goal of an import.
pub(super) enum To {
    /// Standard output.
    Screen,
    /// A folder, or the folders that the drafts suggest below it.
    Folder(PathBuf),
    /// Columns of the site.
    Columns,
}

impl Place {
    /// The place that the options name. Returns what is wrong with them.
    pub(super) fn of(arguments: &Arguments, target: &ImportTarget) -> Result<Self, Text> {
        let settings = settings(&arguments.root)?;
        if let (Some(column), Some(settings)) = (&target.column, &settings)
            && settings.column(column).is_none()
        {
            let ids: Vec<&str> = settings.columns.iter().map(|column| column.id.as_str()).collect();
            let ids = ids.join("、");
            return Err(text!("没有栏目 {column}；有的是：{ids}", "there is no column {column}; there are: {ids}"));
        }
        if let Some(column) = &target.column
            && Slug::new(column).is_err()
        {
            return Err(text!(
                "栏目 {column} 不能作文件夹的名字",
                "the column {column} cannot be the name of a folder"
            ));
        }
        let to = match &target.output {
            Some(output) if output.as_os_str() == "-" => To::Screen,
            Some(output) => To::Folder(output.clone()),
            None if settings.is_some() => To::Columns,
            None => To::Folder(PathBuf::from(".")),
        };
        let (column, issue, dry_run) = (target.column.clone(), target.issue.clone(), target.dry_run);
        Ok(Self { root: arguments.root.clone(), to, column, issue, dry_run, settings })
    }

    /// The file at a path that [`Self::folder`] begins.
    pub(super) fn file(&self, path: &Path) -> PathBuf {
        match &self.to {
            To::Folder(folder) => folder.join(path),
            To::Columns | To::Screen => self.root.join(path),
        }
    }

    /// The folder for a text of this kind, and whether its kind has to be told there. Returns what is wrong
    /// where the site has no column for it.
    pub(super) fn folder(&self, kind: Kind, suggested: Option<&str>) -> Result<(PathBuf, bool), Text> {
        let wanted = self.column.as_deref().or(suggested);
        match (&self.to, &self.settings) {
            (To::Columns, Some(settings)) => {
                let named = wanted.and_then(|id| settings.column(id));
                let fitting = || settings.columns.iter().find(|column| column.kind == kind);
                let column = named.or_else(fitting).or_else(|| settings.columns.first()).ok_or_else(|| {
                    text!(
                        "网站没有栏目；先在 site.yaml 里写 columns",
                        "the site has no column; write columns in site.yaml first"
                    )
                })?;
                Ok((Path::new("content").join(column.id.as_str()), column.kind != kind))
            }
            _ => Ok((PathBuf::from(wanted.unwrap_or("")), kind != Kind::Article)),
        }
    }
}

/// The settings of the site in a folder; `None` where there is no site.
fn settings(root: &Path) -> Result<Option<Settings>, Text> {
    if load::stamp(&root.join(load::SETTINGS)).is_none() {
        return Ok(None);
    }
    let wrong = || text!("site.yaml 有错，先用 huikan check 看", "site.yaml is wrong; see huikan check first");
    let source = load::settings(root).map_err(|_| wrong())?.map_err(|_| wrong())?;
    config::read(&source, None).0.map(Some).ok_or_else(wrong)
}
