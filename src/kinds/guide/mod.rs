//! `guide`: services with their conditions, steps, fees, documents and contacts.

mod read;
mod view;

pub(crate) use view::GuideView;

use serde::{Deserialize, Serialize};

use crate::yaml::{Field, deserialize_one_or_many, deserialize_texts_or_fields, field};

pub(super) use read::read;

/// The fields of a guide.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Guide {
    /// The services offered.
    pub services: Vec<Service>,
    /// The conditions to fulfil, in order.
    pub conditions: Vec<Condition>,
    /// The steps to take, in order.
    pub steps: Vec<Point>,
    /// The fees.
    pub fees: Vec<Fee>,
    /// The documents to submit.
    pub documents: Vec<Paper>,
    /// The contacts.
    pub contacts: Vec<Contact>,
}

/// A sentence with an optional label.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The label.
    #[serde(alias = "名称")]
    pub name: Option<String>,
    /// The sentence.
    #[serde(alias = "内容")]
    pub text: String,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name.
    #[serde(alias = "名称")]
    pub name: String,
    /// Its description.
    #[serde(alias = "内容")]
    pub text: Option<String>,
    /// Its parts.
    #[serde(alias = "分项", default, deserialize_with = "deserialize_texts_or_fields")]
    pub items: Vec<Point>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The condition.
    #[serde(alias = "内容")]
    pub text: String,
    /// Notes on it.
    #[serde(alias = "说明", default, deserialize_with = "deserialize_one_or_many")]
    pub notes: Vec<String>,
    /// Its cases.
    #[serde(alias = "分项", default, deserialize_with = "deserialize_texts_or_fields")]
    pub items: Vec<Point>,
}

/// A fee.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// What it is for.
    #[serde(alias = "名称")]
    pub name: String,
    /// The amount, with the unit.
    #[serde(alias = "金额")]
    pub amount: String,
    /// The terms.
    #[serde(alias = "说明")]
    pub note: Option<String>,
}

/// A document to submit.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Its name.
    #[serde(alias = "名称")]
    pub name: String,
    /// The number of copies.
    #[serde(alias = "份数")]
    pub copies: Option<u32>,
    /// A note on it.
    #[serde(alias = "说明")]
    pub note: Option<String>,
    /// The form to fill in, relative to the guide's folder.
    #[serde(alias = "文件")]
    pub file: Option<String>,
}

/// A contact.
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
    /// Opening hours, in words.
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

impl Guide {
    /// The fields that hold sentences.
    pub(in crate::kinds) fn sentences(&self) -> Vec<&str> {
        fn points(points: &[Point]) -> impl Iterator<Item = &str> {
            points.iter().map(|point| point.text.as_str())
        }
        let services =
            self.services.iter().flat_map(|service| service.text.as_deref().into_iter().chain(points(&service.items)));
        let conditions = self.conditions.iter().flat_map(|condition| {
            std::iter::once(condition.text.as_str())
                .chain(condition.notes.iter().map(String::as_str))
                .chain(points(&condition.items))
        });
        let fees = self.fees.iter().flat_map(|fee| [Some(&fee.name), Some(&fee.amount), fee.note.as_ref()]);
        let papers = self.documents.iter().flat_map(|paper| [Some(&paper.name), paper.note.as_ref()]);
        let papers = fees.chain(papers).flatten().map(String::as_str);
        services.chain(conditions).chain(points(&self.steps)).chain(papers).collect()
    }
}

/// The fields of a guide, in the order of the reference.
pub(crate) const FIELDS: &[Field] = &[
    field("services", "服务", "提供的服务；也可只写名称", "the services; an item may be a single name").of(SERVICE),
    field("conditions", "条件", "要符合的条件；也可只写一句话", "the conditions; an item may be a single sentence")
        .of(CONDITION),
    field(
        "steps",
        "步骤",
        "办理步骤，按次序；也可只写一句话",
        "what to do, in order; an item may be a single sentence",
    )
    .of(POINT),
    field("fees", "费用", "费用", "what it costs").of(FEE),
    field("documents", "材料", "要交的材料；也可只写名称", "the documents to hand in; an item may be a single name")
        .of(PAPER),
    field("contacts", "联系", "联系方式", "the contacts").of(CONTACT),
];

const POINT: &[Field] = &[
    field("name", "名称", "句子前的小题", "the word before the sentence"),
    field("text", "内容", "内容，必填", "the sentence; required"),
];

const SERVICE: &[Field] = &[
    field("name", "名称", "名称，必填", "its name; required"),
    field("text", "内容", "内容", "what it is"),
    field("items", "分项", "分项；也可只写一句话", "its parts; an item may be a single sentence").of(POINT),
];

const CONDITION: &[Field] = &[
    field("text", "内容", "条件，必填", "what; required"),
    field("notes", "说明", "说明，一条或数条", "further remarks"),
    field("items", "分项", "分项；也可只写一句话", "its cases; an item may be a single sentence").of(POINT),
];

const FEE: &[Field] = &[
    field("name", "名称", "什么费用，必填", "what the fee is for; required"),
    field("amount", "金额", "多少，带单位，必填", "how much, with the unit; required"),
    field("note", "说明", "说明", "on what terms"),
];

const PAPER: &[Field] = &[
    field("name", "名称", "材料名称，必填", "what; required"),
    field("copies", "份数", "份数", "how many copies"),
    field("note", "说明", "说明", "further remarks"),
    field("file", "文件", "要填的表，从指南的文件夹算起", "the form to fill in, from the guide's folder"),
];

const CONTACT: &[Field] = &[
    field("name", "姓名", "联系人或部门", "a person or an office"),
    field("phone", "电话", "电话", "a telephone number"),
    field("email", "邮箱", "邮箱", "an e-mail address"),
    field("address", "地址", "地址", "a postal address"),
    field("url", "网址", "网址", "a website"),
    field("hours", "时间", "办公时间", "the opening hours"),
];

#[cfg(test)]
mod tests {
    use super::{CONDITION, CONTACT, Condition, Contact, FEE, Fee, PAPER, POINT, Paper, Point, SERVICE, Service};
    use crate::yaml::accepted::assert_listed;

    #[test]
    fn the_reference_lists_what_is_taken() {
        assert_listed::<Point>(POINT);
        assert_listed::<Service>(SERVICE);
        assert_listed::<Condition>(CONDITION);
        assert_listed::<Fee>(FEE);
        assert_listed::<Paper>(PAPER);
        assert_listed::<Contact>(CONTACT);
    }
}
