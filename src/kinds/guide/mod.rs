//! `guide`: what is offered, who may have it, how one gets it, whom to ask.

mod read;
mod view;

pub use view::GuideView;

use serde::{Deserialize, Serialize};

use super::common::field;
use crate::yaml::{Field, deserialize_one_or_many, deserialize_texts_or_fields};

pub(super) use read::read;

/// The fields of a guide.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Guide {
    /// What is offered.
    pub services: Vec<Service>,
    /// What one has to fulfil, in order.
    pub conditions: Vec<Condition>,
    /// What one does, in order.
    pub steps: Vec<Point>,
    /// What it costs.
    pub fees: Vec<Fee>,
    /// What one hands in.
    pub documents: Vec<Paper>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
}

/// A sentence, with a word before it that names it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The word.
    #[serde(alias = "名称")]
    pub name: Option<String>,
    /// The sentence.
    #[serde(alias = "内容")]
    pub text: String,
}

/// Something offered.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name.
    #[serde(alias = "名称")]
    pub name: String,
    /// What it is.
    #[serde(alias = "内容")]
    pub text: Option<String>,
    /// What belongs to it.
    #[serde(alias = "分项", default, deserialize_with = "deserialize_texts_or_fields")]
    pub items: Vec<Point>,
}

/// Something to fulfil.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// What.
    #[serde(alias = "内容")]
    pub text: String,
    /// What else has to be known of it.
    #[serde(alias = "说明", default, deserialize_with = "deserialize_one_or_many")]
    pub notes: Vec<String>,
    /// The cases that it lists.
    #[serde(alias = "分项", default, deserialize_with = "deserialize_texts_or_fields")]
    pub items: Vec<Point>,
}

/// A price.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// For what.
    #[serde(alias = "名称")]
    pub name: String,
    /// How much, with the unit.
    #[serde(alias = "金额")]
    pub amount: String,
    /// On what terms.
    #[serde(alias = "说明")]
    pub note: Option<String>,
}

/// Something to hand in.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// What.
    #[serde(alias = "名称")]
    pub name: String,
    /// How many copies.
    #[serde(alias = "份数")]
    pub copies: Option<u32>,
    /// What else has to be known of it.
    #[serde(alias = "说明")]
    pub note: Option<String>,
    /// The form to fill in, from the guide's folder.
    #[serde(alias = "文件")]
    pub file: Option<String>,
}

/// Someone to ask.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// A person or an office.
    #[serde(alias = "姓名", alias = "名称")]
    pub name: Option<String>,
    /// A telephone number.
    #[serde(alias = "电话")]
    pub phone: Option<String>,
    /// An e-mail address.
    #[serde(alias = "邮箱")]
    pub email: Option<String>,
    /// A postal address.
    #[serde(alias = "地址")]
    pub address: Option<String>,
    /// A website.
    #[serde(alias = "网址")]
    pub url: Option<String>,
    /// When someone is there.
    #[serde(alias = "时间")]
    pub hours: Option<String>,
}

impl From<String> for Point {
    fn from(text: String) -> Self {
        Self { name: None, text }
    }
}

impl From<String> for Service {
    fn from(name: String) -> Self {
        Self { name, text: None, items: Vec::new() }
    }
}

impl From<String> for Condition {
    fn from(text: String) -> Self {
        Self { text, notes: Vec::new(), items: Vec::new() }
    }
}

impl From<String> for Paper {
    fn from(name: String) -> Self {
        Self { name, copies: None, note: None, file: None }
    }
}

/// The fields of a guide, in the order of the reference.
pub const FIELDS: &[Field] = &[
    field("services", "服务", "服务：名称，或 name、text、items", "what is offered: a name, or name, text, items"),
    field(
        "conditions",
        "条件",
        "条件：一句话，或 text、notes、items",
        "what to fulfil: a sentence, or text, notes, items",
    ),
    field("steps", "步骤", "步骤：一句话，或 name、text", "what to do, in order: a sentence, or name, text"),
    field("fees", "费用", "费用：name、amount、note", "what it costs: name, amount, note"),
    field(
        "documents",
        "材料",
        "要交的材料：名称，或 name、copies、note、file",
        "what to hand in: a name, or name, copies, note, file",
    ),
    field(
        "contacts",
        "联系",
        "联系方式：name、phone、email、address、url、hours",
        "whom to ask: name, phone, email, address, url, hours",
    ),
];
