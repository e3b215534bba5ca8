//! Reports text that was meant as a link, heading or footnote, but is shown as written.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::events::Parsed;
use super::placed::Placed;
use crate::faults::{Fault, SourceText};
use crate::values::{Text, is_cjk, text};

/// The most characters of a footnote's label.
const MAX_LABEL: usize = 40;
/// The most characters of an address.
const MAX_TARGET: usize = 200;
/// File name endings of pictures.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp"];

/// The most faults of one sort in a text, because each of them prints its whole line.
const MAX_SAID: usize = 100;

/// Reports them.
pub(super) fn report(parsed: &Parsed<'_>, source: &SourceText, faults: &mut Vec<Fault>) {
    faults.extend(parsed.plain.iter().flat_map(|run| links(run, source)).take(MAX_SAID));
    faults.extend(parsed.plain.iter().flat_map(|run| footnotes(run, source)).take(MAX_SAID));
    faults.extend(full_width_pictures(&parsed.events, source).take(MAX_SAID));
    faults.extend(headings(&parsed.events, source).take(MAX_SAID));
}

/// `](`, and `]（` before what looks like an address.
fn links<'a>(run: &Range<usize>, source: &'a SourceText) -> impl Iterator<Item = Fault> + use<'a> {
    let (offset, text) = (run.start, &source.text[run.clone()]);
    text.match_indices(']').filter_map(move |(at, _)| {
        let rest = &text[at + 1..];
        let full_width = rest.strip_prefix('（').is_some_and(looks_like_target);
        if !full_width && !rest.starts_with('(') {
            return None;
        }
        let start = text[..at].rfind(['[', '\n']).unwrap_or(at);
        let escaped = |at: usize| is_escaped(&source.text, offset + at);
        if escaped(at) || escaped(at + 1) || escaped(start) {
            return None;
        }
        let closing = rest.char_indices().take(MAX_TARGET).find(|(_, c)| matches!(c, ')' | '）'));
        let end = closing.map_or(at + 2, |(end, c)| at + 1 + end + c.len_utf8());
        let is_picture = text[..start].ends_with(['!', '！']);
        let start = start - usize::from(text[..start].ends_with('!'));
        let message = text!("这不是链接，会照原样显示", "this is not read as a link and is shown as it stands");
        let line = rest.lines().next().unwrap_or("");
        let before = source.text[..offset + at].rsplit('\n').next().unwrap_or("");
        let help = match closing {
            _ if full_width && is_picture => half_width_picture_help(),
            _ if full_width => half_width_help(),
            _ if !before.contains('[') => no_opening_help(),
            _ if line.starts_with("(<") && !line.contains('>') => open_angle_help(),
            None => open_bracket_help(),
            Some(_) => blank_help(),
        };
        let fault = Fault::error("unread-link", source.at(offset + start..offset + end), message);
        let inside = closing.map_or("", |(end, _)| &rest[..end]).trim_start_matches('(');
        let is_plain = inside.contains(' ') && !inside.contains(['"', '\'', '<', '>', '（']) && !full_width;
        let label = text[start..at].trim_start_matches(['!', '[']);
        let picture = if is_picture { "!" } else { "" };
        if is_plain && !label.is_empty() && looks_like_target(inside) {
            let meant = format!("{picture}[{label}](<{inside}>)");
            let help =
                text!("地址里有空格，写在尖括号里：{meant}", "an address with blanks goes in angle brackets: {meant}");
            return Some(fault.help(help).perhaps(meant));
        }
        Some(fault.help(help))
    })
}

/// `[^1]` without a definition.
fn footnotes<'a>(run: &Range<usize>, source: &'a SourceText) -> impl Iterator<Item = Fault> + use<'a> {
    let (offset, text) = (run.start, &source.text[run.clone()]);
    text.match_indices("[^").filter_map(move |(at, _)| {
        let label: String = text[at + 2..].chars().take(MAX_LABEL + 1).take_while(|c| *c != ']').collect();
        let end = at + 2 + label.len() + 1;
        let closed = text[end - 1..].starts_with(']');
        // The definition is named, where it has a full-width colon.
        let is_defined = || source.text.lines().any(|line| line.starts_with(&format!("[^{label}]：")));
        if closed && !text[end..].starts_with('：') && is_defined() {
            return None;
        }
        if !closed || label.is_empty() || label.contains('[') || is_escaped(&source.text, offset + at) {
            return None;
        }
        let message = text!("脚注 [^{label}] 没有写内容", "the footnote [^{label}] is not defined");
        let help = if text[end..].starts_with('：') {
            text!("脚注后面用半角冒号：[^{label}]: …", "write a half-width colon after it: [^{label}]: …")
        } else if label.contains(char::is_whitespace) {
            text!("脚注的名字里不能有空格", "the name of a footnote holds no blanks")
        } else {
            text!(
                "另起一段写 [^{label}]: …；如果就是要显示这几个字，写 \\[^{label}]",
                "write [^{label}]: … in a paragraph of its own; or \\[^{label}] to show just this"
            )
        };
        Some(Fault::error("unknown-footnote", source.at(offset + at..offset + end), message).help(help))
    })
}

fn no_opening_help() -> Text {
    text!(
        "前面缺 [，或者 [ 在另一行：整个链接连着写，[文字](a.md)；不是链接就写 \\]",
        "the [ before it is missing or on another line: write the link in one piece, [text](a.md); if it is no link, write \\]"
    )
}

fn blank_help() -> Text {
    text!(
        "地址里有空格时写在尖括号里：[文字](<my photo 1.png>)；不是链接就写 \\[文字]",
        "put an address with blanks in angle brackets: [text](<my photo 1.png>); if it is no link, write \\[text]"
    )
}

fn half_width_help() -> Text {
    text!("用半角的圆括号：[文字](a.md)", "use half-width parentheses: [text](a.md)")
}

fn half_width_picture_help() -> Text {
    text!("用半角的 ! 和圆括号：![文字](x.png)", "use the half-width signs: ![text](x.png)")
}

fn open_angle_help() -> Text {
    text!(
        "尖括号没有写完：[文字](<my photo 1.png>)；不是链接就写 \\[文字]",
        "close the angle brackets: [text](<my photo 1.png>); if it is no link, write \\[text]"
    )
}

fn open_bracket_help() -> Text {
    text!(
        "圆括号没有写完：[文字](a.md)；不是链接就写 \\[文字]",
        "close the parentheses: [text](a.md); if it is no link, write \\[text]"
    )
}

/// `！[图](x.png)`, which is an exclamation mark and a link, not a picture.
fn full_width_pictures<'a>(events: &'a [Placed<'_>], source: &'a SourceText) -> impl Iterator<Item = Fault> + 'a {
    events.windows(2).filter_map(|pair| {
        let [(Event::Text(before), _), (Event::Start(Tag::Link { dest_url, .. }), range)] = pair else { return None };
        if !before.ends_with('！') || !is_picture(dest_url) {
            return None;
        }
        let message = text!("这是链接，不是图片", "this is a link and no picture");
        let place = range.start.saturating_sub('！'.len_utf8())..range.end;
        Some(Fault::error("unread-link", source.at(place), message).help(half_width_picture_help()))
    })
}

fn is_picture(target: &str) -> bool {
    target.rsplit_once('.').is_some_and(|(_, ending)| PICTURES.contains(&ending.to_ascii_lowercase().as_str()))
}

/// Whether the text in full-width brackets looks like an address or a file name.
fn looks_like_target(inside: &str) -> bool {
    let inside: String = inside.chars().take(MAX_TARGET).take_while(|c| !matches!(c, '）' | ')')).collect();
    let ending = inside.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_file = (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    inside.contains("://") || (is_file && !ending.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `#总体要求` and `＃ 总体要求` at the beginning of a line.
fn headings<'a>(events: &'a [Placed<'_>], source: &'a SourceText) -> impl Iterator<Item = Fault> + 'a {
    events.windows(2).enumerate().filter_map(|(at, pair)| {
        let begins = matches!(pair[0].0, Event::Start(Tag::Paragraph) | Event::SoftBreak | Event::HardBreak);
        let (Event::Text(text), range) = &pair[1] else { return None };
        let strong = matches!(events.get(at + 2), Some((Event::Start(Tag::Strong), _)));
        if !begins || !is_heading(text, strong) || is_escaped(&source.text, range.start) {
            return None;
        }
        let message = text!("这不是标题，# 会照原样显示", "this is not read as a heading; the # is shown");
        let words = text.trim_start_matches(['#', '＃']);
        let signs = "#".repeat(text[..text.len() - words.len()].chars().count());
        let words = if words.trim().is_empty() { "…" } else { words.trim_start() };
        let meant = format!("{signs} {words}");
        let help = text!(
            "# 用半角，后面空一格：{meant}；如果就是要显示 #，写 \\#",
            "use the half-width # and a blank after it: {meant}; or write \\# to show the sign"
        );
        let fault = Fault::warning("unread-heading", source.at(range.clone()), message).help(help);
        let is_whole = source.text[range.clone()] == **text && words != "…";
        Some(if is_whole { fault.perhaps(meant) } else { fault })
    })
}

/// Whether a line looks like a heading; `strong` if strong emphasis follows the text.
fn is_heading(text: &str, strong: bool) -> bool {
    let words = text.trim_start_matches(['#', '＃']);
    let signs = text[..text.len() - words.len()].chars().count();
    let full_width = text.starts_with('＃');
    let begins = (strong && words.is_empty())
        || words.trim_start().starts_with(|c: char| is_cjk(c) || (full_width && c.is_alphanumeric()));
    // `#话题#` is a topic.
    (1..=6).contains(&signs) && begins && !words.contains(['#', '＃'])
}

/// Whether a backslash escapes the character at `at`.
fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}
