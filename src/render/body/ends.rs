//! The HTML of nodes without further data.

use crate::document::Tag;

/// The HTML at the beginning and the end of a node.
pub(super) fn ends(tag: &Tag<'_>) -> (&'static str, &'static str) {
    match tag {
        Tag::Paragraph => ("<p>", "</p>\n"),
        Tag::Quote | Tag::Alert(_) => ("<blockquote>\n", "</blockquote>\n"),
        Tag::CodeBlock(_) => ("<pre><code>", "</code></pre>\n"),
        Tag::BulletList => ("<ul>\n", "</ul>\n"),
        Tag::NumberedList(_) => ("<ol>\n", "</ol>\n"),
        Tag::ListItem => ("<li>", "</li>\n"),
        Tag::DefinitionList => ("<dl>\n", "</dl>\n"),
        Tag::Term => ("<dt>", "</dt>\n"),
        Tag::Details => ("<dd>", "</dd>\n"),
        Tag::Table { .. } => ("<table>\n", "</table></div>\n"),
        Tag::TableHead => ("<thead><tr>", "</tr></thead>\n"),
        Tag::TableBody => ("<tbody>\n", "</tbody>"),
        Tag::TableRow => ("<tr>", "</tr>\n"),
        Tag::TableCell { is_head: true, .. } => ("<th>", "</th>"),
        Tag::TableCell { is_head: false, .. } => ("<td>", "</td>"),
        Tag::Figure => ("<figure>", "</figure>\n"),
        Tag::Caption(_) => ("<figcaption>", "</figcaption>"),
        Tag::Footnotes => ("<section>", "</ol>\n</section>\n"),
        Tag::Emphasis => ("<em>", "</em>"),
        Tag::Strong => ("<strong>", "</strong>"),
        Tag::Strikethrough => ("<del>", "</del>"),
        Tag::Defined(_) => ("<a>", "</a>"),
        Tag::Items(_) => ("<ol class=\"it\">", "</ol>\n"),
        Tag::ItemWords => ("<span>", "</span>"),
        Tag::NumberLine => ("<p class=\"no-line\">", "</p>\n"),
        Tag::ProvisionTitle => ("<b>", "</b>"),
        Tag::Aside => ("<p class=\"aside\">", "</p>\n"),
        // `html` writes these.
        Tag::Heading(_)
        | Tag::Footnote { .. }
        | Tag::Component(_)
        | Tag::Link { .. }
        | Tag::Citation(_)
        | Tag::Provision(_)
        | Tag::Element(_) => ("", ""),
    }
}
