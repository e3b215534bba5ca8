//! Telephone numbers.

/// The number for a `tel:` link (RFC 3966): digits, `+` and `-`, without an extension (转803). A number with a leading
/// zero gets the country code +86 instead.
#[must_use]
pub(crate) fn phone_link(phone: &str) -> String {
    let number = phone.split(['转', 'x', ',', ';', '、', '/']).next().unwrap_or_default();
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '-')).collect();
    match digits.strip_prefix('0') {
        Some(rest) => format!("+86-{rest}"),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::phone_link;

    #[test]
    fn a_number_can_be_called() {
        assert_eq!(phone_link("010-12345678"), "+86-10-12345678");
        assert_eq!(phone_link("（010）12345678转803"), "+86-1012345678");
        assert_eq!(phone_link("+86 10 1234 5678"), "+861012345678");
    }
}
