//! Tests of the sample newsletter in a real browser. `driver` starts the browsers, a test uses a `tab`, and `server`
//! and `site` provide the pages. `access`, `layout`, `loading` and `print` check a page of every template; the other
//! files follow the tasks of readers.

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
