//! Formulas → `MathML`.
//!
//! The result of the converter is checked: it must be well formed and contain only elements and attributes of `MathML`
//! Core that do not load, link or style anything.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use super::accepted_formula::Accepted;
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
/// The allowed elements: `MathML` Core without links and pictures, and what is in texts.
const ELEMENTS: &[&str] = &[
    "b",
    "code",
    "i",
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
    "span",
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
    "mathcolor",
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

/// Commands that the converter does not have, in terms of those that it has.
const MACROS: &[(&str, &str)] = &[
    ("substack", "\\begin{gathered}#1\\end{gathered}"),
    ("textcolor", "{\\color{#1}#2}"),
    ("widetilde", "\\tilde{#1}"),
    ("smallsetminus", "\\setminus"),
    ("varlimsup", "\\overline{\\lim}"),
    ("varliminf", "\\underline{\\lim}"),
];
/// The converter with the macros; `None` if they are wrong, which a test rules out.
static CONVERTER: LazyLock<Option<LatexToMathML>> = LazyLock::new(|| {
    let macros = MACROS.iter().map(|(name, meaning)| ((*name).to_owned(), (*meaning).to_owned())).collect();
    LatexToMathML::new(MathCoreConfig { macros, ..MathCoreConfig::default() }).ok()
});

/// Why a formula is refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The message of the fault.
    pub(super) message: Text,
    /// What to do.
    pub(super) help: Option<Text>,
    /// The bytes of the formula that are wrong; `None` for all of it.
    pub(super) at: Option<Range<usize>>,
}

impl Refusal {
    fn of_all(message: Text, help: Option<Text>) -> Self {
        Self { message, help, at: None }
    }

    fn unreadable() -> Self {
        Self::of_all(text!("公式读不了", "the formula cannot be read"), None)
    }
}

/// Converts a formula to `MathML`; `is_display` for a formula on lines of its own.
pub(super) fn mathml(formula: &str, is_display: bool) -> Result<String, Refusal> {
    within_limits(formula)?;
    let display = if is_display { MathDisplay::Block } else { MathDisplay::Inline };
    // A panic of the converter means that the formula cannot be read.
    let html = catch_unwind(AssertUnwindSafe(|| convert(formula, display))).map_err(|_| Refusal::unreadable())??;
    let html = without_style(&html);
    if is_safe(&html) { Ok(html) } else { Err(Refusal::unreadable()) }
}

fn convert(formula: &str, display: MathDisplay) -> Result<String, Refusal> {
    let converter = CONVERTER.as_ref().ok_or_else(Refusal::unreadable)?;
    let accepted = Accepted::of(formula, display);
    let converted = converter.convert_with_local_state(&accepted.text, display).map_err(|error| {
        let at = Some(accepted.place(error.0.start)..accepted.place(error.0.end));
        let at = at.filter(|at| formula.get(at.clone()).is_some_and(|wrong| !wrong.is_empty()));
        let wrong = at.clone().map_or("", |at| &formula[at]);
        let help =
            text!("改正公式；$ 只是钱的符号就写成 \\$", "mend the formula; where the $ only means money, write \\$");
        let message = formula_reasons::reason(error.label(), wrong).map_or_else(
            || text!("公式读不了", "the formula cannot be read"),
            |Text { zh, en }| text!("公式写法有误：{zh}", "the formula cannot be read: {en}"),
        );
        Refusal { message, help: Some(help), at }
    })?;
    Ok(converted.mathml)
}

/// Refuses formulas that would take the parser much time or a deep stack.
fn within_limits(formula: &str) -> Result<(), Refusal> {
    if formula.chars().nth(MAX_CHARACTERS).is_some() {
        return Err(Refusal::of_all(
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
            return Err(Refusal::of_all(
                text!("公式里不能定义宏（\\{name}）", "a formula cannot define macros (\\{name})"),
                Some(text!("把宏的内容直接写在公式里", "write out what the macro stands for")),
            ));
        }
    }
    Ok(())
}

fn too_deep() -> Refusal {
    Refusal::of_all(
        text!("公式嵌套超过 {MAX_BRACES} 层", "the formula is nested deeper than {MAX_BRACES} levels"),
        Some(text!("把公式写得简单些", "write it in a simpler way")),
    )
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

/// Replaces `style` attributes, which the content security policy of the pages blocks: colours become `mathcolor`, the
/// alignment of columns becomes a class of the theme, and the rest is removed.
fn without_style(mathml: &str) -> String {
    let mut out = String::with_capacity(mathml.len());
    let mut rest = mathml;
    while let Some((before, after)) = rest.split_once(" style=\"") {
        out.push_str(before);
        let (style, after) = after.split_once('"').unwrap_or((after, ""));
        for (property, value) in style.split(';').filter_map(|one| one.split_once(':')) {
            match (property.trim(), value.trim()) {
                ("color", colour) => out.push_str(&format!(" mathcolor=\"{colour}\"")),
                ("text-align", "left") => out.push_str(" class=\"l\""),
                ("text-align", "right") => out.push_str(" class=\"r\""),
                _ => {}
            }
        }
        rest = after;
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
            "\\text{a \\& <b>}",
            "\\text{ a \" }",
        ] {
            let html = inline(formula).unwrap_or_else(|| panic!("{formula}: {:?}", mathml(formula, false)));
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
