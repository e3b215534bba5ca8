#![doc = include_str!("../README.md")]
#![warn(unreachable_pub)]

pub mod characters;
pub mod citations;
pub mod comparison;
pub mod corpus;
pub mod numerals;
pub mod statute;
