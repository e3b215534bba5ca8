//! Who cites a regulation (反向引用), as its page shows it.

use std::collections::BTreeMap;

use crate::kinds::regulation::CiterView;
use crate::model::{Citer, Site};

/// The citations of one regulation.
pub(super) struct CitedBy<'a> {
    pub(super) site: &'a Site,
    /// The regulation, by its place among the pieces.
    pub(super) at: usize,
    /// What leads to the site's root.
    pub(super) root: &'a str,
    pub(super) words: &'a dyn Fn(&str) -> String,
}

impl CitedBy<'_> {
    /// Who names the regulation without a provision of it.
    pub(super) fn whole(&self) -> Vec<CiterView> {
        let citers = self.site.links[self.at].cited_by.get("").into_iter().flatten();
        let view = |citer: &Citer| CiterView { title: self.title(citer), address: self.address(citer) };
        citers.map(view).collect()
    }

    /// Writes who cites the article with the anchor `id`, or something in it; nothing where nobody does.
    pub(super) fn write(&self, id: &str, out: &mut String) {
        let cited_by = &self.site.links[self.at].cited_by;
        // `art-12-p…` is inside `art-12`, `art-12-1` is not.
        let inside = cited_by.range(format!("{id}-p")..format!("{id}-q"));
        let mut citers: BTreeMap<&Citer, Vec<String>> = BTreeMap::new();
        for (anchor, by) in cited_by.get_key_value(id).into_iter().chain(inside) {
            let part = self.part(id, anchor);
            for citer in by {
                let parts = citers.entry(citer).or_default();
                if !part.is_empty() && !parts.contains(&part) {
                    parts.push(part.clone());
                }
            }
        }
        if citers.is_empty() {
            return;
        }
        let count = (self.words)("cited_by").replace("{n}", &citers.len().to_string());
        out.push_str(&format!("<details class=\"cited\"><summary>{count}</summary><ul>"));
        for (citer, parts) in citers {
            out.push_str("<li><a href=\"");
            match &citer.provision {
                // A place of the same text, wherever that text stands: the reader stays there.
                Some((anchor, _)) if citer.piece == self.at => escaped(out, &format!("#{anchor}")),
                _ => escaped(out, &format!("{}{}", self.root, self.address(citer))),
            }
            out.push_str("\">");
            escaped(out, &self.title(citer));
            out.push_str("</a>");
            if !parts.is_empty() {
                let parts = parts.join(&(self.words)("name_sep"));
                escaped(out, &(self.words)("cited_part").replace("{name}", &parts));
            }
            out.push_str("</li>");
        }
        out.push_str("</ul></details>\n");
    }

    /// What of the article is cited: `第二款`; nothing for the whole of it.
    fn part(&self, article: &str, anchor: &str) -> String {
        let statute = self.site.pieces[self.at].entry.document.statute.as_deref();
        let name = |anchor: &str| {
            let statute = statute?;
            statute.designation(statute.by_id(anchor)?).map(|one| one.name)
        };
        let (whole, part) = (name(article).unwrap_or_default(), name(anchor).unwrap_or_default());
        part.strip_prefix(&whole).unwrap_or(&part).to_owned()
    }

    fn address(&self, citer: &Citer) -> String {
        let page = self.site.pieces[citer.piece].address.url();
        citer.provision.as_ref().map_or_else(|| page.clone(), |(anchor, _)| format!("{page}#{anchor}"))
    }

    /// `《某办法》第十二条`; in the regulation itself only `第十二条`.
    fn title(&self, citer: &Citer) -> String {
        let title = &self.site.pieces[citer.piece].entry.common.title;
        match &citer.provision {
            Some((_, name)) if citer.piece == self.at => name.clone(),
            Some((_, name)) => format!("《{title}》{name}"),
            None => title.clone(),
        }
    }
}

fn escaped(out: &mut String, text: &str) {
    let _ = pulldown_cmark_escape::escape_html(pulldown_cmark_escape::FmtWriter(out), text);
}
