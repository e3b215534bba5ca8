//! What an account adds to each of its articles.

use super::article::{Article, Block};
use crate::import::draft::Note;
use crate::values::text;

/// Lines of the reader's own page: from the first of them on nothing belongs to the article.
const READER: &[&str] = &[
    "预览时标签不可点",
    "微信扫一扫",
    "继续滑动看下一个",
    "轻触阅读原文",
    "向上滑动看下一个",
    "喜欢此内容的人还喜欢",
    "轻点两下取消赞",
    "使用小程序",
    "微信扫一扫可打开此内容",
];
/// Lines that end an article.
const ENDS: &[&str] = &["end", "the end", "完", "全文完", "正文完"];
/// Lines over lists of other articles.
const OTHERS: &[&str] = &[
    "往期推荐",
    "往期回顾",
    "往期精彩",
    "往期精选",
    "推荐阅读",
    "精彩推荐",
    "相关阅读",
    "延伸阅读",
    "热门文章",
    "更多精彩",
    "精彩回顾",
];
/// Parts of lines that ask to follow the account.
const FOLLOW: &[&str] = &[
    "点击上方",
    "点击蓝字",
    "点击下方",
    "关注我们",
    "关注公众号",
    "长按识别",
    "长按二维码",
    "扫码关注",
    "扫描二维码关注",
    "点个在看",
    "点赞在看",
    "分享、点赞",
    "分享点赞",
    "一键三连",
    "设为星标",
    "加为星标",
    "点击阅读原文",
    "戳阅读原文",
    "点击“阅读原文”",
    "进群交流",
];
/// The most characters of a line that asks for something.
const SHORT: usize = 40;
/// A paragraph of more characters after the end of an article is told apart, since it may belong to it.
const LONG: usize = 60;

/// Takes it out of the article, with what it tells of the source, and says what was taken.
pub(super) fn take(article: &mut Article) -> Vec<Note> {
    let mut notes = Vec::new();
    take_head(article);
    let end = end_of(&article.blocks);
    let after = article.blocks.split_off(end);
    let (lines, pictures, links) = told(&after);
    if !lines.is_empty() || pictures > 0 {
        let shown = lines.join("／");
        notes.push(Note::new(text!(
            "去掉了文后公众号自己的内容：{shown}（图片 {pictures} 张，链接 {links} 个）",
            "what the account adds after the text was left out: {shown} ({pictures} pictures, {links} links)"
        )));
    }
    for line in lines.iter().filter(|line| line.chars().count() > LONG) {
        notes.push(Note::new(text!(
            "文后去掉的这段较长，看看是不是正文：{line}",
            "this long paragraph after the end was left out; see whether it belongs to the text: {line}"
        )));
    }
    let asks = |block: &Block| is_request(&block.plain());
    for block in article.blocks.iter().filter(|block| asks(block)) {
        let line = block.plain();
        notes.push(Note::new(text!("去掉了“{line}”", "left out: {line}")));
    }
    article.blocks.retain(|block| !asks(block));
    notes
}

/// Takes out what stands over the text: the title again, the cover, the name of the account, where it was taken from.
fn take_head(article: &mut Article) {
    let mut at = 0;
    while let Some(block) = article.blocks.get(at) {
        let line = block.plain();
        let is_account = article.account.as_ref().is_some_and(|account| *account == line);
        let is_head = match block {
            Block::Picture { alt, address } if alt == "cover_image" => {
                article.cover = Some(address.clone());
                true
            }
            Block::Picture { address, .. } => address.is_empty(),
            _ if line == article.title || is_account || line == "原创" || line.is_empty() => true,
            _ if article.author.as_ref().is_some_and(|author| *author == line) => true,
            _ => origin(&line).is_some(),
        };
        if let Some((via, author)) = origin(&line) {
            article.via = Some(via);
            article.author = author.or_else(|| article.author.take());
        }
        match (is_head, matches!(block, Block::Picture { .. })) {
            (true, _) => _ = article.blocks.remove(at),
            // A picture may stand among them.
            (false, true) if at < 3 => at += 1,
            (false, _) => break,
        }
    }
}

/// The account and the author in 以下文章来源于…，作者….
fn origin(line: &str) -> Option<(String, Option<String>)> {
    let rest = line.strip_prefix("以下文章来源于")?.trim_start_matches(['：', ':', ' ']);
    let (via, author) = match rest.split_once("作者") {
        Some((via, author)) => (via, Some(author)),
        None => (rest, None),
    };
    let tidy = |text: &str| {
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '：' | ':' | '.')).to_owned()
    };
    Some((tidy(via), author.map(tidy).filter(|author| !author.is_empty())))
}

/// The number of blocks before what follows the article.
fn end_of(blocks: &[Block]) -> usize {
    let lines: Vec<String> = blocks.iter().map(Block::plain).collect();
    let is_reader = |line: &String| READER.iter().any(|mark| line.contains(mark)) && line.chars().count() < SHORT;
    let reader = lines.iter().position(is_reader).unwrap_or(lines.len());
    let bare = |line: &String| line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_end = |line: &String| ENDS.contains(&bare(line).as_str());
    let is_others = |line: &String| OTHERS.contains(&bare(line).as_str());
    // Text after the end of an article in the midst of which the word stands is no furniture.
    let has_text_after = |at: usize| {
        lines[at + 1..reader].iter().filter(|line| line.chars().count() > LONG && !line.contains("](")).count()
    };
    let end = (0..reader)
        .find(|at| (is_end(&lines[*at]) && *at * 2 > reader) || (is_others(&lines[*at]) && has_text_after(*at) == 0));
    let mut end = end.unwrap_or(reader);
    // Pictures without an address are buttons.
    while end > 0 && matches!(&blocks[end - 1], Block::Picture { address, .. } if address.is_empty()) {
        end -= 1;
    }
    end
}

/// Whether a short line asks to follow, to like or to share.
fn is_request(line: &str) -> bool {
    line.chars().count() <= SHORT && FOLLOW.iter().any(|part| line.contains(part))
}

/// The lines that are no buttons of the reader, and the numbers of pictures and links.
fn told(blocks: &[Block]) -> (Vec<String>, usize, usize) {
    let (mut lines, mut pictures, mut links) = (Vec::new(), 0, 0);
    for block in blocks {
        match block {
            Block::Picture { address, .. } => pictures += usize::from(!address.is_empty()),
            Block::Rule => {}
            _ => {
                let line = block.plain();
                if READER.iter().any(|mark| line.contains(mark)) {
                    break;
                }
                links += line.matches("](").count();
                let words = without_addresses(&line);
                lines.push(
                    words
                        .split([' ', '\n', '|'])
                        .filter(|word| word.contains(char::is_alphanumeric))
                        .collect::<Vec<_>>()
                        .join(" "),
                );
            }
        }
    }
    (lines, pictures, links)
}

/// The text with only the words of its links.
fn without_addresses(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        out.push_str(&before.replacen('[', "", 1));
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    out + rest
}
