//! The anchors of cited provisions, from their written numbers alone.

use crate::citations::{Base, Division, Heading, Locator};

/// The article, 款 and item of the last locator.
#[derive(Clone, Default)]
struct Written {
    article: String,
    paragraph: Option<String>,
    item: Option<u32>,
}

/// The anchors (see [`Provision::id`](crate::statute::Provision::id)) that the cited provisions have according to their
/// numbers, for a law whose text is not known. Ranges are counted through.
///
/// `article` is the anchor used for the article in which the citation stands (本条, or 第二款 alone). `paragraph` is the last
/// part of the anchor of the 款 used for items without a written 款; if it is empty, items are placed in the article.
/// Provisions before the place of the citation (前款) have placeholders in angle brackets.
#[must_use]
pub fn written_anchors(locators: &[Locator], article: &str, paragraph: &str) -> Vec<String> {
    let mut written = Written { article: article.to_owned(), ..Written::default() };
    let mut ids: Vec<String> = Vec::new();
    for locator in locators {
        let before = written.clone();
        ids.extend(one(locator, &mut written, article, paragraph, &before));
    }
    ids
}

fn one(locator: &Locator, written: &mut Written, article: &str, paragraph: &str, before: &Written) -> Vec<String> {
    match &locator.base {
        Base::Article(number, 0) => *written = Written { article: format!("art-{number}"), ..Written::default() },
        Base::Article(number, inserted) => {
            *written = Written { article: format!("art-{number}-{inserted}"), ..Written::default() };
        }
        Base::FirstParagraphs(number, _, count) => {
            return (1..=*count).map(|paragraph| format!("art-{number}-p{paragraph}")).collect();
        }
        Base::ThisArticle | Base::ThisItem => *written = Written { article: article.to_owned(), ..Written::default() },
        Base::ThisParagraph => {
            *written = Written { article: article.to_owned(), paragraph: Some("p<k>".to_owned()), item: None }
        }
        Base::ArticlesBack(_) => *written = Written { article: "<article before>".to_owned(), ..Written::default() },
        Base::ParagraphsBack(steps) => {
            *written = Written { article: article.to_owned(), paragraph: Some(format!("p<k-{steps}>")), item: None };
        }
        Base::ItemsBack(_) => return vec!["<item before>".to_owned()],
        Base::Headings(path) => return vec![headings(path)],
        Base::Implied | Base::ThatArticle | Base::ThatParagraph | Base::Previous => {}
    }
    if let Some(paragraph) = locator.paragraph {
        (written.paragraph, written.item) = (Some(format!("p{paragraph}")), None);
    }
    let at = match (&written.paragraph, locator.item) {
        (Some(paragraph), _) => format!("{}-{paragraph}", written.article),
        (None, Some(_)) if !paragraph.is_empty() => format!("{}-{paragraph}", written.article),
        (None, _) => written.article.clone(),
    };
    let Some(item) = locator.item.or(locator.subitem.and(written.item)) else {
        return counted(locator, written, before, at);
    };
    let from = before.item.filter(|from| locator.ends_range && *from < item).map_or(item, |from| from + 1);
    written.item = Some(item);
    let subitem = locator.subitem.map_or_else(String::new, |number| format!("-s{number}"));
    (from..=item).map(|item| format!("{at}-i{item}{subitem}")).collect()
}

/// The anchor of a 款 or an article, and of those between if it ends a range.
fn counted(locator: &Locator, written: &Written, before: &Written, at: String) -> Vec<String> {
    let number = |text: &str, sign: &str| text.strip_prefix(sign).and_then(|number| number.parse::<u32>().ok());
    let through = |from: Option<u32>, to: Option<u32>, put: &dyn Fn(u32) -> String| match (from, to) {
        (Some(from), Some(to)) if locator.ends_range && from < to && to - from < 2000 => {
            (from + 1..=to).map(put).collect()
        }
        _ => vec![at.clone()],
    };
    if let Some(paragraph) = &written.paragraph {
        let from = before.paragraph.as_deref().filter(|_| before.article == written.article);
        let put = |paragraph: u32| format!("{}-p{paragraph}", written.article);
        return through(from.and_then(|from| number(from, "p")), number(paragraph, "p"), &put);
    }
    let whole = before.paragraph.is_none() && before.item.is_none();
    // 第十二条之一至之三.
    if let (Some((from, _)), Some((article, to))) = (before.article.rsplit_once('-'), written.article.rsplit_once('-'))
        && from == article
        && article != "art"
        && whole
    {
        let from = number(&before.article, &format!("{article}-"));
        return through(from, to.parse().ok(), &|inserted| format!("{article}-{inserted}"));
    }
    let from = number(&before.article, "art-").filter(|_| whole);
    through(from, number(&written.article, "art-"), &|article| format!("art-{article}"))
}

fn headings(path: &[Heading]) -> String {
    let name = |heading: &Heading| match heading {
        Heading::Numbered(Division::Part, number) => format!("part-{number}"),
        Heading::Numbered(Division::Subpart, number) => format!("subpart-{number}"),
        Heading::Numbered(Division::Chapter, number) => format!("ch-{number}"),
        Heading::Numbered(Division::Section, number) => format!("sec-{number}"),
        Heading::General => "general".to_owned(),
        Heading::Special => "special".to_owned(),
    };
    path.iter().map(name).collect::<Vec<_>>().join("-")
}
