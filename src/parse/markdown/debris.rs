//! Reports what came with pasted text: marks of other programs, words of `WeChat`, and blanks as indentation.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::placed::Placed;
use crate::faults::{Edit, Fault, Mend, SourceText};
use crate::values::{Text, text};

/// The most faults of one sort in a text.
const MOST: usize = 50;

/// Lines of the pages of `WeChat` that copying takes along; they belong to no article.
#[rustfmt::skip]
const OF_WECHAT: &[&str] = &[
    "轻点两下取消赞", "轻点两下取消在看", "微信扫一扫", "关注该公众号", "微信扫一扫关注该公众号", "预览时标签不可点",
    "继续滑动看下一个", "向上滑动看下一个", "微信扫一扫可打开此内容", "使用完整服务", "在小说阅读器读本章",
    "在小说阅读器中沉浸阅读", "轻触阅读原文", "喜欢此内容的人还喜欢", "人划线", "知道了", "去阅读", "使用小程序",
    "写下你的留言", "暂无留言", "已无更多数据", "发消息", "写留言",
];

/// The most bytes of a tag of another program.
const LONGEST_TAG: usize = 1_000;
/// Marks that begin and end a tag of another program.
const TAGS: &[(&str, &str)] = &[
    ("{{<", ">}}"),
    ("{{%", "%}}"),
    ("{%", "%}"),
    ("{{", "}}"),
    ("{:", "}"),
    ("[[", "]]"),
    ("@[toc]", ""),
    ("[TOC]", ""),
    ("[toc]", ""),
];

/// Reports it. `is_law` where the text is a regulation, whose indentation means nothing.
pub(super) fn report(events: &[Placed<'_>], source: &SourceText, is_law: bool, faults: &mut Vec<Fault>) {
    faults.extend(of_wechat(events, source));
    faults.extend(tags(events, source));
    if !is_law {
        faults.extend(indents(events, source));
    }
}

/// Leaves out the faults inside a tag of another program, which is reported already.
pub(super) fn leave_out_inside_tags(faults: &mut Vec<Fault>) {
    let spans = faults.iter().filter(|fault| fault.code == "foreign-tag").filter_map(|fault| fault.at.span.clone());
    let spans: Vec<Range<usize>> = spans.collect();
    let is_inside = |fault: &Fault| {
        let start = fault.at.span.as_ref().map_or(0, |span| span.start);
        spans.iter().any(|span| span.start < start && start < span.end)
    };
    faults.retain(|fault| !is_inside(fault));
}

/// The places of paragraphs.
fn paragraphs<'e>(events: &'e [Placed<'_>]) -> impl Iterator<Item = &'e Range<usize>> {
    events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Paragraph))).map(|(_, range)| range)
}

/// Paragraphs that hold nothing but words of the pages of `WeChat`; those that follow each other make one fault.
fn of_wechat(events: &[Placed<'_>], source: &SourceText) -> Vec<Fault> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for range in paragraphs(events) {
        let written = source.text[range.clone()].trim_end();
        let is_of_wechat = !written.is_empty() && written.lines().all(is_of_wechat);
        match found.last_mut() {
            Some(last) if is_of_wechat && goes_on => last.end = range.start + written.len(),
            _ if is_of_wechat => found.push(range.start..range.start + written.len()),
            _ => {}
        }
        goes_on = is_of_wechat;
    }
    let fault = |range: Range<usize>| {
        let message =
            text!("这是公众号页面上的按钮和提示，不是文章", "these are buttons and hints of WeChat's page, no text");
        let help = text!("从这一行起删去，直到正文再开始", "remove this line and those after it up to the text");
        Fault::warning("pasted-debris", source.at(range), message).help(help)
    };
    found.into_iter().map(fault).collect()
}

fn is_of_wechat(line: &str) -> bool {
    let mut parts = line.split(['，', ',', ' ', '、', '。', '\\', '*']).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some() && parts.all(|part| OF_WECHAT.contains(&part))
}

/// The places of code and formulas, in which marks are shown.
fn code(events: &[Placed<'_>]) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut open: Option<usize> = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => open = Some(range.start),
            Event::End(TagEnd::CodeBlock) => places.extend(open.take().map(|start| start..range.end)),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => places.push(range.clone()),
            _ => {}
        }
    }
    places
}

/// Tags of other programs, which readers would see: `{{< figure >}}`, `{% raw %}`, `[TOC]`, `[[…]]`, `{: .note}`.
fn tags(events: &[Placed<'_>], source: &SourceText) -> Vec<Fault> {
    let text: &str = &source.text;
    let code = code(events);
    let is_code = |at: usize| code.iter().any(|place| place.contains(&at));
    let shown = events.iter().filter(|(event, _)| {
        matches!(
            event,
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::HtmlBlock | Tag::Item)
        )
    });
    let mut found: Vec<Range<usize>> = Vec::new();
    for (_, range) in shown {
        let mut at = range.start;
        while let Some(tag) = next_tag(text, at, range.end).filter(|_| found.len() < 2 * MOST) {
            at = tag.end;
            let is_new = found.last().is_none_or(|last| last.end <= tag.start);
            if is_new && !is_code(tag.start) {
                found.push(tag);
            }
        }
    }
    let mut names: Vec<&str> = Vec::new();
    found.retain(|tag| {
        let name = name(&text[tag.clone()]);
        let opened = name.strip_prefix('/').or_else(|| name.strip_prefix("end"));
        let closes = opened.is_some_and(|opened| names.contains(&opened));
        names.push(name);
        !closes
    });
    found.into_iter().take(MOST).map(|tag| foreign(tag, source)).collect()
}

/// The next tag between two places of the text.
fn next_tag(text: &str, from: usize, to: usize) -> Option<Range<usize>> {
    let part = text.get(from..to)?;
    let begin = |(open, close): &(&str, &str)| {
        let is_tag = |start: &usize| tag_at(text, from + start, open, close).is_some();
        let start = part.match_indices(open).map(|(at, _)| at).find(is_tag)?;
        tag_at(text, from + start, open, close)
    };
    TAGS.iter().filter_map(begin).min_by_key(|tag| (tag.start, usize::MAX - tag.end))
}

/// The tag that begins at a place with `open` and ends with `close` on the same line.
fn tag_at(text: &str, at: usize, open: &str, close: &str) -> Option<Range<usize>> {
    if text[..at].ends_with('\\') {
        return None;
    }
    let begin = at + open.len();
    let longest = (begin + LONGEST_TAG).min(text.len());
    let longest = (begin..=longest).rev().find(|end| text.is_char_boundary(*end))?;
    let inside = text[begin..longest].lines().next().unwrap_or("");
    let end = if close.is_empty() { 0 } else { inside.find(close)? + close.len() };
    let whole = at..at + open.len() + end;
    let inside = &inside[..end - close.len()];
    let is_word = |inside: &str| inside.trim().chars().any(char::is_alphabetic);
    let is_tag = match open {
        // `[[1]]` is a mark of a source, `[[甲]](a.md)` a link.
        "[[" => {
            is_word(inside) && !inside.contains(['[', ']', '`']) && !text[whole.end..].starts_with(['(', ':', '（'])
        }
        "{:" => inside.trim_start().starts_with(['.', '#']) || inside.contains('='),
        "{{" => is_word(inside) && !inside.contains('<'),
        _ => close.is_empty() || is_word(inside),
    };
    is_tag.then_some(whole)
}

/// The name of a tag: `figure` in `{{< figure src="a.jpg" >}}`.
fn name(tag: &str) -> &str {
    let inside = tag.trim_matches(['{', '}', '<', '>', '%', '[', ']', ':', ' ', '-']);
    inside.split([' ', '|', '(', '\t']).next().unwrap_or("")
}

fn foreign(tag: Range<usize>, source: &SourceText) -> Fault {
    let written = &source.text[tag.clone()];
    let inside = written.trim_matches(['[', ']']);
    let message = text!(
        "{written} 是别的程序的标记，会照原样显示",
        "{written} is a tag of another program and is shown as it stands"
    );
    let is_picture = ["figure", "image", "img", "asset_img", "gallery", "fancybox"].contains(&name(written));
    let help: Text = if written.to_lowercase().ends_with("[toc]") {
        text!("删去它：目录由小标题生成", "remove it: the contents follow from the headings")
    } else if written.starts_with("[[") {
        text!(
            "改成链接 [{inside}](文件名.md)；就是要显示这几个字，写 \\[[{inside}]]",
            "write a link, [{inside}](file.md); or \\[[{inside}]] to show just this"
        )
    } else if is_picture {
        text!("图片写成 ![图上有什么](文件名.jpg)", "write a picture as ![what it shows](file.jpg)")
    } else {
        text!(
            "删去它，或改用 Markdown 的写法；就是要显示它，写在 ` ` 里",
            "remove it, or write Markdown instead; to show it, write it in ` `"
        )
    };
    Fault::warning("foreign-tag", source.at(tag), message).help(help)
}

/// The entities of blanks.
const ENTITIES: &[&str] = &["&nbsp;", "&emsp;", "&ensp;", "&#160;", "&#12288;", "&thinsp;"];

/// Blanks at the beginning of paragraphs, which the style sheet indents; one remark for the text.
fn indents(events: &[Placed<'_>], source: &SourceText) -> Option<Fault> {
    let blanks = |range: &Range<usize>| {
        let begin = range.start;
        let written = &source.text[range.clone()];
        let mut rest = written;
        loop {
            let entity = ENTITIES.iter().find_map(|entity| rest.strip_prefix(entity));
            let blank = || rest.strip_prefix(['\u{3000}', '\u{a0}', '\u{2003}', '\u{2002}']);
            match entity.or_else(blank) {
                Some(next) => rest = next.trim_start_matches(' '),
                None => break,
            }
        }
        let end = begin + written.len() - rest.len();
        (end > begin && !rest.trim().is_empty()).then_some(begin..end)
    };
    let all: Vec<Range<usize>> = paragraphs(events).filter_map(blanks).collect();
    let first = all.first()?.clone();
    let count = all.len();
    let message = text!(
        "段首用空格缩进（共 {count} 段），网页自己会缩进",
        "blanks indent the beginning of a paragraph ({count} of them); pages indent by themselves"
    );
    let help = text!("删去段首的空格", "remove the blanks at the beginning");
    let edits = all.into_iter().map(|blanks| Edit::new(blanks, "")).collect();
    Some(Fault::note("pasted-indent", source.at(first), message).help(help).mend(Mend::certain(edits)))
}
