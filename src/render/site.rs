//! What every page shows around its content.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::values::Link;
use crate::config::{Association, Footer, NameKind, Paragraph};
use crate::model::{PageKind, Site};
use crate::values::{Address, Language, phone_link};

/// What is the same on all pages.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Global {
    /// The newsletter and what every page shows of it.
    site: SiteView,
    /// For each file of `static/` that a template asks for by name (`assets["theme.css"]`), the address of its copy
    /// with the hash of its content in its name, from the site's root.
    assets: IndexMap<String, String>,
}

/// The newsletter and what every page shows of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Site")]
#[allow(clippy::struct_excessive_bools, reason = "a template asks of each page whether it is there")]
struct SiteView {
    /// The newsletter's title.
    title: String,
    /// The short form; the title where none is set.
    short_title: String,
    /// One sentence about it.
    description: Option<String>,
    /// The language of the interface: the value of `<html lang>`.
    language: Language,
    /// The classes of `<html>` that say how paragraphs are told apart: nothing, `ind`, or `ind p0`.
    paragraph: &'static str,
    /// The whole address of the site, with `/` at its end.
    base_url: String,
    /// The zone whose days count: `Asia/Shanghai`.
    timezone: &'static str,
    /// Who publishes it.
    association: AssociationView,
    /// The words at the foot of every page.
    footer: Footer,
    /// The columns that hold pieces, in the order of the settings.
    menu: Vec<MenuItem>,
    /// The standing pages, such as “About”.
    pages: Vec<Link>,
    /// The newest issue; absent while there is none.
    current_issue: Option<Link>,
    /// Whether there is the page `issues/`.
    has_issues: bool,
    /// Whether there is the page `calendar/`.
    has_calendar: bool,
    /// Whether there is the page `tags/`.
    has_tags: bool,
    /// Which of the pages `accessibility/`, `feeds/` and `search/` the program makes: these names. A page that the
    /// site has written is among `pages`.
    made: Vec<&'static str>,
    /// Which of the pages `series/`, `people/` and `organizations/` there are: these names.
    indexes: Vec<&'static str>,
}

/// Who publishes the newsletter, as the settings say.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Association")]
struct AssociationView {
    #[serde(flatten)]
    association: Association,
    /// The number for a link that calls it: after `tel:`.
    phone_link: Option<String>,
    /// The picture that leads to its account on `WeChat`.
    code: Option<CodeView>,
}

/// A picture to be read by a telephone.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Code")]
struct CodeView {
    /// Its file, from the site's root.
    address: String,
    /// The name of the account; the newsletter's short title where none is given.
    account: String,
    /// In pixels of the page: it is shown 160 wide.
    width: u32,
    /// In pixels of the page.
    height: u32,
}

/// How wide a picture to be read by a telephone is shown, in pixels of the page.
const CODE_WIDTH: u32 = 160;

fn code(site: &Site) -> Option<CodeView> {
    let settings = &site.settings;
    let path = settings.association.wechat_code.as_deref()?;
    let size = site.assets.get(path)?.dimensions?;
    let account = settings.association.wechat.as_ref().or(settings.short_title.as_ref()).unwrap_or(&settings.title);
    let height = u64::from(size.height) * u64::from(CODE_WIDTH) / u64::from(size.width.max(1));
    Some(CodeView {
        address: Address::file(path).url(),
        account: account.clone(),
        width: CODE_WIDTH,
        height: u32::try_from(height).unwrap_or(CODE_WIDTH),
    })
}

/// A column in the menu.
#[derive(Debug, Serialize, JsonSchema)]
struct MenuItem {
    /// The column's id; `page.section` on its own pages and on those of its pieces.
    id: String,
    /// Its name.
    title: String,
    /// The short form for the menu; the name where none is set.
    short_title: String,
    /// Its page, from the site's root.
    address: String,
}

/// Returns what is the same on all pages; `assets` maps files to the addresses of their hashed copies.
#[must_use]
pub(crate) fn global(site: &Site, assets: IndexMap<String, String>) -> Global {
    let settings = &site.settings;
    let menu = settings.columns.iter().zip(&site.columns).filter(|(_, list)| !list.pieces.is_empty());
    let menu = menu.map(|(column, list)| MenuItem {
        id: column.id.clone(),
        title: column.title.clone(),
        short_title: column.short_title.clone().unwrap_or_else(|| column.title.clone()),
        address: list.address.url(),
    });
    let view = SiteView {
        title: settings.title.clone(),
        short_title: settings.short_title.clone().unwrap_or_else(|| settings.title.clone()),
        description: settings.description.clone(),
        language: settings.language,
        paragraph: match settings.paragraph {
            Paragraph::Spaced => "",
            Paragraph::Indent => "ind p0",
            Paragraph::Both => "ind",
        },
        base_url: settings.base_url.clone(),
        timezone: settings.timezone.name(),
        association: AssociationView {
            phone_link: settings.association.phone.as_deref().map(phone_link),
            association: settings.association.clone(),
            code: code(site),
        },
        footer: settings.footer.clone(),
        menu: menu.collect(),
        pages: site.standing.iter().map(|at| Link::to_piece(site, *at)).collect(),
        current_issue: site.current_edition().map(|edition| Link::to_piece(site, edition.piece)),
        has_issues: site.pages.has(PageKind::Issues),
        has_calendar: site.pages.has(PageKind::Calendar),
        has_tags: site.pages.has(PageKind::Tags),
        made: made(site),
        indexes: indexes(site),
    };
    Global { site: view, assets }
}

/// The lists beside tags that have a page.
fn indexes(site: &Site) -> Vec<&'static str> {
    let series = site.pages.has(PageKind::AllSeries).then_some("series");
    let names = NameKind::ALL.into_iter().filter(|kind| site.pages.has(PageKind::Names(*kind))).map(NameKind::name);
    series.into_iter().chain(names).collect()
}

/// The pages that the program makes for a site that has not written them.
fn made(site: &Site) -> Vec<&'static str> {
    let pages = [("accessibility", PageKind::Accessibility), ("feeds", PageKind::Feeds), ("search", PageKind::Search)];
    pages.into_iter().filter(|(_, kind)| site.pages.has(*kind)).map(|(name, _)| name).collect()
}
