//! Tags of pieces.

use crate::faults::{Fault, Place};
use crate::values::{Slug, Text, is_han, text, tidy_blanks};
use crate::yaml::{Fields, Names, Step};

/// Reads the tags; one with the name of a file that the site needs is reported and left out.
pub(super) fn read(fields: &mut Fields) -> Vec<String> {
    let Names(written) = fields.or_default("tags");
    let mut tags = Vec::with_capacity(written.len());
    for (index, tag) in written.iter().map(|tag| tidy_blanks(tag.trim())).enumerate() {
        if !["index.html", "atom.xml", "feed.json"].contains(&tag.to_lowercase().as_str()) {
            tags.push(tag);
            continue;
        }
        let at = fields.place("tags", &[Step::Index(index)]);
        let message = text!("标签不能叫 {tag}：网站自己要用这个名字", "a tag cannot be {tag}: the site needs the name");
        let help = text!("换一种写法，例如 首页", "write it otherwise, as in `home page`");
        fields.report(Fault::error("bad-value", at, message).help(help));
    }
    tags
}

/// Checks that each tag can be an address and is one tag.
pub(super) fn check(fields: &mut Fields, tags: &[String]) {
    for (index, tag) in tags.iter().enumerate() {
        if let Err(error) = Slug::new(&tag.replace('/', "-")) {
            let at = fields.place("tags", &[Step::Index(index)]);
            fields.report(bad_tag(tag, error.text(), at));
        } else if tag.contains(['，', '、', '；', ',', ';']) || chinese_words(tag).len() > 1 {
            let at = fields.place("tags", &[Step::Index(index)]);
            let message = text!(
                "一个标签里有标点或空格，像是几个标签连在一起",
                "the tag holds punctuation or blanks, as if several were one"
            );
            let bare = tag.trim_matches(['【', '】', '［', '］']);
            let list = bare.split(['，', '、', '；', ',', ';']).flat_map(chinese_words).collect::<Vec<_>>().join(", ");
            fields.report(Fault::error("bad-value", at, message).help(text!("写成 [{list}]", "write [{list}]")));
        }
    }
}

/// The words of a text between blanks, where all of them are of Han characters; else the text.
fn chinese_words(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let is_chinese = words.iter().all(|word| word.chars().all(is_han));
    if is_chinese { words } else { vec![text.trim()] }
}

/// The fault of a tag that cannot be an address, for this reason.
fn bad_tag(tag: &str, reason: Text, at: Place) -> Fault {
    if tag.is_empty() {
        let help = text!("删去空的标签", "remove the empty tag");
        return Fault::error("bad-value", at, text!("标签是空的", "the tag is empty")).help(help);
    }
    let Text { zh, en } = reason;
    let message = text!("标签要用作地址，却{zh}", "the tag is used as an address, but {en}");
    let bare = tag.trim_start_matches('.');
    let help = if tag.starts_with('.') && !bare.is_empty() {
        text!("换一种写法，例如 {bare}", "write it otherwise, as in {bare}")
    } else {
        text!("改好这个标签，或删去它", "mend the tag or remove it")
    };
    Fault::error("bad-value", at, message).help(help)
}
