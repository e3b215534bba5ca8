//! Chinese statutes: their structure (编章节条款项目), the numbers in them, and what citations of them lead to.

pub mod characters;
pub mod citations;
pub mod corpus;
pub mod numerals;
pub mod statute;
