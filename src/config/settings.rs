//! The settings of a site.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Column, Lints};
use crate::kinds::when::Locale;
use crate::pictures::Recipe;
use crate::values::{Address, Language};

/// The settings of a site, as read from `site.yaml`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// 刊名.
    pub title: String,
    /// A short title for the masthead.
    pub short_title: Option<String>,
    /// A description of one sentence.
    pub description: Option<String>,
    /// The language of the interface.
    pub language: Language,
    /// The address of the published site; it ends with `/`.
    pub base_url: String,
    /// The time zone of all dates without an offset.
    pub timezone: Tz,
    /// The association that publishes the newsletter.
    pub association: Association,
    /// The columns, in printed order.
    pub columns: Vec<Column>,
    /// The footer of every page.
    pub footer: Footer,
    /// How pictures are processed.
    pub pictures: Pictures,
    /// The number of pieces on a page of a list.
    pub page_size: usize,
    /// The id of the issue on the home page; `None` for the newest one.
    pub current_issue: Option<String>,
    /// Which editions of an issue are made.
    pub editions: Editions,
    /// How paragraphs are separated on screens.
    pub paragraph: Paragraph,
    /// The type of the site, which decides some rules.
    pub profile: Profile,
    /// The code of a government site (网站标识码).
    pub site_code: Option<String>,
    /// Whether the site has a search.
    pub search: bool,
    /// The rules of style that are on.
    pub lints: Lints,
    /// Whether compressed copies are written beside text files, for servers that send them as they are.
    pub precompress: bool,
}

/// How paragraphs are separated on screens (CLREQ 3.3.1); in print they are always indented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paragraph {
    /// By space between them.
    #[default]
    #[serde(alias = "空行")]
    Spaced,
    /// By an indent of two characters.
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

/// The type of a site, which decides some rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// The site of an association.
    #[default]
    #[serde(alias = "协会")]
    Association,
    /// A government site, whose pages have the `<meta>` names of 政府网站发展指引 (国办发〔2017〕47号).
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

/// How pictures are processed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pictures {
    /// What is done with pictures without alternative text.
    #[serde(alias = "缺替代文字")]
    pub missing_alt: MissingAlt,
    /// What is done with pictures on other hosts.
    #[serde(alias = "站外图片")]
    pub remote: RemotePictures,
    /// The widths of the smaller variants in pixels; empty where none are made.
    #[serde(alias = "宽度")]
    pub widths: Vec<u32>,
    /// The quality of the variants, from 1 to 100.
    #[serde(alias = "质量")]
    pub quality: u8,
    /// Whether variants are also made as WebP.
    #[serde(alias = "WebP")]
    pub webp: bool,
    /// The megabytes above which the file of a picture is reported.
    #[serde(alias = "最大兆数")]
    pub max_megabytes: u32,
}

impl Default for Pictures {
    /// The widths are half a line of text, most of a line, and a whole line on a screen with two device pixels per CSS pixel.
    fn default() -> Self {
        let (missing_alt, remote) = (MissingAlt::default(), RemotePictures::default());
        let widths = vec![480, 800, 1296];
        Self { missing_alt, remote, widths, quality: 80, webp: true, max_megabytes: 8 }
    }
}

impl Pictures {
    /// The variants to make, with the widths sorted and unique.
    #[must_use]
    pub fn recipe(&self) -> Recipe {
        let mut widths = self.widths.clone();
        widths.sort_unstable();
        widths.dedup();
        Recipe { widths, quality: self.quality, webp: self.webp }
    }
}

/// What is done with a picture without alternative text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MissingAlt {
    /// It is an error.
    #[default]
    Refuse,
    /// It is a warning, and the picture is published. This is for the texts of an old site.
    Warn,
}

/// What is done with a picture on another host, which the content security policy of the pages would block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemotePictures {
    /// It is a fault.
    #[default]
    Refuse,
    /// A link replaces it.
    Link,
}

impl Settings {
    /// The column with this id.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.id == id)
    }

    /// The locale in which pages show dates and times.
    #[must_use]
    pub fn locale(&self) -> Locale {
        Locale { zone: self.timezone, language: self.language }
    }

    /// The absolute address of a page or file.
    #[must_use]
    pub fn absolute(&self, address: &Address) -> String {
        format!("{}{}", self.base_url, address.url())
    }

    /// The host of the base address, with its port.
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
