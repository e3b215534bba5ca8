//! Document → HTML: the only writer of a body's HTML.
//!
//! [`Frame`] adapts ids and levels of headings to the page; [`Places`] writes what depends on the site: addresses, pictures,
//! targets of citations. The theme has written the HTML of components, except the parts that depend on the page.

use super::ends::ends;
use super::escape;
use super::frame::Frame;
use super::places::Places;
use super::state::Html;
use super::words;
use crate::document::{
    Alert, Alignment, ComponentHtml, Document, HeadingTag, Node, Picture, ProvisionLevel, ProvisionTag, Reference, Tag,
};

/// Writes a document as HTML. `components` is the HTML of its components; if one is missing, only its body is written.
#[must_use]
pub fn write(document: &Document, components: &[ComponentHtml], frame: &Frame<'_>, places: &impl Places) -> String {
    let unpacked = document.body.unpack();
    let mut html = Html::new(document, components, frame, places, unpacked.size());
    unpacked.nodes().for_each(|node| html.node(&node));
    html.out
}

impl<P: Places> Html<'_, P> {
    fn node(&mut self, node: &Node<'_>) {
        match *node {
            Node::Open(tag) => self.open(&tag),
            Node::Close(tag) => self.close(&tag),
            Node::Text(text) => self.text(text),
            Node::Plain(text) => escape::text(&mut self.out, text),
            Node::Code(code) => {
                self.out.push_str("<code>");
                escape::text(&mut self.out, code);
                self.out.push_str("</code>");
            }
            Node::SoftBreak => self.out.push('\n'),
            Node::HardBreak => self.out.push_str("<br>\n"),
            Node::Rule => self.out.push_str("<hr>\n"),
            Node::Task { done } => {
                let (checked, label) = (if done { " checked" } else { "" }, words::task(self.document.language, done));
                self.out.push_str(&format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "));
            }
            Node::Picture(picture) => self.picture(&picture),
            Node::FootnoteReference(reference) => self.footnote_reference(reference),
            Node::Formula(formula) => self.out.push_str(formula.mathml),
            Node::ProvisionNumber { anchor, printed } => {
                self.link("no", anchor);
                escape::text(&mut self.out, printed);
                self.out.push_str("</a>\u{3000}");
            }
            Node::Anchor(anchor) => {
                self.out.push_str("<span");
                self.id(anchor);
                self.out.push_str("></span>");
            }
            Node::Element(element) => self.element(&element),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match *tag {
            Tag::Heading(heading) => self.open_heading(heading),
            Tag::Alert(alert) => self.open_alert(alert),
            Tag::CodeBlock("") => self.out.push_str("<pre><code>"),
            Tag::CodeBlock(language) => self.out.push_str(&format!("<pre><code class=\"language-{language}\">")),
            Tag::NumberedList(1) => self.out.push_str("<ol>\n"),
            Tag::NumberedList(start) => self.out.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::Table { number, .. } => self.open_table(number),
            Tag::TableCell { alignment, is_head } => {
                self.out.push_str(if is_head { "<th scope=\"col\"" } else { "<td" });
                self.out.push_str(match alignment {
                    Alignment::Plain => ">",
                    Alignment::Center => " class=\"c\">",
                    Alignment::Right => " class=\"r\">",
                });
            }
            Tag::Caption(number) => {
                let label = words::figure(self.document.language, number);
                self.out.push_str(&format!("<figcaption><b>{label}</b>"));
            }
            Tag::Footnotes => {
                let (label, _) = words::footnotes(self.document.language);
                self.out.push_str(&format!("<section class=\"footnotes\" aria-label=\"{label}\">\n<ol>\n"));
            }
            Tag::Footnote { number, .. } => {
                self.out.push_str("<li");
                self.id(&format!("fn-{number}"));
                self.out.push('>');
                self.footnotes.push(self.out.len());
            }
            Tag::Component(component) => self.open_component(component),
            Tag::Link { reference, title } => self.open_link(reference, title),
            Tag::Citation(citation) => {
                if self.places.leads(citation) {
                    self.out.push_str("<a class=\"citation\" href=\"");
                    self.places.cited(citation, &mut self.out);
                    self.out.push_str("\">");
                }
            }
            Tag::Defined(anchor) => self.link("defined", anchor),
            Tag::Provision(provision) => self.open_provision(&provision),
            Tag::Items("") => self.out.push_str("<ol class=\"it\">"),
            Tag::Items(anchor) => {
                self.out.push_str("<ol class=\"it\"");
                self.id(anchor);
                self.out.push('>');
            }
            Tag::Element(element) => {
                self.links += usize::from(element.name == "a");
                self.element(&element);
            }
            _ => self.out.push_str(ends(tag).0),
        }
    }

    fn close(&mut self, tag: &Tag<'_>) {
        match *tag {
            Tag::Heading(HeadingTag { level, .. }) => {
                self.out.push_str(&format!("</h{}>\n", self.frame.level(level)));
            }
            Tag::Footnote { number, references } => self.close_footnote(number, references),
            Tag::Component(component) => self.close_component(component),
            Tag::Link { .. } => {
                self.links = self.links.saturating_sub(1);
                self.out.push_str("</a>");
            }
            Tag::Citation(citation) => {
                if self.places.leads(citation) {
                    self.out.push_str("</a>");
                }
            }
            Tag::Provision(ProvisionTag { level, anchor, .. }) => match level {
                ProvisionLevel::Article | ProvisionLevel::Point => {
                    self.places.after_provision(anchor, &mut self.out);
                    self.out.push_str("</div>\n");
                }
                ProvisionLevel::Paragraph => self.out.push_str("</p>\n"),
                ProvisionLevel::Item | ProvisionLevel::Subitem => self.out.push_str("</li>\n"),
            },
            Tag::Element(element) => {
                self.links = self.links.saturating_sub(usize::from(element.name == "a"));
                self.out.push_str("</");
                self.name(element.name);
                self.out.push('>');
            }
            _ => self.out.push_str(ends(tag).1),
        }
    }

    fn open_alert(&mut self, alert: Alert) {
        let (class, title) = words::alert(self.document.language, alert);
        self.out.push_str(&format!("<blockquote class=\"alert alert-{class}\">\n"));
        self.out.push_str(&format!("<p class=\"alert-title\">{title}</p>\n"));
    }

    fn open_table(&mut self, number: u32) {
        self.out.push_str("<div class=\"tw\" role=\"group\" tabindex=\"0\" aria-label=\"");
        self.out.push_str(&words::table(self.document.language, number));
        self.out.push_str("\"><table>\n");
    }

    fn open_heading(&mut self, heading: HeadingTag<'_>) {
        self.out.push_str(&format!("<h{}", self.frame.level(heading.level)));
        if heading.is_division {
            self.out.push_str(" class=\"ch\"");
        }
        self.id(heading.id);
        self.out.push('>');
    }

    fn open_link(&mut self, reference: usize, title: &str) {
        self.links += 1;
        self.out.push_str("<a href=\"");
        self.places.address(reference, &mut self.out);
        self.out.push('"');
        if self.document.references.get(reference).is_some_and(Reference::is_elsewhere) {
            self.out.push_str(" rel=\"external noopener\"");
        }
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::attribute(&mut self.out, title);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn open_provision(&mut self, provision: &ProvisionTag<'_>) {
        match provision.level {
            ProvisionLevel::Article | ProvisionLevel::Point => self.out.push_str("<div class=\"art\""),
            ProvisionLevel::Paragraph => self.out.push_str("<p"),
            ProvisionLevel::Item | ProvisionLevel::Subitem => self.out.push_str("<li"),
        }
        self.id(provision.anchor);
        self.out.push('>');
        if matches!(provision.level, ProvisionLevel::Item | ProvisionLevel::Subitem) {
            self.out.push_str("<a href=\"");
            self.out.push_str(&self.fragment);
            self.out.push_str(provision.anchor);
            self.out.push_str("\">");
            if !provision.alias.is_empty() {
                self.out.push_str("<span");
                self.id(provision.alias);
                self.out.push_str("></span>");
            }
            escape::attribute(&mut self.out, provision.printed);
            self.out.push_str("</a>");
        }
    }

    fn picture(&mut self, picture: &Picture<'_>) {
        let mut after = "\" alt=\"".to_owned();
        escape::attribute(&mut after, picture.alt);
        after.push('"');
        if self.pictures > 0 {
            after.push_str(" loading=\"lazy\"");
        }
        self.pictures += 1;
        if !picture.title.is_empty() {
            after.push_str(" title=\"");
            escape::attribute(&mut after, picture.title);
            after.push('"');
        }
        after.push_str(" decoding=\"async\">");
        self.image(picture.reference, "<img src=\"", &after);
    }
}
