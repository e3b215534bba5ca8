//! Characters that are not what they look like, or that many devices cannot display.

use unicode_normalization::UnicodeNormalization;

use super::passage::{Passage, is_full_mark};
use super::rule::{Finding, Rule};
use crate::values::{is_han, letters_for_digits};

/// Pairs of a radical that has no decomposition in Unicode and the character that looks like it in mainland China.
const RADICALS: &str =
    "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

/// The characters of 通用规范汉字表 outside the Basic Multilingual Plane, which level 2 of GB 18030-2022 includes.
const COMMON: &str = "𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣\
     𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩\
     𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹\
     𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓";

/// Reports these characters.
pub(super) fn find(passage: &Passage, out: &mut Vec<Finding>) {
    if passage.chars.iter().all(char::is_ascii) && !passage.chars.iter().any(|c| matches!(c, 'l' | 'I' | 'O' | 'o')) {
        return;
    }
    for (at, c) in passage.chars.iter().copied().enumerate() {
        let here = at..at + 1;
        match c {
            '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1d}' => {
                out.extend(
                    character(c).map(|meant| passage.fix(Rule::RadicalForCharacter, here, &[(at..at + 1, meant)])),
                );
            }
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' if !joins(passage, at) => {
                out.push(passage.fix(Rule::ZeroWidthCharacter, here, &[(at..at + 1, String::new())]));
            }
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => {
                out.push(passage.report(Rule::PrivateUseCharacter, here));
            }
            c if u32::from(c) > 0xFFFF && is_han(c) && !COMMON.contains(c) => {
                out.push(passage.report(Rule::RareCharacter, here));
            }
            _ => {}
        }
    }
    letters(passage, out);
    wide(passage, out);
}

/// The character that a radical or a compatibility ideograph should be.
fn character(c: char) -> Option<String> {
    let normal: String = c.nfkc().collect();
    if !normal.starts_with(c) {
        return Some(normal);
    }
    let mut pairs = RADICALS.chars();
    while let (Some(radical), Some(meant)) = (pairs.next(), pairs.next()) {
        if radical == c {
            return Some(meant.to_string());
        }
    }
    None
}

/// Whether the character at `at` may be a joiner that an emoji sequence or a script needs.
fn joins(passage: &Passage, at: usize) -> bool {
    let needs = |c: Option<char>| {
        c.is_some_and(|c| {
            !c.is_ascii() && !is_han(c) && !is_full_mark(c) && !matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}')
        })
    };
    matches!(passage.get(at), Some('\u{200c}' | '\u{200d}'))
        && (needs(passage.before(at)) || needs(passage.get(at + 1)))
}

/// Reports letters in numbers: `lO万元` for 10万元.
fn letters(passage: &Passage, out: &mut Vec<Finding>) {
    let text: String = passage.chars.iter().collect();
    for found in letters_for_digits(&text) {
        let from = text[..found.start].chars().count();
        let to = from + text[found].chars().count();
        out.push(passage.report(Rule::LettersForDigits, from..to));
    }
}

/// Reports runs of full-width letters and digits.
fn wide(passage: &Passage, out: &mut Vec<Finding>) {
    let is_wide = |c: char| matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}');
    let mut at = 0;
    while at < passage.chars.len() {
        let count = passage.chars[at..].iter().take_while(|c| is_wide(**c)).count();
        if count > 0 {
            let narrow: String = passage.chars[at..at + count].iter().flat_map(|c| c.nfkc()).collect();
            out.push(passage.fix(Rule::FullWidthLetters, at..at + count, &[(at..at + count, narrow)]));
        }
        at += count.max(1);
    }
}
