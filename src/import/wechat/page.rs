//! The page of an article as a browser saves it.

use scraper::{ElementRef, Html, Node, Selector};

use super::article::Article;
use super::dates::{day, day_of_seconds};
use super::text_of_page;

/// The article; `None` where the page holds none.
pub(super) fn read(source: &str) -> Option<Article> {
    let page = Html::parse_document(source);
    let content = ["#js_content", ".rich_media_content", "#js_article", "article", "body"];
    let content = content.iter().find_map(|selector| first(&page, selector))?;
    let title = text(&page, "#activity-name").or_else(|| meta(&page, "og:title")).or_else(|| text(&page, "title"))?;
    let (blocks, lost) = text_of_page::read(content);
    let account = text(&page, "#js_name")
        .or_else(|| text(&page, ".profile_nickname"))
        .or_else(|| script_text(source, "nickname"));
    let author =
        text(&page, "#js_author_name").or_else(|| meta(&page, "author")).or_else(|| meta(&page, "og:article:author"));
    let url = meta(&page, "og:url").or_else(|| saved_from(source)).or_else(|| script_text(source, "msg_link"));
    let published = text(&page, "#publish_time").and_then(|text| day(&text));
    let of_script = || script_text(source, "ct").and_then(|text| day_of_seconds(&text));
    let created = || script_text(source, "createTime").and_then(|text| day(&text));
    Some(Article {
        title,
        author: author.filter(|author| Some(author) != account.as_ref()),
        account,
        url: url.map(|url| url.replace("&amp;", "&")).filter(|url| url.starts_with("http")),
        published: published.or_else(of_script).or_else(created),
        cover: meta(&page, "og:image"),
        blocks,
        lost,
        ..Article::default()
    })
    .filter(|article| !article.blocks.is_empty())
}

fn first<'p>(page: &'p Html, selector: &str) -> Option<ElementRef<'p>> {
    page.select(&Selector::parse(selector).ok()?).next()
}

/// The text of the first element, with single blanks.
fn text(page: &Html, selector: &str) -> Option<String> {
    let element = first(page, selector)?;
    let text: String = element
        .descendants()
        .filter_map(|node| match node.value() {
            Node::Text(text) => Some(&**text),
            _ => None,
        })
        .collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The content of a `<meta>` with this name or property.
fn meta(page: &Html, name: &str) -> Option<String> {
    let element = first(page, &format!("meta[property=\"{name}\"], meta[name=\"{name}\"]"))?;
    let content = element.attr("content")?.trim();
    (!content.is_empty()).then(|| content.to_owned())
}

/// The address in the comment that browsers write: `<!-- saved from url=(0036)https://… -->`.
fn saved_from(source: &str) -> Option<String> {
    let rest = source.split_once("saved from url=(")?.1.split_once(')')?.1;
    rest.split_whitespace().next().map(str::to_owned)
}

/// The text of a variable in a script: `var ct = "1721145600";`.
fn script_text(source: &str, name: &str) -> Option<String> {
    let rest = source.split(&format!("var {name} = ")).nth(1)?;
    let rest = rest.trim_start().trim_start_matches("htmlDecode(");
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let text = rest[1..].split(quote).next()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
