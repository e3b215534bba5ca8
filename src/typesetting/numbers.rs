//! Numbers with hyphens: 027-82757716, GB/T 37668-2019, 2024-12-19, 9:00-17:00. Browsers break lines after the hyphen, but
//! readers expect them on one line.

use std::ops::Range;

/// The most characters of such a number. A longer one might be wider than a narrow window.
const LONGEST: usize = 17;
/// Characters between digits of a number.
const JOINTS: [char; 3] = ['-', ':', '.'];

/// The spans of numbers with hyphens, in order. Excluded are very long numbers, and those inside addresses and names of
/// Latin letters.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_digit() || JOINTS.contains(&char::from(*byte));
    let mut end = 0;
    memchr::memchr_iter(b'-', bytes).filter_map(move |hyphen| {
        // Further hyphens of the same number are skipped.
        let before = bytes.get(end..hyphen)?;
        let begin = hyphen - before.iter().rev().take_while(|byte| is_part(byte)).count();
        end = hyphen + bytes[hyphen..].iter().take_while(|byte| is_part(byte)).count();
        let is_in_name =
            bytes[..begin].last().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_/@=&~#%?".contains(byte))
                || bytes[end..].first().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_@=".contains(byte));
        // Colons and full stops around it belong to the sentence. A leading hyphen is part of a name or of a negative
        // number.
        let number = text[begin..end].trim_start_matches([':', '.']);
        let begin = end - number.len();
        let number = number.trim_end_matches([':', '.']);
        let is_joined =
            number.contains('-') && !number.starts_with('-') && !number.ends_with('-') && !number.contains("--");
        (is_joined && !is_in_name && number.len() <= LONGEST).then(|| begin..begin + number.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let (mut out, mut written) = (String::new(), 0);
        for number in numbers(text) {
            out.push_str(&format!("{}[{}]", &text[written..number.start], &text[number.clone()]));
            written = number.end;
        }
        out + &text[written..]
    }

    #[test]
    fn digits_that_a_hyphen_joins_are_one_word() {
        let cases = [
            ("请拨027-82757716，或", "请拨[027-82757716]，或"),
            ("GB/T 37668-2019和T/WHCSA 001-2024", "GB/T [37668-2019]和T/WHCSA [001-2024]"),
            ("2024-12-19至2024-12-20.", "[2024-12-19]至[2024-12-20]."),
            ("电话:027-82757716/82757717", "电话:[027-82757716]/82757717"),
            ("2024-12-19: 会议", "[2024-12-19]: 会议"),
            ("GB/T 1.1-2020、GB/T 22239.1-2019", "GB/T [1.1-2020]、GB/T [22239.1-2019]"),
            ("+86-27-82757716或0086-027-82757716", "+[86-27-82757716]或[0086-027-82757716]"),
            ("增长5-10%", "增长[5-10]%"),
            ("12月31日9:00-17:00", "12月31日[9:00-17:00]"),
            ("1-2<3-4", "[1-2]<[3-4]"),
        ];
        for (text, expected) in cases {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn other_hyphens_are_left_alone() {
        let texts = [
            "https://example.org/2024-12/19-a?b=1-2",
            "CVE-2024-1234",
            "A-1 1-A -5 5- 3--4 - 5-a",
            "a@1-2.org",
            "12345678-12345678-1",
            "T/WHCSA001-2024",
            "example.org/1.2-3",
            "1.2.3.4:80",
            "",
            "-",
        ];
        for text in texts {
            assert_eq!(marked(text), text);
        }
    }
}
