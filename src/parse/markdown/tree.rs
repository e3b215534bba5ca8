//! The tree that the tree builder of `html5ever` builds.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, ns};

/// The index of a node in the tree.
pub(super) type At = usize;

/// A tree of elements and texts. Its first node is the document.
pub(super) struct Tree {
    nodes: RefCell<Vec<Branch>>,
    /// Whether text that is added now is prose.
    pub(super) is_prose: Cell<bool>,
}

/// A node of the tree.
struct Branch {
    content: Content,
    parent: Option<At>,
    children: Vec<At>,
}

/// The content of a node.
pub(super) enum Content {
    /// The document, or a comment, which does not occur.
    Nothing,
    /// An element, with the number of its tag; `None` if the tree builder added the element.
    Element(QualName, Option<usize>),
    /// A text, and whether it is prose.
    Text(String, bool),
}

impl Tree {
    /// An empty tree.
    pub(super) fn new() -> Self {
        let document = Branch { content: Content::Nothing, parent: None, children: Vec::new() };
        Self { nodes: RefCell::new(vec![document]), is_prose: Cell::new(false) }
    }

    /// The attribute with the number of a tag.
    pub(super) fn number(number: usize) -> Attribute {
        let name = QualName::new(None, ns!(), LocalName::from("number"));
        Attribute { name, value: StrTendril::from(number.to_string()) }
    }

    /// The children of a node.
    pub(super) fn children(&self, at: At) -> Vec<At> {
        self.nodes.borrow()[at].children.clone()
    }

    /// The content of a node.
    pub(super) fn content(&self, at: At) -> Ref<'_, Content> {
        Ref::map(self.nodes.borrow(), |nodes| &nodes[at].content)
    }

    fn add(&self, content: Content) -> At {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Branch { content, parent: None, children: Vec::new() });
        nodes.len() - 1
    }

    /// Inserts a child before the `place`th child of `parent`. Adjacent texts of the same sort are merged.
    fn insert(&self, parent: At, place: usize, child: NodeOrText<At>) {
        let child = match child {
            NodeOrText::AppendNode(child) => {
                self.detach(child);
                child
            }
            NodeOrText::AppendText(text) => {
                let before = place.checked_sub(1).map(|before| self.nodes.borrow()[parent].children[before]);
                if let Some(before) = before
                    && let Content::Text(other, is_prose) = &mut self.nodes.borrow_mut()[before].content
                    && *is_prose == self.is_prose.get()
                {
                    other.push_str(&text);
                    return;
                }
                self.add(Content::Text(text.to_string(), self.is_prose.get()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let place = place.min(nodes[parent].children.len());
        nodes[parent].children.insert(place, child);
        nodes[child].parent = Some(parent);
    }

    fn detach(&self, child: At) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[child].parent.take() {
            nodes[parent].children.retain(|other| *other != child);
        }
    }

    /// The parent of a node, and the index of the node among its children.
    fn place(&self, child: At) -> Option<(At, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[child].parent?;
        nodes[parent].children.iter().position(|other| *other == child).map(|place| (parent, place))
    }
}

impl TreeSink for Tree {
    type Handle = At;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> At {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a At) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| match &nodes[*target].content {
            Content::Element(name, _) => name,
            Content::Nothing | Content::Text(..) => unreachable!("only elements are asked for their names"),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> At {
        let number = attributes.first().and_then(|attribute| attribute.value.parse().ok());
        self.add(Content::Element(name, number))
    }

    fn create_comment(&self, _text: StrTendril) -> At {
        self.add(Content::Nothing)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> At {
        self.add(Content::Nothing)
    }

    fn append(&self, parent: &At, child: NodeOrText<At>) {
        let last = self.nodes.borrow()[*parent].children.len();
        self.insert(*parent, last, child);
    }

    fn append_based_on_parent_node(&self, element: &At, before: &At, child: NodeOrText<At>) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, target: &At) -> At {
        *target
    }

    fn same_node(&self, one: &At, other: &At) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &At, child: NodeOrText<At>) {
        if let NodeOrText::AppendNode(child) = &child {
            self.detach(*child);
        }
        if let Some((parent, place)) = self.place(*sibling) {
            self.insert(parent, place, child);
        }
    }

    fn add_attrs_if_missing(&self, _target: &At, _attributes: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &At) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &At, parent: &At) {
        for child in self.children(*node) {
            self.append(parent, NodeOrText::AppendNode(child));
        }
    }
}
