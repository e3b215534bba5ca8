//! What becomes of nodes on a page.

use super::{Frame, Image, Places, write};
use crate::document::{
    Builder, ComponentHtml, Document, FootnoteReference, HeadingTag, Node, Part, Picture, ProvisionLevel, ProvisionTag,
    Reference, ReferenceKind, Tag, Value,
};

/// A page on which everything leads somewhere.
struct Page;

impl Places for Page {
    fn address(&self, reference: usize, out: &mut String) {
        out.push_str(&format!("r{reference}"));
    }

    fn picture(&self, image: &Image<'_>, out: &mut String) {
        out.push_str(&format!("[{}r{}{}|{}]", image.before, image.reference, image.after, image.is_figure));
    }

    fn leads(&self, citation: usize) -> bool {
        citation == 0
    }

    fn cited(&self, citation: usize, out: &mut String) {
        out.push_str(&format!("c{citation}"));
    }

    fn after_provision(&self, anchor: &str, out: &mut String) {
        out.push_str(&format!("<!-- {anchor} -->"));
    }
}

fn document(nodes: impl FnOnce(&mut Builder)) -> Document {
    let mut builder = Builder::default();
    nodes(&mut builder);
    let reference = |kind| Reference { kind, target: "a".into(), span: 0..0 };
    let references = vec![reference(ReferenceKind::Link), reference(ReferenceKind::Picture)];
    Document { body: builder.finish(), references, ..Document::default() }
}

fn html(frame: &Frame<'_>, nodes: impl FnOnce(&mut Builder)) -> String {
    write(&document(nodes), &[], frame, &Page)
}

const PICTURE: Node<'_> = Node::Picture(Picture { reference: 1, alt: "图", title: "" });

#[test]
fn ids_links_to_them_and_headings_change_with_the_frame() {
    let nodes = |body: &mut Builder| {
        body.open(Tag::Heading(HeadingTag { level: 2, id: "背景", is_division: false }));
        body.add(Node::Text("背景"));
        body.close();
        body.open_element("h5", [("id", Value::Text("x")), ("title", Value::Text("a>\"b"))].into_iter());
        body.close();
        body.add(Node::FootnoteReference(FootnoteReference { number: 1, time: 2 }));
    };
    let frame = Frame { prefix: "news-甲:", page: "", deeper: 3 };
    assert_eq!(
        html(&frame, nodes),
        "<h5 id=\"news-甲:背景\">背景</h5>\n<h6 id=\"news-甲:x\" title=\"a&gt;&quot;b\"></h6><sup class=\"fn-ref\">\
         <a id=\"news-甲:fnref-1-2\" href=\"#news-%E7%94%B2:fn-1\">1</a></sup>"
    );
    let elsewhere = Frame { page: "https://a.example/x/", ..Frame::default() };
    let defined = html(&elsewhere, |body| {
        body.open(Tag::Defined("art-1"));
        body.add(Node::Text("会费"));
    });
    assert_eq!(defined, "<a class=\"defined\" href=\"https://a.example/x/#art-1\">会费</a>");
}

#[test]
fn only_a_figure_that_is_no_link_may_be_one() {
    let figure = |body: &mut Builder| {
        body.open(Tag::Figure);
        body.add(PICTURE);
        body.close();
    };
    let first = "[<img src=\"r1\" alt=\"图\" decoding=\"async\">|true]";
    assert_eq!(html(&Frame::default(), figure), format!("<figure>{first}</figure>\n"));
    let linked = html(&Frame::default(), |body| {
        body.open_element("a", [("href", Value::Reference(0))].into_iter());
        figure(body);
        body.close();
        figure(body);
    });
    let later = first.replace(" decoding", " loading=\"lazy\" decoding");
    let expected = format!("<figure>{}</figure>\n", first.replace("true", "false"));
    assert_eq!(linked, format!("<a href=\"r0\">{expected}</a><figure>{later}</figure>\n"));
    let raw = html(&Frame::default(), |body| {
        let attributes = [("alt", Value::Text("a")), ("src", Value::Reference(1)), ("title", Value::Text("b"))];
        body.add_element("img", attributes.into_iter());
    });
    assert_eq!(raw, "[<img alt=\"a\" src=\"r1\" title=\"b\">|false]");
}

#[test]
fn a_citation_is_a_link_where_it_leads_somewhere() {
    let cited = html(&Frame::default(), |body| {
        for citation in 0..2 {
            body.open(Tag::Citation(citation));
            body.add(Node::Text("第一条"));
            body.close();
        }
    });
    assert_eq!(cited, "<a class=\"citation\" href=\"c0\">第一条</a>第一条");
}

#[test]
fn footnotes_end_with_the_way_back() {
    let notes = html(&Frame::default(), |body| {
        body.open(Tag::Footnotes);
        for number in 1..3 {
            body.open(Tag::Footnote { number, references: number });
            if number == 2 {
                body.open(Tag::Paragraph);
            }
            body.add(Node::Plain(" 注\n"));
            if number == 2 {
                body.close();
            }
            body.close();
        }
    });
    let back = |id: &str| format!(" <a class=\"fn-back\" href=\"#fnref-{id}\" aria-label=\"回到正文 {id}\">↩</a>");
    let expected = format!(
        "<section class=\"footnotes\" aria-label=\"脚注\">\n<ol>\n<li id=\"fn-1\">注{}</li>\n<li id=\"fn-2\"><p> 注\n{}{}\
         </p></li>\n</ol>\n</section>\n",
        back("1"),
        back("2"),
        back("2-2")
    );
    assert_eq!(notes, expected);
}

#[test]
fn a_page_may_add_to_an_article() {
    let article = html(&Frame::default(), |body| {
        let provision = |level, anchor| ProvisionTag { level, anchor, printed: "", alias: "" };
        body.open(Tag::Provision(provision(ProvisionLevel::Article, "art-1")));
        body.open(Tag::Provision(provision(ProvisionLevel::Paragraph, "art-1-p1")));
        body.add(Node::ProvisionNumber { anchor: "art-1", printed: "第一条" });
        body.add(Node::Text("甲。"));
        body.close();
        let item =
            ProvisionTag { printed: "（一）", alias: "art-1-i1", ..provision(ProvisionLevel::Item, "art-1-p1-i1") };
        body.open(Tag::Items(""));
        body.open(Tag::Provision(item));
    });
    assert_eq!(
        article,
        "<div class=\"art\" id=\"art-1\"><p id=\"art-1-p1\"><a class=\"no\" href=\"#art-1\">第一条</a>\u{3000}甲。</p>\n\
         <ol class=\"it\"><li id=\"art-1-p1-i1\"><a href=\"#art-1-p1-i1\"><span id=\"art-1-i1\"></span>（一）</a></li>\n\
         </ol>\n<!-- art-1 --></div>\n"
    );
}

#[test]
fn a_component_is_what_the_theme_wrote_around_its_body() {
    let document = document(|body| {
        body.open(Tag::Component(0));
        body.open(Tag::Paragraph);
        body.add(Node::Text("甲"));
        body.close();
        body.open(Tag::Component(1));
        body.close();
        body.close();
    });
    let html = |text: &str| Part::Html(text.to_owned());
    let outer = vec![html("<div id=\""), Part::Id("a".into()), html("\">"), Part::Body, html("</div>")];
    let picture = Part::Picture { reference: 1, before: vec![html("<img src=\"")], after: vec![html("\">")] };
    let inner = vec![html("<a href=\""), Part::Fragment("a".into()), html("\">"), Part::LinkOpened, picture];
    let components = [ComponentHtml { parts: outer }, ComponentHtml { parts: inner }];
    let frame = Frame { prefix: "p:", ..Frame::default() };
    assert_eq!(
        write(&document, &components, &frame, &Page),
        "<div id=\"p:a\"><p>甲</p>\n<a href=\"#p:a\">[<img src=\"r1\">|false]</div>"
    );
    assert_eq!(write(&document, &[], &frame, &Page), "<p>甲</p>\n");
}
