//! Formulas → `MathML`.
//!
//! The renderer does not escape anything. So texts are escaped before rendering and operators after it, and the result is
//! checked: it must be well formed and contain only elements and attributes of `MathML` Core that do not load, link or
//! style anything.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark_escape::{FmtWriter, escape_html_body_text};
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::event::{Content, Event};

use super::formula_reasons;
use crate::values::{Text, text};

/// The most characters of a formula.
const MAX_CHARACTERS: usize = 2000;
/// The deepest nesting of braces.
const MAX_BRACES: usize = 50;
/// The deepest nesting of elements; a pair of braces makes up to three.
const MAX_ELEMENTS: usize = 3 * MAX_BRACES;
/// Commands that define macros, which can expand endlessly.
const DEFINING: &[&str] = &[
    "def",
    "gdef",
    "edef",
    "xdef",
    "let",
    "futurelet",
    "global",
    "newcommand",
    "renewcommand",
    "providecommand",
    "DeclareMathOperator",
];
/// The allowed elements: `MathML` Core without links, pictures and foreign content.
const ELEMENTS: &[&str] = &[
    "math",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];
/// The allowed attributes.
const ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "class",
    "columnspan",
    "depth",
    "dir",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

/// Message and help of a fault.
pub(super) type Refusal = (Text, Option<Text>);

/// Converts a formula to `MathML`; `is_display` for a formula on lines of its own.
pub(super) fn mathml(formula: &str, is_display: bool) -> Result<String, Refusal> {
    within_limits(formula)?;
    let display_mode = if is_display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    let unreadable = || (text!("公式读不了", "the formula cannot be read"), None);
    // A panic of the parser means that the formula cannot be read.
    let html = catch_unwind(AssertUnwindSafe(|| render(formula, config))).map_err(|_| unreadable())??;
    let html = without_style(&escape_signs(&html));
    if is_safe(&html) { Ok(html) } else { Err(unreadable()) }
}

fn render(formula: &str, config: RenderConfig<'_>) -> Result<String, Refusal> {
    let storage = pulldown_latex::Storage::new();
    let mut events = Vec::new();
    for event in pulldown_latex::Parser::new(formula, &storage) {
        events.push(event.map_err(|error| {
            let reason = formula_reasons::reason(&error.to_string());
            let help = text!(
                "改正公式；$ 只是钱的符号就写成 \\$",
                "mend the formula; where the $ only means money, write \\$"
            );
            let message = reason.map_or_else(
                || text!("公式读不了", "the formula cannot be read"),
                |Text { zh, en }| text!("公式写法有误：{zh}", "the formula cannot be read: {en}"),
            );
            (message, Some(help))
        })?);
    }
    let escaped: Vec<String> = events
        .iter()
        .map(|event| {
            let mut out = String::new();
            if let Event::Content(Content::Text(text) | Content::Number(text) | Content::Function(text)) = event {
                // Writing to a string cannot fail.
                let _ = escape_html_body_text(FmtWriter(&mut out), text);
            }
            out
        })
        .collect();
    let events = events.into_iter().zip(&escaped).map(|(event, escaped)| {
        Ok::<_, std::convert::Infallible>(match event {
            Event::Content(Content::Text(_)) => Event::Content(Content::Text(escaped)),
            Event::Content(Content::Function(_)) => Event::Content(Content::Function(escaped)),
            Event::Content(Content::Number(_)) => Event::Content(Content::Number(escaped)),
            other => other,
        })
    });
    let mut html = String::new();
    let written = pulldown_latex::push_mathml(&mut html, events, config);
    written.map(|()| html).map_err(|_| (text!("公式读不了", "the formula cannot be read"), None))
}

/// Refuses formulas that would take the parser much time or a deep stack.
fn within_limits(formula: &str) -> Result<(), Refusal> {
    if formula.chars().nth(MAX_CHARACTERS).is_some() {
        return Err((
            text!("公式超过 {MAX_CHARACTERS} 个字符", "the formula is longer than {MAX_CHARACTERS} characters"),
            Some(text!("拆成几个公式", "make several formulas of it")),
        ));
    }
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in formula.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    if deepest > MAX_BRACES {
        return Err(too_deep());
    }
    for rest in formula.split('\\').skip(1) {
        let name: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        if DEFINING.contains(&name.as_str()) {
            return Err((
                text!("公式里不能定义宏（\\{name}）", "a formula cannot define macros (\\{name})"),
                Some(text!("把宏的内容直接写在公式里", "write out what the macro stands for")),
            ));
        }
    }
    Ok(())
}

fn too_deep() -> Refusal {
    (
        text!("公式嵌套超过 {MAX_BRACES} 层", "the formula is nested deeper than {MAX_BRACES} levels"),
        Some(text!("把公式写得简单些", "write it in a simpler way")),
    )
}

/// Escapes operators that are the whole content of an element, as in `<mo><</mo>`, also with a combining stroke.
fn escape_signs(mathml: &str) -> String {
    let mut html = mathml.replace("&nbsp;", "\u{a0}");
    for end in ["</", "\u{338}"] {
        for (sign, entity) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")] {
            html = html.replace(&format!(">{sign}{end}"), &format!(">{entity}{end}"));
        }
    }
    html
}

/// Whether it is well formed, not nested too deeply, and contains only allowed elements and attributes.
fn is_safe(mathml: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, _) in mathml.match_indices('<') {
        let tag = mathml[at..].split('>').next().unwrap_or("");
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with('/') {
            depth += 1;
        }
        deepest = deepest.max(depth);
    }
    if deepest > MAX_ELEMENTS {
        return false;
    }
    let Ok(document) = roxmltree::Document::parse(mathml) else { return false };
    document.descendants().all(|node| {
        let element = !node.is_element() || ELEMENTS.contains(&node.tag_name().name());
        let attributes = node.attributes().all(|attribute| ATTRIBUTES.contains(&attribute.name()));
        element && attributes && !node.is_comment() && !node.is_pi()
    })
}

/// Removes `style` attributes, which the content security policy of the pages blocks.
fn without_style(mathml: &str) -> String {
    let mut out = String::with_capacity(mathml.len());
    let mut rest = mathml;
    while let Some((before, after)) = rest.split_once(" style=\"") {
        out.push_str(before);
        rest = after.split_once('"').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inline(formula: &str) -> Option<String> {
        mathml(formula, false).ok()
    }

    #[test]
    fn signs_and_texts_are_escaped() {
        for formula in [
            "a<b",
            "a>b",
            "a \\not< b",
            "a \\& b",
            "\\left\\langle a \\right\\rangle",
            "\\text{a & <b>}",
            "\\text{ a \" }",
        ] {
            let html =
                inline(formula).unwrap_or_else(|| panic!("{formula}: {:?}", render(formula, RenderConfig::default())));
            assert!(roxmltree::Document::parse(&html).is_ok(), "{formula}: {html}");
        }
        assert!(inline("a<b").is_some_and(|html| html.contains("<mo>&lt;</mo>")));
        for name in ["text", "operatorname", "mathrm", "mathtt", "tag", "href", "url", "color", "class", "label"] {
            for content in ["</mtext><script>alert(1)</script>", "\"><img src=x onerror=y>", "<img>", "&lt;b"] {
                let html = inline(&format!("\\{name}{{{content}}}{{x}}")).unwrap_or_default();
                assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("&lt;b<"), "{html}");
            }
        }
    }

    #[test]
    fn usual_formulas_are_read() {
        for formula in [
            "\\frac{1}{2} + \\sqrt[3]{x^2_i}",
            "\\sum_{i=1}^n \\int_0^\\infty \\lim_{x \\to 0}",
            "\\begin{cases} 1 & x < 0 \\\\ 2 & x \\ge 0 \\end{cases}",
            "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
            "\\left\\{ \\hat{x}, \\overline{ab}, \\vec v \\right\\}",
            "\\begin{align} a &= b \\\\ c &= d \\end{align}",
            "\\mathbb{R} \\neq \\emptyset \\text{ 当且仅当 } a \\equiv b \\pmod{n}",
            "\\color{red} x",
        ] {
            assert!(inline(formula).is_some(), "{formula}: {:?}", mathml(formula, false));
        }
    }

    #[test]
    fn nothing_overflows_or_explodes() {
        for formula in ["\\sqrt", "x^", "\\frac1", "{", "\\left(", "\\begin{matrix}", "\\hat", "\\not", "\\text{", "^_"]
        {
            let count = MAX_CHARACTERS / formula.len();
            let _ = mathml(&formula.repeat(count), false);
            let _ = mathml(&format!("{}x{}", formula.repeat(49), "}".repeat(49)), false);
        }
        assert!(inline("\\def\\a{\\a\\a}\\a").is_none());
        assert!(inline(&"\\sqrt".repeat(60)).is_none());
    }
}
