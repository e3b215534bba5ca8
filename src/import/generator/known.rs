//! The shortcodes and tag plug-ins that have a place in huikan.

use super::old_site::Generator;
use super::tags::{Arguments, Tag};

/// What tags need to know of the site.
pub(super) trait Site {
    /// The old address of the page that a reference such as `posts/a.md` or `a` means, and its title.
    fn page(&self, reference: &str) -> Option<(String, String)>;
    /// The value of a variable such as `site.title`.
    fn variable(&self, name: &str) -> Option<String>;
}

/// What a tag shows.
pub(super) enum Shown {
    /// Text in a line.
    Inline(String),
    /// Lines of their own.
    Block(String),
    /// The tag is no tag.
    Literal,
    /// Nothing is known of it.
    Unknown,
}

/// Whether what a tag encloses is no Markdown.
pub(super) fn is_literal(name: &str) -> bool {
    matches!(name, "raw" | "verbatim" | "highlight" | "codeblock" | "code" | "mermaid" | "comment" | "math" | "katex")
}

/// What a tag shows.
pub(super) fn shown(generator: Generator, tag: &Tag, inside: Option<&str>, site: &dyn Site) -> Shown {
    let arguments = &tag.arguments;
    let name = tag.name.to_ascii_lowercase();
    if tag.is_end {
        return Shown::Inline(String::new());
    }
    match (name.as_str(), inside) {
        ("/*", _) => escaped(generator, &arguments.written),
        ("{{", _) => variable(&arguments.written, site),
        ("raw" | "verbatim", Some(inside)) => Shown::Inline(inside.to_owned()),
        ("comment" | "toc" | "more" | "br" | "clear" | "summary" | "tableofcontents", None) | ("comment", Some(_)) => {
            Shown::Inline(String::new())
        }
        ("highlight" | "codeblock" | "code" | "mermaid", Some(inside)) => code(&name, arguments, inside),
        ("math" | "katex", Some(inside)) => Shown::Block(format!("$$\n{}\n$$", inside.trim())),
        ("ref" | "relref" | "post_url" | "post_path" | "link", None) if is_reference(generator, &name) => {
            reference(arguments, site)
        }
        ("post_link", None) => post_link(arguments, site),
        (
            "details" | "detail" | "expand" | "collapse" | "fold" | "folding" | "spoiler" | "hidetoggle" | "accordion",
            Some(inside),
        ) => {
            let title = arguments.named(&["title", "summary", "label", "header"]).map(str::to_owned);
            let title = title.unwrap_or_else(|| arguments.unnamed.first().cloned().unwrap_or_default());
            callout("note", &title, inside)
        }
        ("quote" | "blockquote" | "cq" | "centerquote" | "center-quote" | "pullquote", Some(inside)) => {
            quotation(arguments, inside)
        }
        (_, Some(inside)) => match kind_of(&name, arguments) {
            Some((kind, title)) => callout(kind, &title, inside),
            None => link(&name, arguments)
                .map_or(Shown::Unknown, |link| Shown::Block(format!("{link}\n\n{}", inside.trim()))),
        },
        (_, None) => picture(&name, arguments)
            .map(Shown::Inline)
            .or_else(|| alone(&name, arguments))
            .or_else(|| link(&name, arguments).map(Shown::Inline))
            .unwrap_or(Shown::Unknown),
    }
}

fn is_reference(generator: Generator, name: &str) -> bool {
    match name {
        "link" | "post_url" => generator == Generator::Jekyll,
        "post_path" => generator == Generator::Hexo,
        _ => generator == Generator::Hugo,
    }
}

/// A tag that is shown and not read, which is `{{</* a */>}}`.
fn escaped(generator: Generator, written: &str) -> Shown {
    let inner = written.trim_start_matches("/*").trim_end_matches("*/").trim();
    Shown::Inline(match generator {
        Generator::Hugo => format!("{{{{< {inner} >}}}}"),
        _ => format!("{{{{ {inner} }}}}"),
    })
}

/// `{{ site.title }}`, `{{ "/a/" | relative_url }}`.
fn variable(written: &str, site: &dyn Site) -> Shown {
    let value = written.split('|').next().unwrap_or("").trim();
    let quoted = value.strip_prefix(['"', '\'']).and_then(|value| value.strip_suffix(['"', '\'']));
    if let Some(quoted) = quoted {
        return Shown::Inline(quoted.to_owned());
    }
    let is_path = value
        .split('.')
        .all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')));
    if !is_path || !value.contains('.') {
        return Shown::Literal;
    }
    site.variable(value).map_or(Shown::Unknown, Shown::Inline)
}

fn code(name: &str, arguments: &Arguments, inside: &str) -> Shown {
    let first = arguments.unnamed.first().map(String::as_str);
    let lang = arguments.unnamed.iter().find_map(|word| word.strip_prefix("lang:"));
    let lang = lang.or_else(|| arguments.named(&["lang", "language"])).or(first.filter(|word| {
        word.chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '#' | '-'))
            && (name == "highlight" || name == "code")
    }));
    let lang = if name == "mermaid" { "mermaid" } else { lang.unwrap_or("") };
    let longest = inside.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    Shown::Block(format!("{fence}{lang}\n{}\n{fence}", inside.trim_matches('\n')))
}

fn reference(arguments: &Arguments, site: &dyn Site) -> Shown {
    let written = arguments.get(&["path"], 0).unwrap_or(&arguments.written);
    let (path, fragment) = written.split_once('#').map_or((written, None), |(path, fragment)| (path, Some(fragment)));
    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    if path.is_empty() {
        return Shown::Inline(fragment);
    }
    let address = site.page(path).map_or_else(|| format!("/{}", path.trim_start_matches('/')), |(address, _)| address);
    Shown::Inline(format!("{}{fragment}", address.replace(' ', "%20")))
}

fn post_link(arguments: &Arguments, site: &dyn Site) -> Shown {
    let Some(name) = arguments.unnamed.first() else { return Shown::Unknown };
    let words = arguments.unnamed.get(1..).unwrap_or_default();
    let words: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| *word != "true" && *word != "false").collect();
    let Some((address, title)) = site.page(name) else { return Shown::Unknown };
    let title = if words.is_empty() { title } else { words.join(" ") };
    Shown::Inline(format!("[{title}]({})", address.replace(' ', "%20")))
}

/// The kind and the title of a note, a notice or a warning.
fn kind_of(name: &str, arguments: &Arguments) -> Option<(&'static str, String)> {
    let of = |word: &str| {
        Some(match word.to_ascii_lowercase().as_str() {
            "tip" | "success" | "check" | "hint" | "done" | "green" => "tip",
            "info" | "note" | "abstract" | "example" | "quote" | "primary" | "default" | "question" | "simple"
            | "blue" => "note",
            "important" => "important",
            "warning" | "attention" | "yellow" | "orange" => "warning",
            "caution" | "danger" | "error" | "failure" | "bug" | "red" => "caution",
            _ => return None,
        })
    };
    let is_note = matches!(
        name,
        "admonition"
            | "notice"
            | "note"
            | "callout"
            | "alert"
            | "hint"
            | "message"
            | "notification"
            | "box"
            | "admonition_body"
    );
    let own = of(name);
    if !is_note && own.is_none() {
        return None;
    }
    let given = arguments.named(&["type", "kind", "class", "style", "color", "level"]);
    let words = &arguments.unnamed;
    let first = words.first().and_then(|word| of(word));
    let kind = given.and_then(of).or(first).or(own).unwrap_or("note");
    let title = arguments.named(&["title", "header", "heading"]).map(str::to_owned);
    let rest = &words[usize::from(first.is_some()).min(words.len())..];
    let flags = ["no-icon", "true", "false", "simple", "modern", "flat", "disabled", "open"];
    let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|word| !flags.contains(word)).collect();
    Some((kind, title.unwrap_or_else(|| rest.join(" "))))
}

/// A component `callout`.
pub(super) fn callout(kind: &str, title: &str, inside: &str) -> Shown {
    let title = quoted("title", title);
    Shown::Block(format!(":::callout kind={kind}{title}\n\n{}\n\n:::", inside.trim_matches('\n').trim_end()))
}

/// An argument of a component with a blank before it; nothing where it is empty.
fn quoted(name: &str, value: &str) -> String {
    let value = value.replace('"', "”").replace(['\n', '\r'], " ");
    let value = value.trim();
    if value.is_empty() { String::new() } else { format!(" {name}=\"{value}\"") }
}

fn quotation(arguments: &Arguments, inside: &str) -> Shown {
    let author = arguments.named(&["author"]).map_or_else(|| arguments.unnamed.join(" "), str::to_owned);
    Shown::Block(format!(
        ":::quotation{}\n\n{}\n\n:::",
        quoted("author", &author),
        inside.trim_matches('\n').trim_end()
    ))
}

/// Whether a path ends as pictures do.
pub(super) fn is_picture(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or(path).to_ascii_lowercase();
    [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"].iter().any(|ending| path.ends_with(ending))
}

/// A picture in Markdown.
fn picture(name: &str, arguments: &Arguments) -> Option<String> {
    let is_known = matches!(
        name,
        "figure"
            | "img"
            | "image"
            | "asset_img"
            | "lazyimage"
            | "fancybox"
            | "fullimage"
            | "dimmable_image"
            | "full_width_image"
            | "invertible_image"
            | "dual_theme_image"
            | "picture"
            | "imgproc"
            | "resize_image"
            | "photo"
    );
    let named = arguments.named(&["src", "url", "image_path", "image", "file", "light_src", "path"]);
    let pictured = |words: &[String]| words.iter().position(|word| is_picture(word));
    let at = pictured(&arguments.unnamed);
    let is_other = name == "include" && named.is_some_and(is_picture);
    if !is_known && !is_other {
        return None;
    }
    let src = named.or_else(|| arguments.unnamed.get(at.unwrap_or(0)).map(String::as_str))?;
    let after = at.map_or(&[][..], |at| &arguments.unnamed[at + 1..]);
    let is_size =
        |word: &&String| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'p' | 'x' | '%'));
    let words = after.iter().filter(|word| !is_size(word)).map(String::as_str).collect::<Vec<_>>().join(" ");
    let caption = arguments.named(&["caption", "title"]).unwrap_or("");
    let alt = arguments.named(&["alt"]).unwrap_or(if caption.is_empty() { &words } else { caption });
    let title = if caption.is_empty() {
        String::new()
    } else {
        format!(" \"{}\"", caption.replace('"', "”").replace('\n', " "))
    };
    Some(format!("![{}]({}{title})", label(alt), target(src)))
}

/// A text as the words of a link.
fn label(text: &str) -> String {
    text.replace('[', "［").replace(']', "］").replace('\n', " ")
}

/// An address as the target of a link.
pub(super) fn target(address: &str) -> String {
    let address = address.trim().replace(['\n', '\r', '<', '>'], "");
    if address.contains([' ', '(', ')', '\t']) || address.is_empty() { format!("<{address}>") } else { address }
}

/// A note in one tag, as Zola has them.
fn alone(name: &str, arguments: &Arguments) -> Option<Shown> {
    let text = arguments.named(&["text", "content", "body"])?;
    let (kind, title) = kind_of(name, arguments)?;
    Some(callout(kind, &title, text))
}

/// A link in place of something that is on another site.
fn link(name: &str, arguments: &Arguments) -> Option<String> {
    let get = |names: &[&str]| arguments.get(names, 0).filter(|value| !value.is_empty());
    let made = match name {
        "youtube" | "youtuber" => format!("https://www.youtube.com/watch?v={}", get(&["id"])?),
        "bilibili" => {
            let id = get(&["id", "bvid", "aid"])?;
            let id = if id.starts_with(|c: char| c.is_ascii_digit()) { format!("av{id}") } else { id.to_owned() };
            format!("https://www.bilibili.com/video/{id}")
        }
        "vimeo" => format!("https://vimeo.com/{}", get(&["id"])?),
        "gist" => format!(
            "https://gist.github.com/{}",
            arguments.unnamed.iter().take(2).cloned().collect::<Vec<_>>().join("/")
        ),
        "tweet" | "x" | "twitter" => format!(
            "https://twitter.com/{}/status/{}",
            arguments.get(&["user"], 0)?,
            arguments.get(&["id"], 1).or_else(|| arguments.get(&["id"], 0))?
        ),
        "caniuse" => format!("https://caniuse.com/{}", get(&["feature", "featureid"])?),
        "jsfiddle" => format!("https://jsfiddle.net/{}", get(&["id"])?),
        "gh-repo-card" | "github" | "ghcard" => format!("https://github.com/{}", get(&["repo", "name"])?),
        _ => {
            let all = arguments.named.iter().map(|(_, value)| value).chain(&arguments.unnamed);
            let is_address = |value: &&String| {
                value.starts_with("http://") || value.starts_with("https://") || value.starts_with("//")
            };
            let named = arguments.named(&["href", "url", "src", "link", "link_to"]).map(str::to_owned);
            let is_link = matches!(
                name,
                "link" | "url" | "btn" | "button" | "a" | "linkcard" | "pdf" | "asset_link" | "video" | "audio"
            );
            let path = |value: &&String| value.starts_with('/') || value.contains('.');
            let first = all.clone().find(is_address).cloned();
            named.or(first).or_else(|| all.clone().find(path).filter(|_| is_link).cloned())?
        }
    };
    let words = arguments.named(&["content", "text", "title", "name", "caption", "label"]).map(str::to_owned);
    let others = || {
        let rest = arguments.unnamed.iter().filter(|word| !made.contains(word.as_str()) && !is_flag(word));
        rest.cloned().collect::<Vec<_>>().join(" ")
    };
    let words = words.unwrap_or_else(others);
    let words = if words.trim().is_empty() { made.clone() } else { words };
    Some(format!("[{}]({})", label(words.trim()), target(&made)))
}

fn is_flag(word: &str) -> bool {
    matches!(word, "true" | "false" | "external") || word.is_empty()
}
