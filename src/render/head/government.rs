//! The `<meta>` names of government sites (政府网站发展指引 附件2, 国办发〔2017〕47号).

use schemars::JsonSchema;
use serde::Serialize;

use super::open_graph::picture;
use crate::config::Profile;
use crate::kinds::Kind;
use crate::render::inputs::Inputs;

/// One `<meta name>`.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Meta {
    /// Its name: `SiteName`, `ArticleTitle`, `PubDate` …
    name: &'static str,
    /// Its value.
    content: String,
}

/// The names that a page carries; none unless the site follows the rules for governments. `column` is the column whose
/// page it is.
pub(super) fn metas(inputs: &Inputs<'_>, column: Option<usize>, description: Option<&str>) -> Vec<Meta> {
    let Inputs { site, page, .. } = *inputs;
    let settings = &site.settings;
    if settings.profile != Profile::Government || !page.is_indexed {
        return Vec::new();
    }
    let mut metas = Vec::new();
    let mut add = |name, content: &str| {
        if !content.is_empty() {
            metas.push(Meta { name, content: content.to_owned() });
        }
    };
    add("SiteName", &settings.title);
    add("SiteDomain", settings.host());
    add("SiteIDCode", settings.site_code.as_deref().unwrap_or(""));
    let own = column.or_else(|| site.pieces[page.piece()?].column);
    if let Some(own) = own.map(|at| &settings.columns[at]) {
        add("ColumnName", &own.title);
        add("ColumnType", &own.title);
        if column.is_some() {
            add("ColumnDescription", own.description.as_deref().unwrap_or(&own.title));
            add("ColumnKeywords", &own.title);
        }
    }
    let Some(at) = page.piece() else { return metas };
    let (entry, zone) = (&site.pieces[at].entry, settings.timezone);
    let common = &entry.common;
    if entry.kind == Kind::Page {
        return metas;
    }
    add("ArticleTitle", &common.title);
    if let Some(date) = common.date {
        add("PubDate", &date.begins(zone).with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string());
    }
    let own = settings.association.name.as_deref().unwrap_or(&settings.title);
    add("ContentSource", common.source.as_ref().map_or(own, |source| source.name.as_str()));
    add("Keywords", &common.tags.join(","));
    let authors = common.contributors.iter().filter_map(|one| site.people.listed(one.name.as_deref(), at));
    let authors: Vec<&str> = authors.collect();
    add("Author", &authors.join("、"));
    add("Description", description.unwrap_or(&common.title));
    if let Some((picture, _)) = picture(site, page) {
        add("Image", &picture);
    }
    add("Url", &inputs.canonical());
    metas
}
