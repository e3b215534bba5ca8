//! Renders templates with Tera.

use std::ops::Range;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::constants::Constants;
use super::{embedded, texts};
use crate::faults::{Fault, Place, SourceText};
use crate::values::{Hash, Language, Text, text};
use crate::yaml;

/// The room for a page in bytes, before it is rendered; most pages are smaller.
const PAGE: usize = 32 * 1024;

/// The compiled templates: those of the site, and the built-in ones that the site does not replace.
#[derive(Debug)]
pub(crate) struct Theme {
    tera: Tera,
    /// The site's own templates, for the places of faults.
    own: Vec<(String, String)>,
    /// The interface texts.
    words: indexmap::IndexMap<String, String>,
    fingerprint: Hash,
}

/// What a template made.
pub(crate) struct Rendered(Vec<u8>);

impl Rendered {
    /// The text.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        simdutf8::basic::from_utf8(&self.0).unwrap_or_else(|_| unreachable!("the engine writes strings"))
    }
}

/// The fault of a template that cannot be used.
#[derive(Debug)]
pub(crate) struct ThemeError(pub Box<Fault>);

impl Theme {
    /// Compiles the built-in templates and the site's `own` ones (name and text), which replace those with the same name. Every
    /// template sees `global` and, as `t`, the interface texts in `language`.
    ///
    /// # Errors
    /// A template is wrong; the fault has its line and column.
    pub(crate) fn new(
        own: Vec<(String, String)>,
        language: Language,
        global: &impl Serialize,
    ) -> Result<Self, ThemeError> {
        let mut theme = Self { tera: Tera::new(), own, words: indexmap::IndexMap::new(), fingerprint: Hash::of(&[]) };
        theme.tera.register_filter("fill", fill);
        theme.tera.register_filter("cited", cited);
        theme.words = read_words(&theme.own, language)?;
        let mut context = Context::from_serialize(global).map_err(|error| theme.fault(&error))?;
        context.insert("t", &theme.words);
        let constants = Constants::new(&theme.words, context.get("assets"));
        let replaced = |name: &str| theme.own.iter().any(|(own, _)| own == name);
        let built_in = embedded::templates().into_iter().filter(|(name, _)| !replaced(name));
        let built_in: Vec<(String, String)> =
            built_in.map(|(name, text)| (name, constants.written_out(text))).collect();
        let all = built_in.iter().chain(&theme.own).filter(|(name, _)| name.ends_with(".html"));
        let all: Vec<(&str, &str)> = all.map(|(name, text)| (name.as_str(), text.as_str())).collect();
        theme.tera.add_raw_templates(all).map_err(|error| theme.fault(&error))?;
        theme.tera.global_context().extend(context);
        let shared = serde_json::to_vec(&(global, &theme.words));
        let shared = shared.map_err(|error| theme.fault(&tera::Error::message(error.to_string())))?;
        let own = theme.own.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
        theme.fingerprint = Hash::of_all(own.chain([shared.as_slice()]));
        Ok(theme)
    }

    /// The hash of everything that all pages depend on: the site's own templates, the interface texts, the global values.
    #[must_use]
    pub(crate) fn fingerprint(&self) -> Hash {
        self.fingerprint
    }

    /// An interface text; the key itself where there is no such text.
    #[must_use]
    pub(crate) fn word(&self, key: &str) -> String {
        self.words.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// Renders a page.
    ///
    /// # Errors
    /// The template is wrong; the fault has its line and column.
    pub(crate) fn render(&self, template: &str, view: &impl Serialize) -> Result<Rendered, ThemeError> {
        let context = Context::from_serialize(view).map_err(|error| self.fault(&error))?;
        let mut html = Vec::with_capacity(PAGE);
        self.tera.render_to(template, &context, &mut html).map_err(|error| self.fault(&error))?;
        Ok(Rendered(html))
    }

    /// The place of the first occurrence of `string` in the site's own templates.
    #[must_use]
    pub(crate) fn own_place(&self, string: &str) -> Option<Place> {
        let (name, text) = self.own.iter().find(|(_, text)| !string.is_empty() && text.contains(string))?;
        let at = text.find(string)?;
        Some(SourceText::new(&format!("templates/{name}"), text).at(at..at + string.len()))
    }

    fn fault(&self, error: &tera::Error) -> ThemeError {
        wrong(error, Place::file("templates"), |name, line, columns| self.place(name, line, columns))
    }

    /// The place of some columns (from 0) in a line (from 1) of a template.
    fn place(&self, name: &str, line: usize, columns: Range<usize>) -> Place {
        let own = self.own.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str());
        let text = own.or_else(|| embedded::template(name)).unwrap_or("");
        place_in(&SourceText::new(&format!("templates/{name}"), text), line, columns)
    }
}

/// The interface texts in `language`: those of the site, and the built-in ones that the site does not replace.
pub(super) fn read_words(
    own: &[(String, String)],
    language: Language,
) -> Result<indexmap::IndexMap<String, String>, ThemeError> {
    let file = texts::file(language);
    let own = own.iter().find(|(name, _)| *name == file).map(|(_, text)| text.as_str());
    texts::read(embedded::template(&file).unwrap_or(""), own).map_err(|error| {
        let Text { zh, en } = yaml::reason(&error);
        let message = text!("界面文字读不了：{zh}", "the interface texts cannot be read: {en}");
        let help = text!(
            "每行写成 名字: \"文字\"；移走这个文件就用内置的文字",
            "write name: \"text\" on each line; without the file the built-in texts are used"
        );
        let source = SourceText::new(&format!("templates/{file}"), own.unwrap_or(""));
        let at = error
            .location()
            .filter(|_| own.is_some())
            .map_or_else(|| source.whole(), |location| source.at(location.index()..location.index() + 1));
        ThemeError(Box::new(Fault::error("bad-texts", at, message).help(help)))
    })
}

/// The fault for an error of the engine. `place(template, line, columns)` returns a place in a template, with lines from 1
/// and columns from 0; `fallback` is the place where the error has none.
pub(super) fn wrong(
    error: &tera::Error,
    fallback: Place,
    place: impl Fn(&str, usize, Range<usize>) -> Place,
) -> ThemeError {
    let (message, place) = match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => {
            let span = report.span();
            let columns = span.start_col..span.end_col;
            (report.message().to_owned(), place(report.filename(), span.start_line, columns))
        }
        _ => parse_error(&error.to_string(), fallback, place),
    };
    let said = text!("模板有误：{message}", "the template is wrong: {message}");
    ThemeError(Box::new(Fault::error("bad-template", place, said)))
}

/// The message and the place of an error that has them only in its text: `error: …`, then `--> name:line:column`.
fn parse_error(error: &str, fallback: Place, place: impl Fn(&str, usize, Range<usize>) -> Place) -> (String, Place) {
    let found = error.lines().find_map(|line| {
        let mut parts = line.trim().strip_prefix("--> ")?.rsplitn(3, ':');
        let (column, line) = (parts.next()?.parse::<usize>().ok()?, parts.next()?.parse::<usize>().ok()?);
        Some(place(parts.next()?, line, column.saturating_sub(1)..column))
    });
    let message = error.lines().next().unwrap_or("");
    let message = message.strip_prefix("error: ").unwrap_or(message).to_owned();
    (message, found.unwrap_or(fallback))
}

/// The place of some columns in a line of a template; lines count from 1, columns from 0.
pub(super) fn place_in(source: &SourceText, line: usize, columns: Range<usize>) -> Place {
    let text = &source.text;
    let line_start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let line = text[line_start..].lines().next().unwrap_or("");
    let column = line.char_indices().nth(columns.start).map_or(line.len(), |(at, _)| at);
    let end = line.char_indices().nth(columns.end.max(columns.start + 1)).map_or(line.len(), |(at, _)| at);
    source.at(line_start + column..line_start + end.max(column))
}

/// The names of the static files that templates use with `assets["name"]`; these files are also written under hashed names.
#[must_use]
pub(crate) fn asked_assets(own: &[(String, String)]) -> std::collections::BTreeSet<String> {
    let built_in = embedded::templates();
    let texts = built_in.iter().map(|(_, text)| *text).chain(own.iter().map(|(_, text)| text.as_str()));
    let names = |text: &str| {
        text.split("assets[\"")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once("\"]")?.0.to_owned()))
            .collect::<Vec<_>>()
    };
    texts.flat_map(names).collect()
}

/// The filter `{{ note | cited(with=article.cited) | safe }}`: a sentence as HTML, with links for its citations.
pub(super) fn cited(text: &str, values: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let with = values.iter().find(|(key, _)| key.as_str() == Some("with")).map(|(_, with)| with);
    let mut linked = with.and_then(|with: &Value| with.as_map()).into_iter().flatten();
    let found = linked.find(|(key, _)| key.as_str() == Some(text)).and_then(|(_, html)| html.as_str());
    if let Some(html) = found {
        return Ok(html.to_owned());
    }
    let mut escaped = String::new();
    pulldown_cmark_escape::escape_html(pulldown_cmark_escape::FmtWriter(&mut escaped), text)
        .map_err(|error| tera::Error::message(error.to_string()))?;
    Ok(escaped)
}

/// The filter `{{ t.pieces | fill(n=3) }}`: replaces `{n}`, `{m}` or `{name}` in a text. An undefined value is an error.
pub(super) fn fill(text: &str, values: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let mut filled = text.to_owned();
    for (key, value) in values.iter() {
        let value: &Value = value;
        let key = key.as_str().unwrap_or_default();
        if value.is_undefined() {
            return Err(tera::Error::message(format!("`{key}` of `fill` is given a value that is not defined")));
        }
        filled = filled.replace(&format!("{{{key}}}"), &value.to_string());
    }
    Ok(filled)
}
