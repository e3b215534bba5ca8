//! Styles (CSS Syntax Level 3): written again token by token, so that a browser reads what was checked here.

use cssparser::{CowRcStr, Parser, ToCss, Token};

/// The deepest nesting of blocks and functions.
const MAX_NESTING: u8 = 32;

/// The rules that load nothing.
const RULES: &[&str] =
    &["media", "supports", "keyframes", "-webkit-keyframes", "layer", "container", "scope", "font-face"];

/// The functions that load nothing; `url` is checked for its target.
const FUNCTIONS: &[&str] = &[
    // Colours.
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color",
    "color-mix",
    "device-cmyk",
    "icc-color",
    "light-dark",
    // Numbers.
    "calc",
    "min",
    "max",
    "clamp",
    "round",
    "abs",
    "sin",
    "cos",
    "tan",
    "sqrt",
    "pow",
    "var",
    "env",
    // Places and forms.
    "translate",
    "translatex",
    "translatey",
    "translate3d",
    "scale",
    "scalex",
    "scaley",
    "scale3d",
    "rotate",
    "rotatex",
    "rotatey",
    "rotatez",
    "rotate3d",
    "skew",
    "skewx",
    "skewy",
    "matrix",
    "matrix3d",
    "perspective",
    "rect",
    "inset",
    "circle",
    "ellipse",
    "polygon",
    "path",
    "xywh",
    // Filters and times.
    "blur",
    "brightness",
    "contrast",
    "drop-shadow",
    "grayscale",
    "hue-rotate",
    "invert",
    "opacity",
    "saturate",
    "sepia",
    "cubic-bezier",
    "steps",
    "linear",
    // Selectors, conditions, names.
    "not",
    "is",
    "where",
    "has",
    "nth-child",
    "nth-last-child",
    "nth-of-type",
    "nth-last-of-type",
    "lang",
    "dir",
    "local",
    "format",
    "selector",
    "font-tech",
    "font-format",
];

/// The same style; `None` where it loads something, or cannot be read.
pub(super) fn checked(style: &str) -> Option<String> {
    // Most styles are words and numbers.
    if !style.contains(['(', '@', '\\', '/', '"', '\'']) {
        return Some(style.to_owned());
    }
    let mut parser = Parser::new(style);
    parser.set_nested_block_limit(MAX_NESTING);
    let mut out = String::with_capacity(style.len());
    copy(&mut parser, &mut out).ok()?;
    Some(out)
}

/// Something that is refused.
struct Refused;

type Outcome = Result<(), Refused>;

fn copy(parser: &mut Parser<'_>, out: &mut String) -> Outcome {
    loop {
        let start = parser.position();
        // There is no other error than the end.
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return Ok(()) };
        let written = parser.slice_from(start);
        match &token {
            // Two tokens with a comment between them are not one.
            Token::Comment(_) => out.push_str("/**/"),
            Token::BadUrl(_) | Token::BadString(_) => return Err(Refused),
            Token::CloseParenthesis | Token::CloseSquareBracket | Token::CloseCurlyBracket => {}
            Token::UnquotedUrl(target) => url(target, out)?,
            Token::Function(name) if name.eq_ignore_ascii_case("url") => {
                let target = nested(parser, |inner| inner.expect_string_cloned().map_err(|_| Refused))?;
                url(&target, out)?;
            }
            Token::Function(name) => {
                let is_allowed = FUNCTIONS.iter().any(|known| name.eq_ignore_ascii_case(known));
                block(parser, out, is_allowed.then_some(written).ok_or(Refused)?, ")")?;
            }
            Token::AtKeyword(name) => {
                let is_allowed = RULES.iter().any(|known| name.eq_ignore_ascii_case(known));
                plain(&token, is_allowed.then_some(written).ok_or(Refused)?, out)?;
            }
            Token::ParenthesisBlock => block(parser, out, "(", ")")?,
            Token::SquareBracketBlock => block(parser, out, "[", "]")?,
            Token::CurlyBracketBlock => block(parser, out, "{", "}")?,
            token => plain(token, written, out)?,
        }
    }
}

/// Writes a token as it was written, or without the escapes that it does not need.
fn plain(token: &Token<'_>, written: &str, out: &mut String) -> Outcome {
    if !written.contains('\\') {
        out.push_str(written);
        return Ok(());
    }
    token.to_css(out).map_err(|_| Refused)
}

fn url(target: &CowRcStr<'_>, out: &mut String) -> Outcome {
    // A name in quotes would need escapes.
    let is_name = target.strip_prefix('#').is_some_and(|name| !name.contains(['"', '\\', '\n', '\r', '\u{c}']));
    if !is_name {
        return Err(Refused);
    }
    out.push_str("url(\"");
    out.push_str(target);
    out.push_str("\")");
    Ok(())
}

fn block(parser: &mut Parser<'_>, out: &mut String, open: &str, close: &str) -> Outcome {
    out.push_str(open);
    nested(parser, |inner| copy(inner, out))?;
    out.push_str(close);
    Ok(())
}

/// Reads all of the block that was just opened.
fn nested<'i, T>(
    parser: &mut Parser<'i>,
    read: impl FnOnce(&mut Parser<'i>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let mut outcome = Err(Refused);
    let read_all = parser.parse_nested_block(|inner| -> Result<(), cssparser::ParseError<()>> {
        outcome = read(inner);
        Ok(())
    });
    read_all.map_err(|_| Refused)?;
    outcome
}
