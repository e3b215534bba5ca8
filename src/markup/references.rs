//! Character references.

use std::borrow::Cow;

use memchr::memchr;

/// The named references that serializers write.
const NAMED: &[(&str, char)] =
    &[("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}')];
/// The longest reference in bytes, without `&`.
const LONGEST: usize = 12;

/// Decodes character references: the named ones that serializers write, and all numeric ones. Others stay.
#[must_use]
pub(crate) fn decoded(written: &str) -> Cow<'_, str> {
    if memchr(b'&', written.as_bytes()).is_none() {
        return Cow::Borrowed(written);
    }
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let (c, length) = reference(&rest[at..]).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The first decoded character of a text, and its length in bytes as written; `None` for an empty text.
#[must_use]
pub(crate) fn first(written: &str) -> Option<(char, usize)> {
    let c = written.chars().next()?;
    if c == '&' { reference(written).or(Some((c, 1))) } else { Some((c, c.len_utf8())) }
}

/// The character of the reference at the start of `written`, and the length of the reference in bytes.
fn reference(written: &str) -> Option<(char, usize)> {
    let rest = written.strip_prefix('&')?;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &rest[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        assert_eq!(decoded("1 &lt; 2 &amp;amp; &#x27;&#39;&quot; &copy; a & b&"), "1 < 2 &amp; ''\" &copy; a & b&");
        assert_eq!(first("&lt;b"), Some(('<', 4)));
        assert_eq!(first("&b"), Some(('&', 1)));
        assert_eq!(first("字"), Some(('字', 3)));
        assert_eq!(first(""), None);
    }
}
