//! Components in the text. The theme checks their names and arguments later.

use std::ops::Range;

use super::draft::Draft;
use super::fences::{Fence, is_colon};
use crate::document::{Argument, Component, ReferenceKind, Tag};
use crate::faults::{Fault, SourceText};
use crate::values::{Text, text, tidy_blanks};

/// Names of arguments that are addresses. They become references, like those of links and pictures.
const ADDRESSES: &[(&[&str], ReferenceKind)] = &[
    (&["src", "file", "captions", "href", "文件", "字幕", "链接"], ReferenceKind::Link),
    (&["poster", "image", "封面", "图片"], ReferenceKind::Picture),
];

/// The components of a body.
#[derive(Default)]
pub(super) struct Components {
    /// All of them, in order.
    pub(super) all: Vec<Component>,
    /// For each open component, the number of nodes that were open before it.
    open: Vec<usize>,
}

impl Components {
    /// Opens or closes a component; `line` is the fence in the source.
    pub(super) fn write(&mut self, fence: Fence, line: &Range<usize>, draft: &mut Draft<'_>) {
        if fence != Fence::Closing {
            let component = read(draft, line.clone(), fence == Fence::Opening);
            self.open.push(draft.flow.nodes.depth());
            draft.flow.open(Tag::Component(self.all.len()));
            self.all.push(component);
        }
        if fence != Fence::Opening
            && let Some(depth) = self.open.pop()
        {
            draft.flow.nodes.close_to(depth);
        }
    }
}

/// Reads a component from the line of its fence.
fn read(draft: &mut Draft<'_>, line: Range<usize>, has_body: bool) -> Component {
    let source = draft.source;
    let written = &source.text[line.clone()];
    let rest = written.trim_start_matches(is_colon).trim_start();
    let start = line.start + (written.len() - rest.len());
    let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
    let mut component =
        Component { name: rest[..end].to_owned(), span: start..start + end, has_body, arguments: Vec::new() };
    let mut at = start + end;
    while let Some(argument) = next_argument(source, &mut at, line.end) {
        match argument {
            Ok(argument) => component.arguments.push(with_reference(draft, argument)),
            Err((span, message)) => {
                let help =
                    text!("写成 名字=\"值\"，几个之间空一格", "write name=\"value\", with a blank between several");
                draft.faults.push(Fault::error("bad-component", source.at(span), message).help(help));
                break;
            }
        }
    }
    component
}

/// The argument, with a reference if it is an address.
fn with_reference(draft: &mut Draft<'_>, argument: Argument) -> Argument {
    let kind = ADDRESSES.iter().find(|(names, _)| names.contains(&argument.name.as_str())).map(|(_, kind)| *kind);
    let Some(kind) = kind else { return Argument { value: tidy_blanks(&argument.value), ..argument } };
    let reference = draft.refer(kind, &argument.value, argument.span.clone());
    Argument { reference: Some(reference), ..argument }
}

/// Reads the next `name="value"` from `at` on, and moves `at` after it. An error is the place and message of a fault.
fn next_argument(source: &SourceText, at: &mut usize, end: usize) -> Option<Result<Argument, (Range<usize>, Text)>> {
    let rest = &source.text[*at..end];
    let begins = rest.find(|c: char| !c.is_whitespace() && !matches!(c, ',' | '，' | '{' | '}'))?;
    let start = *at + begins;
    let rest = &source.text[start..end];
    let wrong = |message| Some(Err((start..end, message)));
    let equals = rest.find(['=', '＝']);
    let Some((equals, sign)) = equals.and_then(|at| Some((at, rest[at..].chars().next()?))) else {
        return wrong(text!("这里应当是 名字=\"值\"", "here a name=\"value\" is wanted"));
    };
    let name = rest[..equals].trim_end();
    if name.is_empty() || name.contains(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')) {
        return wrong(text!("这里应当是 名字=\"值\"", "here a name=\"value\" is wanted"));
    }
    let value = rest[equals + sign.len_utf8()..].trim_start();
    let value_start = start + (rest.len() - value.len());
    let quote = value.chars().next().and_then(|first| match first {
        '"' => Some('"'),
        '\'' => Some('\''),
        '“' => Some('”'),
        '‘' => Some('’'),
        _ => None,
    });
    let (length, value) = if let Some(closing) = quote {
        let first = value.chars().next().map_or(0, char::len_utf8);
        let Some(inner) = value[first..].find(closing) else {
            return wrong(text!("`{name}` 的引号没有结束", "the quotes of `{name}` do not end"));
        };
        (first + inner + closing.len_utf8(), &value[first..first + inner])
    } else {
        let length = value.find(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '}')).unwrap_or(value.len());
        (length, &value[..length])
    };
    *at = value_start + length;
    let (name, value) = (name.to_owned(), value.to_owned());
    Some(Ok(Argument { name, value, reference: None, span: start..*at }))
}
