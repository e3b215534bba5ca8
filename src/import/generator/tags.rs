//! Tags in texts of other generators: `{{< name … >}}`, `{% name … %}`, `{{ name(…) }}`.

use std::ops::Range;

use super::old_site::Generator;

/// A tag in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its bytes.
    pub range: Range<usize>,
    pub name: String,
    /// Whether it ends what a tag of this name began.
    pub is_end: bool,
    pub is_closed: bool,
    pub arguments: Arguments,
}

/// The arguments of a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Arguments {
    pub unnamed: Vec<String>,
    pub named: Vec<(String, String)>,
    /// All as written.
    pub written: String,
}

impl Arguments {
    /// The first argument with one of these names.
    pub(super) fn named(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| Some(self.named.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?.1.as_str()))
    }

    /// An argument by its names or its position.
    pub(super) fn get(&self, names: &[&str], at: usize) -> Option<&str> {
        self.named(names).or_else(|| self.unnamed.get(at).map(String::as_str))
    }
}

/// The beginnings of tags with their ends.
fn marks(generator: Generator) -> &'static [(&'static str, &'static str)] {
    match generator {
        Generator::Hugo => &[("{{<", ">}}"), ("{{%", "%}}")],
        Generator::Hexo => &[("{%", "%}")],
        Generator::Jekyll | Generator::Zola => &[("{%", "%}"), ("{{", "}}")],
    }
}

/// After so many beginnings without an end, a text holds no tags.
const MOST_VAIN: usize = 2000;

/// The tags of a text in their order.
pub(super) fn tags(generator: Generator, text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let (mut at, mut vain) = (0, 0);
    while let Some(next) = text[at..].find('{').filter(|_| vain < MOST_VAIN) {
        let start = at + next;
        let mark = marks(generator).iter().find(|(begin, _)| text[start..].starts_with(begin));
        let found = mark.and_then(|(begin, end)| {
            let inside = start + begin.len();
            let length = closing(&text[inside..], end)?;
            let tag = read(generator, begin, &text[inside..inside + length])?;
            Some(Tag { range: start..inside + length + end.len(), ..tag })
        });
        vain += usize::from(mark.is_some() && found.is_none());
        at = found.as_ref().map_or(start + 1, |tag| tag.range.end);
        tags.extend(found);
    }
    tags
}

/// Where the mark stands outside quotation marks; within reach, so that a lone brace costs little.
fn closing(text: &str, mark: &str) -> Option<usize> {
    const REACH: usize = 8000;
    let mut quote = None;
    for (at, c) in text.char_indices().take(REACH) {
        match (quote, c) {
            (None, '"' | '`') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, _) if text[at..].starts_with(mark) => return Some(at),
            _ => {}
        }
    }
    text.find(mark).filter(|at| *at < REACH && !text[..*at].contains('\n'))
}

fn read(generator: Generator, begin: &str, inside: &str) -> Option<Tag> {
    let trimmed = inside.trim().trim_matches('-').trim();
    if trimmed.starts_with("/*") {
        return Some(Tag { name: "/*".to_owned(), ..empty(trimmed) });
    }
    let (is_end, rest) = match trimmed.strip_prefix('/') {
        Some(rest) if generator == Generator::Hugo => (true, rest.trim_start()),
        _ => (false, trimmed),
    };
    let is_closed = generator == Generator::Hugo && rest.ends_with('/');
    let rest = if is_closed { rest.trim_end_matches('/') } else { rest };
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '.');
    let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
    let (name, arguments) = rest.split_at(end);
    if name.is_empty() {
        return None;
    }
    if begin == "{{" && generator == Generator::Jekyll {
        return Some(Tag { name: "{{".to_owned(), ..empty(trimmed) });
    }
    let arguments = match generator {
        Generator::Zola if begin == "{{" || arguments.trim_start().starts_with('(') => {
            arguments.trim().strip_prefix('(')?.strip_suffix(')')?
        }
        _ => arguments,
    };
    let (is_end, name) = match name.strip_prefix("end") {
        Some(rest) if generator != Generator::Hugo => (true, rest),
        _ => (is_end, name),
    };
    let is_zola = generator == Generator::Zola;
    Some(Tag {
        range: 0..0,
        name: name.to_owned(),
        is_end,
        is_closed: is_closed || begin == "{{",
        arguments: split(arguments, is_zola),
    })
}

fn empty(written: &str) -> Tag {
    let arguments = Arguments { written: written.to_owned(), ..Arguments::default() };
    Tag { range: 0..0, name: String::new(), is_end: false, is_closed: true, arguments }
}

/// Splits arguments at blanks, or at commas, outside quotation marks.
fn split(text: &str, by_comma: bool) -> Arguments {
    let mut all = Arguments { written: text.trim().to_owned(), ..Arguments::default() };
    let (mut word, mut key, mut quote, mut was_quoted) = (String::new(), None::<String>, None, false);
    for c in text.chars().chain(std::iter::once(' ')).chain(by_comma.then_some(',')) {
        match (quote, c) {
            (None, '"' | '`') => (quote, was_quoted) = (Some(c), true),
            (None, '\'') if word.is_empty() => (quote, was_quoted) = (Some(c), true),
            (Some(open), c) if c == open => quote = None,
            (None, '=') if key.is_none() && !was_quoted && !word.is_empty() && !word.contains(['/', ':', '?']) => {
                key = Some(std::mem::take(&mut word));
            }
            (None, c) if c == ',' || (!by_comma && c.is_whitespace()) => {
                if !word.is_empty() || was_quoted {
                    let word = std::mem::take(&mut word);
                    match key.take() {
                        Some(key) => all.named.push((key, word)),
                        None => all.unnamed.push(word),
                    }
                }
                was_quoted = false;
            }
            (None, c) if c.is_whitespace() => {}
            (_, c) => word.push(c),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_all_generators_are_read() {
        let one = |generator, text: &str| tags(generator, text).into_iter().next().unwrap();
        let figure = one(Generator::Hugo, "a {{< figure src=\"a.png\" title=\"甲 乙\" >}}");
        assert_eq!(figure.arguments.named(&["title"]), Some("甲 乙"));
        assert!(one(Generator::Hugo, "{{% /notice %}}").is_end);
        assert!(one(Generator::Hugo, "{{< a />}}").is_closed);
        let ask = one(Generator::Hexo, "{% asset_img a.png 400 300 \"甲 乙\" %}");
        assert_eq!(ask.arguments.unnamed, ["a.png", "400", "300", "甲 乙"]);
        assert!(one(Generator::Hexo, "{% endnote %}").is_end);
        let zola = one(Generator::Zola, "{{ admonition(type=\"warning\", title=\"注意\", n=3) }}");
        assert_eq!(zola.arguments.named.len(), 3);
        assert_eq!(one(Generator::Jekyll, "{{ site.name }}").arguments.written, "site.name");
        assert!(tags(Generator::Hexo, "{{ a }} {%").is_empty());
    }
}
