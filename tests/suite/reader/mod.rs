//! Readers: the sample newsletter in a real browser. `driver` has the browsers, `tab` is what a test holds, `server` and
//! `site` are what is looked at; `access`, `layout`, `loading` and `print` are asked of a page of every template, and the
//! other files are what readers do.

mod access;
mod driver;
mod layout;
mod loading;
mod print;
mod regulation;
mod search;
mod server;
mod site;
mod tab;
mod typography;
mod walk;
