//! What the template of a guide sees.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Condition, Contact, Guide, Point, Service};
use crate::values::phone_link;

/// How one gets something done. Every list may be empty.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Guide")]
pub struct GuideView {
    /// What is offered.
    services: Vec<ServiceView>,
    /// What to fulfil.
    conditions: Vec<ConditionView>,
    /// What to do, in order.
    steps: Vec<PointView>,
    /// What it costs.
    fees: Vec<FeeView>,
    /// What to hand in.
    documents: Vec<PaperView>,
    /// Whom to ask.
    contacts: Vec<ContactView>,
}

/// A sentence, with a word before it that names it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Point")]
struct PointView {
    /// The word.
    name: Option<String>,
    /// The sentence.
    text: String,
}

/// Something offered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Service")]
struct ServiceView {
    /// Its name.
    name: String,
    /// What it is.
    text: Option<String>,
    /// What belongs to it; may be empty.
    items: Vec<PointView>,
}

/// Something to fulfil.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Condition")]
struct ConditionView {
    /// What.
    text: String,
    /// What else has to be known of it; may be empty.
    notes: Vec<String>,
    /// The cases that it lists; may be empty.
    items: Vec<PointView>,
}

/// A price.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Fee")]
struct FeeView {
    /// For what.
    name: String,
    /// How much, with the unit.
    amount: String,
    /// On what terms.
    note: Option<String>,
}

/// Something to hand in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Paper")]
struct PaperView {
    /// What.
    name: String,
    /// How many copies.
    copies: Option<u32>,
    /// What else has to be known of it.
    note: Option<String>,
    /// The form to fill in: an address to write as it is, without `root`; absent where there is no form.
    address: Option<String>,
}

/// Someone to ask.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Contact")]
struct ContactView {
    /// A person or an office.
    name: Option<String>,
    /// A telephone number, as written.
    phone: Option<String>,
    /// The same for a link that calls it: after `tel:`.
    phone_link: Option<String>,
    /// An e-mail address.
    email: Option<String>,
    /// A postal address.
    address: Option<String>,
    /// The whole address of a website.
    url: Option<String>,
    /// The same for readers, without `https://`.
    url_text: Option<String>,
    /// When someone is there.
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
