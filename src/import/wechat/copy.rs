//! A Markdown copy of an article: fields, then the text with everything that stood on the page.

use super::article::{Article, Block};
use super::dates::day;

/// Whether the text is a copy: it has fields, and an address or a source among them, or no tags of a page.
pub(super) fn is_copy(source: &str) -> bool {
    let has_fields = source.trim_start_matches('\u{feff}').trim_start().starts_with("---");
    let head: String = source.chars().take(2000).collect::<String>().to_lowercase();
    has_fields
        || !(head.contains("<html") || head.contains("<!doctype") || head.contains("<div") || head.contains("<section"))
}

/// The article; `None` where there is no text of one.
pub(super) fn read(source: &str) -> Option<Article> {
    let source = source.trim_start_matches('\u{feff}').trim_start().replace("\r\n", "\n");
    let (fields, body) = match source.strip_prefix("---\n") {
        Some(rest) => rest.split_once("\n---\n").unwrap_or(("", rest)),
        None => ("", source.as_str()),
    };
    let field = |names: &[&str]| {
        let lines = fields.lines().filter_map(|line| line.split_once(':'));
        let found = lines.filter(|(name, _)| names.contains(&name.trim())).map(|(_, value)| value.trim());
        found.map(|value| value.trim_matches(['"', '\''])).find(|value| !value.is_empty()).map(str::to_owned)
    };
    let mut article = Article {
        title: field(&["title", "标题"]).unwrap_or_default(),
        account: field(&["source", "account", "公众号", "来源"]),
        author: field(&["author", "作者"]),
        url: field(&["url", "link", "网址"]),
        published: field(&["date", "published", "publish_time"]).and_then(|text| day(&text)),
        taken: field(&["fetch_date", "fetched", "saved"]).and_then(|text| day(&text)),
        blocks: blocks(body),
        ..Article::default()
    };
    if article.title.is_empty() {
        let heading = article.blocks.iter().find_map(|block| match block {
            Block::Heading(1, text) => Some(text.clone()),
            _ => None,
        });
        article.title = heading?;
    }
    Some(article).filter(|article| !article.blocks.is_empty())
}

/// The blocks of a text, which stand between empty lines.
fn blocks(body: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut chunk: Vec<&str> = Vec::new();
    for line in body.lines().chain([""]) {
        if !line.trim().is_empty() {
            chunk.push(line);
            continue;
        }
        blocks.extend(self::chunk(&std::mem::take(&mut chunk)));
    }
    blocks
}

fn chunk(lines: &[&str]) -> Vec<Block> {
    let Some(first) = lines.first() else { return Vec::new() };
    if lines.iter().all(|line| line.trim_start().starts_with('|')) {
        let is_delimiter = |line: &&str| line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        let cells = |line: &str| {
            line.trim().trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
        };
        let rows = lines.iter().filter(|line| !is_delimiter(line)).map(|line| cells(line));
        return vec![Block::Table(rows.collect())];
    }
    let mut blocks = Vec::new();
    let mut text: Vec<&str> = Vec::new();
    for line in lines {
        let (trimmed, level) = (line.trim(), line.chars().take_while(|c| *c == '#').count());
        let block = match picture(trimmed) {
            Some(block) => Some(block),
            None if (1..=6).contains(&level) && line[level..].starts_with(' ') => {
                Some(Block::Heading(level, line[level..].trim().to_owned()))
            }
            None if trimmed.starts_with("- ") || trimmed.starts_with("* ") => {
                Some(Block::Item("-".to_owned(), trimmed[2..].trim().to_owned()))
            }
            None => None,
        };
        match block {
            Some(block) => {
                blocks.extend(paragraph(&std::mem::take(&mut text)));
                blocks.push(block);
            }
            None => text.push(trimmed),
        }
    }
    if first.starts_with("> ") {
        let quote: Vec<&str> = text.iter().map(|line| line.trim_start_matches('>').trim()).collect();
        return vec![Block::Quote(quote.join("\n"))];
    }
    blocks.extend(paragraph(&text));
    blocks
}

fn paragraph(lines: &[&str]) -> Option<Block> {
    let text = lines.join("\n");
    let bold = |line: &&str| {
        line.len() > 4 && line.starts_with("**") && line.ends_with("**") && line.matches("**").count() == 2
    };
    if lines.is_empty() {
        None
    } else if lines.iter().all(bold) {
        Some(Block::Bold(text.replace("**", "")))
    } else if matches!(text.as_str(), "---" | "***" | "* * *") {
        Some(Block::Rule)
    } else {
        Some(Block::Paragraph(text))
    }
}

/// A line that is only a picture, perhaps in bold marks.
fn picture(line: &str) -> Option<Block> {
    let line = line.trim_matches('*');
    let (alt, rest) = line.strip_prefix("![")?.split_once("](")?;
    let address = rest.strip_suffix(')')?;
    let is_single = !alt.contains(']') && !address.contains("](");
    is_single.then(|| Block::Picture { alt: alt.trim().to_owned(), address: address.trim().to_owned() })
}
