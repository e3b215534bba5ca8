//! What the template of a guide sees.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Condition, Contact, Guide, Point, Service};
use crate::values::phone_link;

/// A guide; `documents` has for each paper the address of its form, where there is one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GuideView {
    services: Vec<ServiceView>,
    conditions: Vec<ConditionView>,
    steps: Vec<PointView>,
    fees: Vec<FeeView>,
    documents: Vec<PaperView>,
    contacts: Vec<ContactView>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PointView {
    name: Option<String>,
    text: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ServiceView {
    name: String,
    text: Option<String>,
    items: Vec<PointView>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ConditionView {
    text: String,
    notes: Vec<String>,
    items: Vec<PointView>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct FeeView {
    name: String,
    amount: String,
    note: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PaperView {
    name: String,
    copies: Option<u32>,
    note: Option<String>,
    address: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ContactView {
    name: Option<String>,
    phone: Option<String>,
    phone_link: Option<String>,
    email: Option<String>,
    address: Option<String>,
    url: Option<String>,
    url_text: Option<String>,
    hours: Option<String>,
}

impl Guide {
    /// The guide as the template sees it; `forms` are the addresses of its papers' forms, from the site's root.
    #[must_use]
    pub fn view(&self, forms: &[Option<String>]) -> GuideView {
        let paper = |(at, paper): (usize, &super::Paper)| PaperView {
            name: paper.name.clone(),
            copies: paper.copies,
            note: paper.note.clone(),
            address: forms.get(at).cloned().flatten(),
        };
        let fee =
            |fee: &super::Fee| FeeView { name: fee.name.clone(), amount: fee.amount.clone(), note: fee.note.clone() };
        GuideView {
            services: self.services.iter().map(service).collect(),
            conditions: self.conditions.iter().map(condition).collect(),
            steps: points(&self.steps),
            fees: self.fees.iter().map(fee).collect(),
            documents: self.documents.iter().enumerate().map(paper).collect(),
            contacts: self.contacts.iter().map(contact).collect(),
        }
    }
}

fn points(points: &[Point]) -> Vec<PointView> {
    points.iter().map(|point| PointView { name: point.name.clone(), text: point.text.clone() }).collect()
}

fn service(service: &Service) -> ServiceView {
    ServiceView { name: service.name.clone(), text: service.text.clone(), items: points(&service.items) }
}

fn condition(condition: &Condition) -> ConditionView {
    ConditionView { text: condition.text.clone(), notes: condition.notes.clone(), items: points(&condition.items) }
}

fn contact(contact: &Contact) -> ContactView {
    let bare =
        |url: &str| url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned();
    ContactView {
        name: contact.name.clone(),
        phone: contact.phone.clone(),
        phone_link: contact.phone.as_deref().map(phone_link),
        email: contact.email.clone(),
        address: contact.address.clone(),
        url: contact.url.clone(),
        url_text: contact.url.as_deref().map(bare),
        hours: contact.hours.clone(),
    }
}
