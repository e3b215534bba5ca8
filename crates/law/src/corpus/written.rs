//! What a citation names, taken as it is written: for laws whose text is not known.

use crate::citations::{Base, Heading, Loc, Unit};

/// The last article, 款 and item that were said.
#[derive(Clone, Default)]
struct Said {
    article: String,
    clause: Option<String>,
    item: Option<u32>,
}

/// The anchors that the provisions of a citation have by their numbers, those inside a range counted through.
/// `article` stands for the article of the citation (本条, 第二款 alone), `clause` for what an item is in where no 款 is
/// said (empty: nothing).
#[must_use]
pub fn written(locs: &[Loc], article: &str, clause: &str) -> Vec<String> {
    let mut said = Said { article: article.to_owned(), ..Said::default() };
    let mut ids: Vec<String> = Vec::new();
    for loc in locs {
        let before = said.clone();
        ids.extend(one(loc, &mut said, article, clause, &before));
    }
    ids
}

fn one(loc: &Loc, said: &mut Said, article: &str, clause: &str, before: &Said) -> Vec<String> {
    match &loc.base {
        Base::Article(number, 0) => *said = Said { article: format!("art-{number}"), ..Said::default() },
        Base::Article(number, inserted) => {
            *said = Said { article: format!("art-{number}-{inserted}"), ..Said::default() };
        }
        Base::FirstClauses(number, _, count) => {
            return (1..=*count).map(|clause| format!("art-{number}-p{clause}")).collect();
        }
        Base::ThisArticle | Base::ThisItem => *said = Said { article: article.to_owned(), ..Said::default() },
        Base::ThisClause => *said = Said { article: article.to_owned(), clause: Some("p<k>".to_owned()), item: None },
        Base::ArticlesBack(_) => *said = Said { article: "<article before>".to_owned(), ..Said::default() },
        Base::ClausesBack(steps) => {
            *said = Said { article: article.to_owned(), clause: Some(format!("p<k-{steps}>")), item: None };
        }
        Base::ItemsBack(_) => return vec!["<item before>".to_owned()],
        Base::Headings(path) => return vec![headings(path)],
        Base::Unsaid | Base::ThatArticle | Base::ThatClause | Base::Last => {}
    }
    if let Some(clause) = loc.clause {
        (said.clause, said.item) = (Some(format!("p{clause}")), None);
    }
    let at = match (&said.clause, loc.item) {
        (Some(clause), _) => format!("{}-{clause}", said.article),
        (None, Some(_)) if !clause.is_empty() => format!("{}-{clause}", said.article),
        (None, _) => said.article.clone(),
    };
    let Some(item) = loc.item.or(loc.subitem.and(said.item)) else { return counted(loc, said, before, at) };
    let from = before.item.filter(|from| loc.ends_range && *from < item).map_or(item, |from| from + 1);
    said.item = Some(item);
    let subitem = loc.subitem.map_or_else(String::new, |number| format!("-s{number}"));
    (from..=item).map(|item| format!("{at}-i{item}{subitem}")).collect()
}

/// A 款 or an article, with those between where it ends a range.
fn counted(loc: &Loc, said: &Said, before: &Said, at: String) -> Vec<String> {
    let number = |text: &str, sign: &str| text.strip_prefix(sign).and_then(|number| number.parse::<u32>().ok());
    let through = |from: Option<u32>, to: Option<u32>, put: &dyn Fn(u32) -> String| match (from, to) {
        (Some(from), Some(to)) if loc.ends_range && from < to && to - from < 2000 => (from + 1..=to).map(put).collect(),
        _ => vec![at.clone()],
    };
    if let Some(clause) = &said.clause {
        let from = before.clause.as_deref().filter(|_| before.article == said.article);
        let put = |clause: u32| format!("{}-p{clause}", said.article);
        return through(from.and_then(|from| number(from, "p")), number(clause, "p"), &put);
    }
    let whole = before.clause.is_none() && before.item.is_none();
    // 第十二条之一至之三.
    if let (Some((from, _)), Some((article, to))) = (before.article.rsplit_once('-'), said.article.rsplit_once('-'))
        && from == article
        && article != "art"
        && whole
    {
        let from = number(&before.article, &format!("{article}-"));
        return through(from, to.parse().ok(), &|inserted| format!("{article}-{inserted}"));
    }
    let from = number(&before.article, "art-").filter(|_| whole);
    through(from, number(&said.article, "art-"), &|article| format!("art-{article}"))
}

fn headings(path: &[Heading]) -> String {
    let name = |heading: &Heading| match heading {
        Heading::Numbered(Unit::Part, number) => format!("part-{number}"),
        Heading::Numbered(Unit::Subpart, number) => format!("subpart-{number}"),
        Heading::Numbered(Unit::Chapter, number) => format!("ch-{number}"),
        Heading::Numbered(Unit::Section, number) => format!("sec-{number}"),
        Heading::General => "general".to_owned(),
        Heading::Special => "special".to_owned(),
    };
    path.iter().map(name).collect::<Vec<_>>().join("-")
}
