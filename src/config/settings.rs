//! The settings of a site.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Column, Lints};
use crate::pictures::Recipe;
use crate::values::{Address, Language};

/// The settings of a site, as read from `site.yaml`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// 刊名.
    pub title: String,
    /// The short form for the masthead.
    pub short_title: Option<String>,
    /// One sentence about the newsletter.
    pub description: Option<String>,
    /// The language of the interface.
    pub language: Language,
    /// Where the site will stand; ends with `/`.
    pub base_url: String,
    /// The zone of all dates without an offset.
    pub timezone: Tz,
    /// Who publishes it.
    pub association: Association,
    /// The columns in printed order.
    pub columns: Vec<Column>,
    /// What stands at the foot of every page.
    pub footer: Footer,
    /// How pictures are taken.
    pub pictures: Pictures,
    /// Pieces on one page of a list.
    pub page_size: usize,
    /// The id of the issue that the home page shows; the newest where none is named.
    pub current_issue: Option<String>,
    /// Which editions of an issue are made.
    pub editions: Editions,
    /// How paragraphs are told apart on screens.
    pub paragraph: Paragraph,
    /// Whose rules the site follows.
    pub profile: Profile,
    /// 网站标识码, which government sites have.
    pub site_code: Option<String>,
    /// Whether the site can be searched.
    pub search: bool,
    /// Which rules of style are on.
    pub lints: Lints,
    /// Whether packed files stand beside texts, for servers that send them as they are.
    pub precompress: bool,
}

/// How paragraphs are told apart on screens (CLREQ 3.3.1); on paper they are indented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paragraph {
    /// By room between them.
    #[default]
    #[serde(alias = "空行")]
    Spaced,
    /// By two characters before their first lines.
    #[serde(alias = "缩进")]
    Indent,
    /// By both.
    #[serde(alias = "都要")]
    Both,
}

/// Which editions of an issue are made beside its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Editions {
    /// The whole issue on one page.
    #[serde(alias = "一页", default = "yes")]
    pub one_page: bool,
}

impl Default for Editions {
    fn default() -> Self {
        Self { one_page: true }
    }
}

const fn yes() -> bool {
    true
}

/// Whose rules the site follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// An association's.
    #[default]
    #[serde(alias = "协会")]
    Association,
    /// A government's (政府网站发展指引, 国办发〔2017〕47号): pages carry its `<meta>` names.
    #[serde(alias = "政务")]
    Government,
}

/// Who publishes the newsletter.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Association {
    /// Its name.
    #[serde(alias = "名称")]
    pub name: Option<String>,
    /// The short form.
    #[serde(alias = "简称")]
    pub short_name: Option<String>,
    /// Its name in English.
    #[serde(alias = "英文名")]
    pub english_name: Option<String>,
    /// A telephone number, as written.
    #[serde(alias = "电话")]
    pub phone: Option<String>,
    /// The whole address of its website.
    #[serde(alias = "网站")]
    pub website: Option<String>,
    /// Its postal address.
    #[serde(alias = "地址")]
    pub address: Option<String>,
    /// The name of its official account on `WeChat`.
    #[serde(alias = "公众号")]
    pub wechat: Option<String>,
    /// The picture that leads to that account, a file in `static/` by its path there.
    #[serde(alias = "公众号二维码")]
    pub wechat_code: Option<String>,
}

/// The foot of every page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Footer {
    /// The number of the ICP filing (ICP备案号).
    #[serde(alias = "ICP备案")]
    pub icp: Option<String>,
    /// The number of the filing with the police (公安备案号).
    #[serde(alias = "公安备案")]
    pub police: Option<String>,
    /// The copyright notice (版权).
    #[serde(alias = "版权")]
    pub copyright: Option<String>,
    /// Who publishes the newsletter (主办).
    #[serde(alias = "主办")]
    pub organizer: Option<String>,
    /// Who supervises it (主管).
    #[serde(alias = "主管")]
    pub host: Option<String>,
}

/// How pictures are taken.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pictures {
    /// What becomes of pictures on other hosts.
    #[serde(alias = "站外图片")]
    pub remote: RemotePictures,
    /// In which widths they are made, in pixels; none: they stay as they are.
    #[serde(alias = "宽度")]
    pub widths: Vec<u32>,
    /// How good the smaller ones are, from 1 to 100.
    #[serde(alias = "质量")]
    pub quality: u8,
    /// Whether they are also made as WebP.
    #[serde(alias = "WebP")]
    pub webp: bool,
}

impl Default for Pictures {
    /// Half a line of text, most of one, and a whole line where two pixels make one.
    fn default() -> Self {
        Self { remote: RemotePictures::default(), widths: vec![480, 800, 1296], quality: 80, webp: true }
    }
}

impl Pictures {
    /// What is to be made of a picture.
    #[must_use]
    pub fn recipe(&self) -> Recipe {
        let mut widths = self.widths.clone();
        widths.sort_unstable();
        widths.dedup();
        Recipe { widths, quality: self.quality, webp: self.webp }
    }
}

/// What becomes of a picture on another host, which the pages' policy would block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemotePictures {
    /// A fault.
    #[default]
    Refuse,
    /// A link in its place.
    Link,
}

impl Settings {
    /// The column with the id.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.id == id)
    }

    /// The whole address of a page or file of the site.
    #[must_use]
    pub fn absolute(&self, address: &Address) -> String {
        format!("{}{}", self.base_url, address.url())
    }

    /// The host of the base address, with its port where it has one.
    #[must_use]
    pub fn host(&self) -> &str {
        self.base_url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("")
    }

    /// The path of the base address: `/` or `/newsletter/`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[after_scheme..].find('/').map_or("/", |at| &self.base_url[after_scheme + at..])
    }
}
