//! Citations of laws and their provisions, as a text writes them: `《示例法》第二十一条`, `本条例第十六条至第二十条`,
//! `前款第二项`.
//!
//! A [`Scanner`] returns the [`Citation`]s of a text. It does not need to know any law; what a citation refers to is the
//! task of the module `corpus`.
//!
//! The grammar: `[law [number]] [scope] (headings | provisions)`. Provisions are joined by 、, 和, 至 and similar words.
//! Each takes the article and 款 that it does not write from the one before it.
//!
//! The files, from the lowest to the highest: `chars` and `ordinals` read characters and numbers; `locators` and
//! `headings` read provisions; `law_kinds`, `known_laws`, `name_words` and `versions` are the vocabulary of names;
//! `titles` reads names in 《》, `bare_names` names without them, `compound_names` names that contain a title; `scan`,
//! `named`, `relative` and `scanner` go over the text. All of them look a bounded number of characters ahead or back, so
//! scanning takes time in proportion to the length of the text.

mod bare_names;
mod chars;
mod citation;
mod compound_names;
mod headings;
mod known_laws;
mod law_kinds;
mod locators;
mod name_words;
mod named;
mod ordinals;
mod relative;
mod scan;
mod scanner;
mod titles;
mod versions;

pub use citation::{Alias, Base, Citation, Cited, CitedVersion, Division, Heading, Law, Locator};
pub(crate) use law_kinds::is_law_title;
pub use name_words::is_certain_name;
pub(crate) use name_words::may_precede_name;
pub use scanner::{Scanner, may_cite};
