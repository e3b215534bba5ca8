//! An article between its source and its draft.

use chrono::NaiveDate;

use crate::import::draft::Note;

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    pub title: String,
    /// The name of the account.
    pub account: Option<String>,
    pub author: Option<String>,
    /// The account from which the article was taken over in WeChat.
    pub via: Option<String>,
    pub url: Option<String>,
    pub published: Option<NaiveDate>,
    /// The day on which the copy was made.
    pub taken: Option<NaiveDate>,
    /// The address of its cover.
    pub cover: Option<String>,
    pub blocks: Vec<Block>,
    /// What a reader of the page sees and the text does not hold, such as a video.
    pub lost: Vec<Note>,
}

impl Article {
    /// Its text as Markdown.
    pub(super) fn body(&self) -> String {
        let mut out = String::new();
        let mut after_item = false;
        for block in &self.blocks {
            let is_item = matches!(block, Block::Item(..));
            if !out.is_empty() {
                out.push_str(if is_item && after_item { "\n" } else { "\n\n" });
            }
            out.push_str(&block.markdown());
            after_item = is_item;
        }
        out
    }
}

/// A block of the text. Texts are Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading with its level, from 1.
    Heading(usize, String),
    /// A paragraph; line ends are line breaks.
    Paragraph(String),
    /// A paragraph that is bold from beginning to end, without the marks.
    Bold(String),
    /// An item of a list, with its mark: `-` or `1.`.
    Item(String, String),
    /// A quotation.
    Quote(String),
    /// A table as rows of cells.
    Table(Vec<Vec<String>>),
    Picture {
        alt: String,
        address: String,
    },
    /// A line across the text.
    Rule,
}

impl Block {
    /// Its text without Markdown; the empty string for a picture.
    pub(super) fn plain(&self) -> String {
        let text = match self {
            Self::Heading(_, text)
            | Self::Paragraph(text)
            | Self::Bold(text)
            | Self::Item(_, text)
            | Self::Quote(text) => text.clone(),
            Self::Table(rows) => rows.iter().map(|row| row.join(" ")).collect::<Vec<_>>().join("\n"),
            Self::Picture { .. } | Self::Rule => String::new(),
        };
        text.replace(['*', '\\'], "").trim().to_owned()
    }

    /// The block as Markdown.
    pub(super) fn markdown(&self) -> String {
        let lines = |text: &str| text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\\\n");
        match self {
            Self::Heading(level, text) => format!("{} {}", "#".repeat(*level), text.trim().replace('\n', " ")),
            Self::Paragraph(text) => lines(text),
            Self::Bold(text) => {
                text.trim().lines().map(|line| format!("**{}**", line.trim())).collect::<Vec<_>>().join("\\\n")
            }
            Self::Item(mark, text) => format!("{mark} {}", text.trim().replace('\n', " ")),
            Self::Quote(text) => text.trim().lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
            Self::Table(rows) => table(rows),
            Self::Picture { alt, address } => format!("![{alt}]({address})"),
            Self::Rule => "---".to_owned(),
        }
    }
}

/// A table whose first row is its head.
fn table(rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let row = |cells: &[String]| {
        let cell = |at: usize| cells.get(at).map_or(String::new(), |cell| cell.replace('\n', " ").replace('|', "\\|"));
        format!("| {} |", (0..width).map(cell).collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(|cells| row(cells)).collect();
    lines.insert(1.min(lines.len()), format!("|{}", " --- |".repeat(width)));
    lines.join("\n")
}
