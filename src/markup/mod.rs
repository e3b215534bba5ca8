//! A tokenizer for finished HTML: tags and the text between them, without copying.
//!
//! It is made for HTML that serializers and themes write. It does not check whether tags are balanced.

mod attributes;
mod references;
mod tokens;

pub(crate) use references::{decoded, first};
pub(crate) use tokens::{Tag, Token, TokenKind, Tokens, begins_tag, is_raw};
