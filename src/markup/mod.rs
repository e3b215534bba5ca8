//! HTML that was written, read again: tags and the text between them, without copying.
//!
//! This reads what serializers and themes write. HTML that is not well formed is read as a browser would split it into
//! tags; nothing is put in and nothing is left out.

mod attributes;
mod references;
mod tokens;

pub(crate) use references::{decoded, first};
pub(crate) use tokens::{Tag, Token, TokenKind, Tokens};
