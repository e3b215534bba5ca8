//! Imports an article of a WeChat account: the page as a browser saves it, or a Markdown copy of it.
//!
//! What the account adds to each of its articles is left out and named: its name over the text, advertisements and codes after
//! it, the buttons of the reader. Everything else stays, in order. Pictures stay links until they are fetched, and no
//! description of one is invented.

mod article;
mod copy;
mod dates;
mod events;
mod furniture;
mod inline;
mod layout;
mod page;
mod spans;
mod text_of_page;

use chrono::NaiveDate;

use self::article::{Article, Block};
use super::draft::{Beside, Draft, Note};
use super::front_matter::{FrontMatter, Value};
use crate::kinds::Kind;
use crate::markup::{TokenKind, Tokens};
use crate::values::{Text, text};

/// Returns the bytes of a picture at an address, or at a path beside the source; `None` where it cannot be had.
pub(crate) type Fetch<'f> = &'f dyn Fn(&str) -> Option<Vec<u8>>;

/// The drafts of an article: the article itself, and the events that it lists, if it does. `today` is the day on which it is
/// taken over, where the source does not tell. Returns a message where the text is no article.
pub(crate) fn wechat(source: &str, today: NaiveDate, fetch: Fetch<'_>) -> Result<Vec<Draft>, Text> {
    if depth(source) > DEEPEST {
        return Err(text!(
            "网页里的框套了几千层，不像微信文章，没有读",
            "the boxes of the page are nested thousands of times, which no article does; it was not read"
        ));
    }
    let read = if copy::is_copy(source) { copy::read(source) } else { page::read(source) };
    let mut article = read.ok_or_else(|| {
        text!(
            "没有找到微信文章；在浏览器里打开文章，另存为“网页”再导入",
            "no article of WeChat was found; open it in a browser and save it as a page"
        )
    })?;
    let mut notes = furniture::take(&mut article);
    notes.append(&mut article.lost);
    layout::tidy(&mut article.blocks);
    let name = Draft::name_of(&article.title, "wechat");
    let (beside, found) = pictures(&mut article, &name, fetch);
    notes.extend(found);
    let events = events::offered(&article);
    let mut drafts = vec![Draft {
        kind: Kind::Article,
        folder: None,
        name: name.clone(),
        fields: fields(&article, today),
        body: article.body(),
        beside,
        notes,
    }];
    if let Some(events) = events {
        let count = events.len();
        let mut fields = fields(&article, today);
        fields.put("draft", Value::Plain("true".to_owned()));
        fields.put("events", Value::List(events));
        let note = text!(
            "文章里有 {count} 项活动，另写成一份活动稿（draft）；核对年份，要用就删去 draft，并删去文章里相同的部分",
            "the article lists {count} events, which are offered as a draft of events; check the years"
        );
        drafts.push(Draft {
            kind: Kind::Events,
            folder: None,
            name: format!("{name}-活动"),
            fields,
            body: String::new(),
            beside: Vec::new(),
            notes: vec![Note::new(note)],
        });
    }
    Ok(drafts)
}

/// The deepest nesting of a page that is read: deeper ones take parsers minutes.
const DEEPEST: usize = 2_000;

/// How deep the elements of a page are nested.
fn depth(page: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for token in Tokens::new(page) {
        match token.kind {
            TokenKind::Start(tag) if !tag.closes_itself() && !text_of_page::is_void(tag.name) => depth += 1,
            TokenKind::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The fields: what the source tells, and where the piece comes from.
fn fields(article: &Article, today: NaiveDate) -> FrontMatter {
    let mut fields = FrontMatter::default();
    let day = |day: NaiveDate| Value::Plain(day.to_string());
    let taken = article.taken.unwrap_or(today);
    fields.put_or_ask("title", Some(article.title.clone()).filter(|title| !title.is_empty()));
    fields.put("date", day(taken));
    let mut source = Vec::new();
    let mut put = |name: &str, value: Option<Value>| source.push((name.to_owned(), value.unwrap_or(Value::Unknown)));
    put("name", article.account.clone().map(Value::Text));
    put("url", article.url.clone().map(Value::Text));
    put("date", Some(day(taken)));
    put("published", article.published.map(day));
    if let Some(author) = &article.author {
        put("author", Some(Value::Text(author.clone())));
    }
    if let Some(via) = &article.via {
        put("via", Some(Value::Text(via.clone())));
    }
    fields.put("source", Value::Group(source));
    fields
}

/// Puts the pictures that can be had beside the text, makes links of the others, and lists them.
fn pictures(article: &mut Article, name: &str, fetch: Fetch<'_>) -> (Vec<Beside>, Vec<Note>) {
    let (mut beside, mut notes) = (Vec::new(), Vec::new());
    if let Some(cover) = &article.cover {
        notes.push(Note::new(text!("题图在 {cover}", "the cover is at {cover}")));
    }
    let pictures = article.blocks.iter_mut().filter(|block| matches!(block, Block::Picture { .. }));
    for (number, block) in (1..).zip(pictures) {
        let Block::Picture { alt, address } = block else { continue };
        let (alt, address) = (std::mem::take(alt), std::mem::take(address));
        let fetched = fetch(&address).and_then(|bytes| Some((ending(&bytes)?, bytes)));
        if let Some((ending, bytes)) = fetched {
            let path = format!("{name}-{number}.{ending}");
            notes.push(Note::new(text!(
                "{path}：写上图里是什么，![说明]({path})",
                "{path}: say what the picture shows, as in ![description]({path})"
            )));
            let (alt, address) = (inline::escaped(&alt), inline::destination(&path));
            *block = Block::Picture { alt, address };
            beside.push(Beside { path, bytes });
            continue;
        }
        let words = if alt.is_empty() { format!("图{number}") } else { inline::escaped(&alt) };
        let link =
            if address.starts_with("http") { format!("[{words}]({})", inline::destination(&address)) } else { words };
        notes.push(Note::new(text!(
            "图{number} 没有取来：{address}；存到文章旁边，写成 ![说明](文件名)",
            "picture {number} was not fetched: {address}; save it beside the text and write ![description](file)"
        )));
        *block = Block::Paragraph(link);
    }
    (beside, notes)
}

/// The ending of the name of a picture, by its first bytes; `None` for what is no picture.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}
