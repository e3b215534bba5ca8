//! Structure that authors in WeChat make by hand: bold paragraphs are headings or labels, typed dots are lists.

use super::article::Block;

/// The most characters of a heading.
const HEADING: usize = 60;
/// The signs that authors type in front of items.
const DOTS: &[char] = &['●', '•', '■', '◆', '▪', '◇', '○', '▶', '►', '·', '★', '※'];

/// Makes headings of bold paragraphs that are no labels, and lists of typed dots.
pub(super) fn tidy(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Picture { address, .. } if address.is_empty()));
    let tops = blocks.iter().any(|block| matches!(block, Block::Heading(1, _)));
    for block in blocks.iter_mut() {
        match block {
            // The title of the page is the heading of level 1.
            Block::Heading(level, _) if tops || *level == 1 => *level = (*level + 1).min(6),
            Block::Bold(text) if is_heading(text) => *block = Block::Heading(2, std::mem::take(text)),
            Block::Bold(text) if label(text).is_some() => {
                let (label, rest) = label(text).unwrap_or_default();
                *block = Block::Paragraph(format!("**{label}**{rest}"));
            }
            _ => {}
        }
    }
    lists(blocks);
}

/// Whether a bold paragraph is a heading: short, on one line, no sentence and no label.
fn is_heading(text: &str) -> bool {
    let is_sentence =
        text.ends_with(['。', '；', '，', '！', '？', '…', ';', ',', '.', '!', '?']) && !text.ends_with("？");
    !text.contains('\n')
        && text.chars().count() <= HEADING
        && !is_sentence
        && label(text).is_none()
        && !text.trim().is_empty()
}

/// The label of a line such as `地点：上海`, with its colon, and the rest.
pub(super) fn label(text: &str) -> Option<(String, String)> {
    let at = text.find(['：', ':'])?;
    let colon = text[at..].chars().next()?;
    let (label, rest) = text.split_at(at + colon.len_utf8());
    let is_label =
        (2..=10).contains(&label.chars().count()) && !text.contains('\n') && !label.contains(['“', '《', '，']);
    is_label.then(|| (label.to_owned(), rest.trim().to_owned()))
}

/// Makes items of paragraphs that begin with a typed dot where two of them follow each other.
fn lists(blocks: &mut [Block]) {
    let dotted = |block: &Block| match block {
        Block::Paragraph(text) if !text.contains('\n') => text.trim_start().starts_with(DOTS),
        _ => false,
    };
    let is_dotted: Vec<bool> = blocks.iter().map(dotted).collect();
    for (at, block) in blocks.iter_mut().enumerate() {
        let has_neighbour = (at > 0 && is_dotted[at - 1]) || is_dotted.get(at + 1).copied().unwrap_or(false);
        if let Block::Paragraph(text) = block
            && is_dotted[at]
            && has_neighbour
        {
            *block = Block::Item("-".to_owned(), text.trim_start().trim_start_matches(DOTS).trim().to_owned());
        }
    }
}
