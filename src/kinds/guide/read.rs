//! Reads the fields of a guide and checks its rules: it is not empty, and every contact can be reached.

use super::{Condition, Contact, Guide, Paper, Point, Service};
use crate::faults::Fault;
use crate::kinds::common::web_address;
use crate::values::text;
use crate::yaml::{Fields, Step, TextOrFields};

/// Reads the fields of a guide.
pub(in crate::kinds) fn read(fields: &mut Fields) -> Option<Guide> {
    let guide = Guide {
        services: list::<Service>(fields, "services"),
        conditions: list::<Condition>(fields, "conditions"),
        steps: list::<Point>(fields, "steps"),
        fees: fields.or_default("fees"),
        documents: list::<Paper>(fields, "documents"),
        contacts: fields.or_default("contacts"),
    };
    let names = ["services", "conditions", "steps", "fees", "documents", "contacts"];
    if !fields.is_unreadable() && !names.iter().any(|name| fields.has(name)) {
        let message = text!("指南里没有服务、条件、步骤、费用、材料和联系方式", "the guide names nothing to do");
        let help = text!(
            "写 steps（步骤）、conditions（条件）、contacts（联系）等字段；只有文字的，类型写 kind: article",
            "write `steps`, `conditions`, `contacts` or the like; a mere text is `kind: article`"
        );
        let place = fields.place("title", &[]);
        fields.report(Fault::warning("empty-guide", place, message).help(help));
    }
    for fault in empty(fields, &guide) {
        fields.report(fault);
    }
    let unreachable: Vec<Fault> =
        guide.contacts.iter().enumerate().flat_map(|(at, contact)| reach(fields, at, contact)).collect();
    for fault in unreachable {
        fields.report(fault);
    }
    Some(guide)
}

/// Reads a list whose members are texts or groups of fields.
fn list<T: serde::de::DeserializeOwned + From<String>>(fields: &mut Fields, name: &str) -> Vec<T> {
    fields.or_default::<Vec<TextOrFields<T>>>(name).into_iter().map(|TextOrFields(member)| member).collect()
}

/// The faults for members of lists that are empty.
fn empty(fields: &Fields, guide: &Guide) -> Vec<Fault> {
    let blank = |text: &String| text.trim().is_empty();
    let mut found: Vec<(&str, Vec<Step>)> = Vec::new();
    let items = |found: &mut Vec<(&'static str, Vec<Step>)>, name, at, items: &[Point]| {
        for (item, _) in items.iter().enumerate().filter(|(_, item)| blank(&item.text)) {
            found.push((name, vec![Step::Index(at), Step::Field("items", "分项"), Step::Index(item)]));
        }
    };
    for (at, service) in guide.services.iter().enumerate() {
        found.extend(blank(&service.name).then(|| ("services", vec![Step::Index(at)])));
        items(&mut found, "services", at, &service.items);
    }
    for (at, condition) in guide.conditions.iter().enumerate() {
        found.extend(blank(&condition.text).then(|| ("conditions", vec![Step::Index(at)])));
        items(&mut found, "conditions", at, &condition.items);
    }
    let steps = guide.steps.iter().map(|step| &step.text).enumerate().map(|(at, text)| ("steps", at, text));
    let papers = guide.documents.iter().map(|paper| &paper.name).enumerate().map(|(at, name)| ("documents", at, name));
    found.extend(
        steps.chain(papers).filter(|(.., text)| blank(text)).map(|(name, at, _)| (name, vec![Step::Index(at)])),
    );
    let fault = |(name, path): (&str, Vec<Step>)| {
        let message = text!("这一项是空的", "this line is empty");
        let help = text!("写上内容，或删去这一项", "write something, or take the line away");
        Fault::error("missing-field", fields.place(name, &path), message).help(help)
    };
    found.into_iter().map(fault).collect()
}

/// The faults of a contact: no means of contact, or an invalid one.
fn reach(fields: &Fields, at: usize, contact: &Contact) -> Vec<Fault> {
    let place = |name, alias| fields.place("contacts", &[Step::Index(at), Step::Field(name, alias)]);
    let mut faults = Vec::new();
    let ways = [&contact.phone, &contact.email, &contact.address, &contact.url];
    if ways.iter().all(|way| way.is_none()) {
        let message = text!("联系人没有联系方式", "there is no way to reach this contact");
        let help = text!(
            "写 phone（电话）、email（邮箱）、address（地址）或 url（网址）",
            "write `phone`, `email`, `address` or `url`"
        );
        faults.push(Fault::error("missing-field", fields.place("contacts", &[Step::Index(at)]), message).help(help));
    }
    if let Some(phone) = contact.phone.as_deref()
        && phone.chars().filter(char::is_ascii_digit).count() < 3
    {
        let message = text!("`phone`（电话）不是电话号码", "`phone` is not a telephone number");
        let help = text!("写数字，例如 010-12345678", "write digits, as in 010-12345678");
        faults.push(Fault::error("bad-value", place("phone", "电话"), message).help(help));
    }
    if let Some(email) = contact.email.as_deref() {
        let is_address = email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
            && !email.contains(char::is_whitespace)
            && !email.contains(['?', '&', '<', '>', '"']);
        let message = text!("`email`（邮箱）不是邮箱地址", "`email` is not an e-mail address");
        let help = text!("例如 name@example.org", "as in name@example.org");
        faults.extend((!is_address).then(|| Fault::error("bad-value", place("email", "邮箱"), message).help(help)));
    }
    faults.extend(contact.url.as_deref().and_then(|url| web_address(url, || place("url", "网址"))));
    faults
}
