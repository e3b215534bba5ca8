//! The components that authors can use in texts, which `templates/components.html` defines.
//!
//! They are Tera components with typed arguments. The metadata of a component has the Chinese names, the allowed values of
//! arguments, and whether it has a body:
//! `{"name": "提示框", "arguments": {"title": "标题"}, "values": {"kind": {"note": "说明"}}, "body": true}`.

use indexmap::IndexMap;
use serde_json::Value as Json;
use tera::{ComponentArgType, ComponentInfo, Context, Tera, Value};

use super::component_parts::{self, parts};
use super::embedded;
use super::engine::{ThemeError, fill, place_in, read_words, wrong};
use crate::document::{Argument, Component, ComponentHtml, Document, Node, ReferenceKind, Tag};
use crate::faults::{Fault, SourceFile, SourceText, nearest};
use crate::values::{Language, Text, text};

/// The file that defines them.
const FILE: &str = "components.html";

/// The components of a theme.
#[derive(Debug)]
pub(crate) struct Components {
    tera: Tera,
    /// By name, in alphabetical order.
    known: IndexMap<String, Definition>,
    implicits: Context,
    source: SourceText,
}

/// The definition of a component.
#[derive(Debug)]
struct Definition {
    info: ComponentInfo,
    /// Its Chinese name; its own name where it has none.
    alias: String,
    /// The Chinese names of its arguments.
    arguments: IndexMap<String, String>,
    /// The allowed values of arguments, with their Chinese names; an argument that is not listed takes any value.
    values: IndexMap<String, IndexMap<String, String>>,
    has_body: bool,
}

impl Components {
    /// Reads the built-in components, or the site's `own`, which replace them.
    ///
    /// # Errors
    /// The file is wrong; the fault has its line and column.
    pub(crate) fn new(own: &[(String, String)], language: Language) -> Result<Self, ThemeError> {
        let file = own.iter().find(|(name, _)| name == FILE).map(|(_, text)| text.as_str());
        let text = file.or_else(|| embedded::template(FILE)).unwrap_or("");
        let source = SourceText::new(&format!("templates/{FILE}"), text);
        let mut tera = Tera::new();
        tera.register_filter("fill", fill);
        tera.add_raw_template(FILE, &source.text).map_err(|error| fault(&error, &source))?;
        let mut implicits = Context::new();
        implicits.insert("t", &read_words(own, language)?);
        let mut names: Vec<String> = tera.get_component_names().map(str::to_owned).collect();
        names.sort();
        let known = |name: String| {
            let info = tera.get_component_definition(&name)?;
            Some((name, Definition::of(info)))
        };
        let known = names.into_iter().filter_map(known).collect();
        Ok(Self { tera, known, implicits, source })
    }

    /// Writes the components of a document, the inner ones first. What is wrong with one is told, and nothing is written
    /// for it. `source` is the file of the document.
    #[must_use]
    pub(crate) fn write(&self, document: &Document, source: &SourceFile) -> (Vec<ComponentHtml>, Vec<Fault>) {
        let mut written = vec![ComponentHtml::default(); document.components.len()];
        let mut faults = Vec::new();
        // The components that are open, and whether their bodies show anything.
        let mut open: Vec<(usize, bool)> = Vec::new();
        for node in document.body.unpack().nodes() {
            let shows = match node {
                Node::Open(Tag::Component(at)) => {
                    open.push((at, false));
                    continue;
                }
                Node::Close(Tag::Component(_)) => {
                    let Some((at, has_body)) = open.pop() else { continue };
                    let html = document
                        .components
                        .get(at)
                        .map_or_else(String::new, |component| self.render(component, has_body, source, &mut faults));
                    let shows = !html.trim().is_empty();
                    if let Some(place) = written.get_mut(at) {
                        let kind = |at: usize| document.references.get(at).map(|reference| reference.kind);
                        *place = parts(&html, |at| kind(at) == Some(ReferenceKind::Picture));
                    }
                    shows
                }
                Node::Text(text) | Node::Plain(text) => !text.trim().is_empty(),
                Node::SoftBreak => false,
                _ => true,
            };
            if let Some((_, has_body)) = open.last_mut() {
                *has_body |= shows;
            }
        }
        (written, faults)
    }

    /// The HTML of a component, with places for its body and its addresses.
    fn render(&self, component: &Component, has_body: bool, source: &SourceFile, faults: &mut Vec<Fault>) -> String {
        let Some((name, context)) = self.checked_call(component, has_body, source, faults) else {
            return String::new();
        };
        let body = if has_body { component_parts::body() } else { String::new() };
        let html = self.tera.render_component_with_implicits(name, &context, &self.implicits, Some(&body), true);
        html.unwrap_or_else(|error| {
            faults.push(*fault(&error, &self.source).0);
            String::new()
        })
    }

    /// The component's own name and what it is given, where nothing is wrong with it.
    fn checked_call(
        &self,
        component: &Component,
        has_body: bool,
        source: &SourceFile,
        faults: &mut Vec<Fault>,
    ) -> Option<(&str, Context)> {
        let written = component.name.as_str();
        let found = self.known.iter().find(|(name, known)| *name == written || known.alias == written);
        let Some((name, known)) = found else {
            faults.push(self.unknown(component, source));
            return None;
        };
        let before = faults.len();
        let at = || source.at(component.span.clone());
        if known.has_body && !has_body {
            let message = text!("组件 `{written}` 里面要有内容", "the component `{written}` needs a body");
            let help = text!(
                "写 :::{written} …，下面写内容，再写一行 :::",
                "write :::{written} …, then its body, then a line :::"
            );
            faults.push(Fault::error("bad-component", at(), message).help(help));
        }
        if !known.has_body && has_body {
            let message = text!("组件 `{written}` 里面不能有内容", "the component `{written}` has no body");
            let help =
                text!("用两个冒号写成一行：::{written} …", "write it in one line with two colons: ::{written} …");
            faults.push(Fault::error("bad-component", at(), message).help(help));
        }
        let mut context = Context::new();
        let mut given: Vec<&str> = Vec::new();
        for argument in &component.arguments {
            match known.value(argument) {
                Ok((name, _)) if given.contains(&name) => {
                    let message = text!("`{name}` 写了两次", "`{name}` is given twice");
                    faults.push(Fault::error("bad-component", source.at(argument.span.clone()), message));
                }
                Ok((name, value)) => {
                    given.push(name);
                    context.insert_value(name.to_owned(), value);
                }
                Err((message, help)) => {
                    faults.push(Fault::error("bad-component", source.at(argument.span.clone()), message).help(help));
                }
            }
        }
        for missing in known.info.args().iter().filter(|one| one.is_required() && !given.contains(&one.name())) {
            let shown = known.shown(missing.name());
            let message = text!("组件 `{written}` 缺 `{shown}`", "the component `{written}` lacks `{shown}`");
            let name = missing.name();
            faults.push(
                Fault::error("bad-component", at(), message).help(text!("加上 {name}=\"…\"", "add {name}=\"…\"")),
            );
        }
        (faults.len() == before).then_some((name.as_str(), context))
    }

    /// How the component with this English or Chinese name is written.
    #[must_use]
    pub(crate) fn describe(&self, asked: &str) -> Option<Text> {
        let (name, known) = self.known.iter().find(|(name, known)| *name == asked || known.alias == asked)?;
        let colons = if known.has_body { ":::" } else { "::" };
        let body = |words: &str| if known.has_body { format!("\n{words}\n:::") } else { String::new() };
        let args = || known.info.args().iter().filter(|one| !one.is_implicit());
        let of = |chinese: bool| {
            let one = |name: &str, is_required: bool| {
                let values = known.values.get(name).into_iter().flatten();
                let values: Vec<&str> =
                    values.map(|(value, alias)| if chinese { alias } else { value }.as_str()).collect();
                let shown = if chinese { known.arguments.get(name).map_or(name, String::as_str) } else { name };
                let needed = match (is_required, chinese) {
                    (true, true) => "，必填",
                    (true, false) => ", required",
                    (false, _) => "",
                };
                let values = if values.is_empty() { String::new() } else { format!(" ({})", values.join(" | ")) };
                format!("{shown}{values}{needed}")
            };
            args().map(|arg| one(arg.name(), arg.is_required())).collect::<Vec<_>>().join(if chinese {
                "；"
            } else {
                "; "
            })
        };
        let (zh, en) = (of(true), of(false));
        let (chinese, body_zh, body_en) = (&known.alias, body("内容"), body("contents"));
        Some(text!(
            "{name}（{chinese}）：组件，写成\n\n{colons}{chinese} 名字=\"值\"{body_zh}\n\n可以写：{zh}\n",
            "{name} ({chinese}): a component, written as\n\n{colons}{name} name=\"value\"{body_en}\n\nIt takes: {en}\n"
        ))
    }

    /// The fault for a component that does not exist.
    fn unknown(&self, component: &Component, source: &SourceFile) -> Fault {
        let written = &component.name;
        let names = self.known.iter().flat_map(|(name, known)| [name.as_str(), known.alias.as_str()]);
        let list: Vec<String> = self.known.iter().map(|(name, known)| known.alias_of(name)).collect();
        let (list, near) = (list.join("、"), nearest(written, names));
        let help = match near {
            Some(near) => text!("是不是 {near}？可以用的：{list}", "did you mean {near}? there are {list}"),
            None => text!("可以用的：{list}", "there are {list}"),
        };
        let message = text!("没有 `{written}` 这个组件", "there is no component `{written}`");
        let fault = Fault::error("unknown-component", source.at(component.span.clone()), message).help(help);
        match near {
            Some(near) => fault.perhaps(near),
            None => fault,
        }
    }
}

impl Definition {
    fn of(info: ComponentInfo) -> Self {
        let about = serde_json::to_value(info.metadata()).unwrap_or_default();
        let names = |map: &Json| -> IndexMap<String, String> {
            let pairs = map.as_object().into_iter().flatten();
            pairs.filter_map(|(name, alias)| Some((name.clone(), alias.as_str()?.to_owned()))).collect()
        };
        let values = about["values"].as_object().into_iter().flatten();
        Self {
            alias: about["name"].as_str().unwrap_or_else(|| info.name()).to_owned(),
            arguments: names(&about["arguments"]),
            values: values.map(|(name, map)| (name.clone(), names(map))).collect(),
            has_body: about["body"].as_bool().unwrap_or(false),
            info,
        }
    }

    /// The name with the Chinese name, for messages.
    fn alias_of(&self, name: &str) -> String {
        if self.alias == name { name.to_owned() } else { format!("{name}（{}）", self.alias) }
    }

    /// The name of an argument with its Chinese name, for messages.
    fn shown(&self, argument: &str) -> String {
        self.arguments.get(argument).map_or_else(|| argument.to_owned(), |alias| format!("{argument}（{alias}）"))
    }

    /// The argument's own name, and its value in the type of the component's argument; otherwise message and help of a fault.
    fn value(&self, argument: &Argument) -> Result<(&str, Value), (Text, Text)> {
        let written = argument.name.as_str();
        let names = self.info.args().iter().filter(|one| !one.is_implicit());
        let is_meant = |name: &str| name == written || self.arguments.get(name).is_some_and(|alias| alias == written);
        let Some(wanted) = names.clone().find(|one| is_meant(one.name())) else {
            let list: Vec<String> = names.clone().map(|one| self.shown(one.name())).collect();
            let list = list.join("、");
            let all = names.flat_map(|one| [Some(one.name()), self.arguments.get(one.name()).map(String::as_str)]);
            let message = text!("这个组件没有 `{written}`", "this component takes no `{written}`");
            let help = match nearest(written, all.flatten()) {
                Some(near) => text!("是不是 {near}？可以写：{list}", "did you mean {near}? it takes {list}"),
                None => text!("可以写：{list}", "it takes {list}"),
            };
            return Err((message, help));
        };
        let (name, text) = (wanted.name(), argument.value.as_str());
        if let Some(allowed) = self.values.get(name) {
            let Some((value, _)) = allowed.iter().find(|(value, alias)| *value == text || *alias == text) else {
                let list: Vec<String> = allowed.iter().map(|(value, alias)| format!("{value}（{alias}）")).collect();
                let list = list.join("、");
                let message = text!("`{name}` 不能是 `{text}`", "`{name}` cannot be `{text}`");
                return Err((message, text!("可以写：{list}", "one of: {list}")));
            };
            return Ok((name, Value::from(value.clone())));
        }
        let value = match wanted.arg_type() {
            Some(ComponentArgType::Bool) => match text {
                "true" | "是" => Some(Value::from(true)),
                "false" | "否" => Some(Value::from(false)),
                _ => None,
            },
            Some(ComponentArgType::Integer) => text.parse::<i64>().ok().map(Value::from),
            Some(ComponentArgType::Float | ComponentArgType::Number) => text.parse::<f64>().ok().map(Value::from),
            _ => Some(Value::from(argument.reference.map_or_else(|| text.to_owned(), component_parts::address))),
        };
        let is_truth = wanted.arg_type() == Some(ComponentArgType::Bool);
        value.map(|value| (name, value)).ok_or_else(|| {
            let help = if is_truth {
                text!("写 true 或 false", "write true or false")
            } else {
                text!("写数字", "write a number")
            };
            (text!("`{name}` 不能是 `{text}`", "`{name}` cannot be `{text}`"), help)
        })
    }
}

fn fault(error: &tera::Error, source: &SourceText) -> ThemeError {
    wrong(error, source.whole(), |_, line, columns| place_in(source, line, columns))
}
