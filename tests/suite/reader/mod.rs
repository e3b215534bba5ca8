//! Readers: the sample newsletter in a real browser. `driver` has the browsers, `tab` is what a test holds, `server` and
//! `site` are what is looked at; `access`, `layout`, `loading` and `print` are asked of a page of every template, and the
//! other files are what readers do.

mod access;
mod awards;
mod budgets;
mod driver;
mod large;
mod layout;
mod lists;
mod loading;
mod magazine;
mod phone;
mod print;
mod regulation;
mod search;
mod server;
mod site;
mod statutes;
mod tab;
mod typography;
mod walk;
