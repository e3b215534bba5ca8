//! The pinyin of names, which decides their place in an index from A to Z.

use pinyin::ToPinyin;

/// Surnames whose reading differs from the usual one of the character.
const SURNAMES: &[(&str, &str)] = &[
    ("万俟", "mo qi"),
    ("单于", "chan yu"),
    ("尉迟", "yu chi"),
    ("长孙", "zhang sun"),
    ("鲜于", "xian yu"),
    ("令狐", "ling hu"),
    ("澹台", "tan tai"),
    ("皇甫", "huang fu"),
    ("宰父", "zai fu"),
    ("亓官", "qi guan"),
    ("乐", "yue"),
    ("乜", "nie"),
    ("么", "yao"),
    ("仇", "qiu"),
    ("任", "ren"),
    ("佴", "nai"),
    ("冼", "xian"),
    ("区", "ou"),
    ("卜", "bu"),
    ("华", "hua"),
    ("单", "shan"),
    ("卓", "zhuo"),
    ("召", "shao"),
    ("员", "yun"),
    ("盖", "ge"),
    ("尉", "wei"),
    ("宁", "ning"),
    ("宿", "su"),
    ("应", "ying"),
    ("折", "she"),
    ("撒", "sa"),
    ("晁", "chao"),
    ("晟", "cheng"),
    ("曲", "qu"),
    ("曾", "zeng"),
    ("朴", "piao"),
    ("查", "zha"),
    ("柏", "bai"),
    ("牟", "mou"),
    ("瞿", "qu"),
    ("石", "shi"),
    ("祭", "zhai"),
    ("种", "chong"),
    ("秘", "bi"),
    ("纪", "ji"),
    ("缪", "miao"),
    ("翟", "zhai"),
    ("能", "nai"),
    ("臧", "zang"),
    ("葛", "ge"),
    ("覃", "qin"),
    ("解", "xie"),
    ("谌", "chen"),
    ("谷", "gu"),
    ("贠", "yun"),
    ("贾", "jia"),
    ("车", "che"),
    ("过", "guo"),
    ("逄", "pang"),
    ("逯", "lu"),
    ("郇", "xun"),
    ("郗", "xi"),
    ("都", "du"),
    ("重", "chong"),
    ("长", "chang"),
    ("阚", "kan"),
    ("隗", "wei"),
    ("黑", "he"),
    ("沈", "shen"),
    ("燕", "yan"),
];

/// Words at the beginning of titles and of names of organisations, most of them places, whose first character has
/// several readings.
const BEGINNINGS: &[(&str, &str)] = &[
    ("重庆", "chong qing"),
    ("重新", "chong xin"),
    ("重温", "chong wen"),
    ("重阳", "chong yang"),
    ("重返", "chong fan"),
    ("重走", "chong zou"),
    ("重塑", "chong su"),
    ("重构", "chong gou"),
    ("长", "chang"),
    ("厦门", "xia men"),
    ("厦大", "xia da"),
    ("六安", "lu an"),
    ("六合", "lu he"),
    ("台州", "tai zhou"),
    ("番禺", "pan yu"),
    ("蚌埠", "beng bu"),
    ("单县", "shan xian"),
    ("莘县", "shen xian"),
    ("莘庄", "xin zhuang"),
    ("浚县", "xun xian"),
    ("乐清", "yue qing"),
    ("洪洞", "hong tong"),
    ("解放", "jie fang"),
    ("曾都", "zeng du"),
    ("监利", "jian li"),
    ("黄陂", "huang pi"),
    ("朝阳", "chao yang"),
    ("大", "da"),
    ("都", "du"),
    ("行业", "hang ye"),
    ("调查", "diao cha"),
    ("数", "shu"),
    ("重", "zhong"),
];

/// The pinyin of a person's name, without tones, with a blank between syllables. Other letters and digits stay, in lower
/// case; punctuation is left out.
#[must_use]
pub(crate) fn reading_of_person(name: &str) -> String {
    reading(name, SURNAMES)
}

/// The pinyin of any other name, in the same form.
#[must_use]
pub(crate) fn reading_of_name(name: &str) -> String {
    reading(name, BEGINNINGS)
}

fn reading(name: &str, beginnings: &[(&str, &str)]) -> String {
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let special = beginnings.iter().find_map(|(begin, read)| Some((*read, name.strip_prefix(begin)?)));
    let (mut out, rest) = special.map_or_else(|| (String::new(), name), |(read, rest)| (format!("{read} "), rest));
    for c in rest.chars() {
        match c.to_pinyin() {
            // ü is written v, as on keyboards.
            Some(syllable) => {
                out.extend(syllable.plain().chars().map(|c| if c == 'ü' { 'v' } else { c }));
                out.push(' ');
            }
            None if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            None => {}
        }
    }
    out.trim_end().to_owned()
}

/// The index letter of a reading: A–Z, or `#`.
#[must_use]
pub(crate) fn index_letter(reading: &str) -> char {
    reading.chars().next().filter(char::is_ascii_alphabetic).map_or('#', |c| c.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_read_as_surnames() {
        let read = [
            ("单雄信", "shan xiong xin"),
            ("解晓东", "xie xiao dong"),
            ("仇英", "qiu ying"),
            ("区志航", "ou zhi hang"),
            ("查良镛", "zha liang yong"),
            ("曾国藩", "zeng guo fan"),
            ("任正非", "ren zheng fei"),
            ("盖叫天", "ge jiao tian"),
            ("尉迟恭", "yu chi gong"),
            ("万俟卨", "mo qi xie"),
            ("万里", "wan li"),
            ("吕布", "lv bu"),
            ("陶先锋", "tao xian feng"),
        ];
        for (name, expected) in read {
            assert_eq!(reading_of_person(name), expected);
        }
    }

    #[test]
    fn other_names_are_not_read_as_surnames() {
        assert_eq!(index_letter(&reading_of_name("重庆大学")), 'C');
        assert_eq!(index_letter(&reading_of_name("长江大学")), 'C');
        assert_eq!(index_letter(&reading_of_name("重温入党誓词")), 'C');
        assert_eq!(index_letter(&reading_of_name("重点工作")), 'Z');
        assert_eq!(index_letter(&reading_of_name("单位")), 'D');
        assert_eq!(index_letter(&reading_of_name("《中国企业报》集团")), 'Z');
        assert_eq!(index_letter(&reading_of_name("CTFWAR联赛")), 'C');
        assert_eq!(index_letter(&reading_of_name("360公司")), '#');
        assert_eq!(index_letter(""), '#');
    }
}
