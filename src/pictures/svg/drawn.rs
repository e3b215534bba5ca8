//! How many elements a browser draws: parts of a drawing may be drawn again many times, and their parts too.

use std::collections::HashMap;

use roxmltree::Node;

use super::names::XLINK;
use super::refusal::MAX_DRAWN;

/// The longest chain of elements that are in or draw each other.
const MAX_CHAIN: usize = 400;

/// The number of elements that are drawn for a drawing; above [`MAX_DRAWN`] where the chain is too long to tell.
pub(super) fn count(root: Node<'_, '_>) -> usize {
    let names = root.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let mut counter = Counter { names, known: HashMap::new() };
    counter.count(root, 0)
}

struct Counter<'a, 'i> {
    names: HashMap<&'a str, Node<'a, 'i>>,
    /// The counts of elements; 0 while an element is being counted: browsers do not draw an element inside itself.
    known: HashMap<roxmltree::NodeId, usize>,
}

impl<'a, 'i> Counter<'a, 'i> {
    fn count(&mut self, node: Node<'a, 'i>, chain: usize) -> usize {
        if let Some(known) = self.known.get(&node.id()) {
            return *known;
        }
        if chain > MAX_CHAIN {
            return MAX_DRAWN + 1;
        }
        self.known.insert(node.id(), 0);
        let mut count = 1_usize;
        for child in node.children().filter(Node::is_element) {
            count = count.saturating_add(self.count(child, chain + 1));
        }
        for attribute in node.attributes() {
            let is_reference = attribute.name() == "href" && [None, Some(XLINK)].contains(&attribute.namespace());
            let own = attribute.value().trim().strip_prefix('#').filter(|_| is_reference);
            for name in own.into_iter().chain(named(attribute.value())) {
                if let Some(target) = self.names.get(name).copied() {
                    count = count.saturating_add(self.count(target, chain + 1));
                }
            }
        }
        self.known.insert(node.id(), count);
        count
    }
}

/// The names in a style such as `url(#name)`.
fn named(style: &str) -> impl Iterator<Item = &str> {
    style.split("url(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start().trim_start_matches(['"', '\'']).strip_prefix('#')?;
        rest.split([')', '"', '\'']).next()
    })
}
