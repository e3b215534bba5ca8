//! The fields of a YAML mapping, read one by one with their types.

use std::cell::OnceCell;
use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use super::candidates::{as_item, candidates};
use super::errors::ValueError;
use super::missing::{list_without_key, missing};
use super::mistakes::Known;
use super::outline::Outline;
use super::tidy::tidied;
use super::{Block, Field, Step, errors, guard, messages, mistakes, reasons};
use crate::faults::{Edit, Fault, Mend, Place};
use crate::values::{Text, text};

/// The fields of a mapping while a caller reads them; faults are collected.
pub struct Fields {
    block: Block,
    values: Mapping,
    known: Vec<Field>,
    /// The places of all values, computed for the first fault.
    outline: OnceCell<Outline>,
    /// Known fields whose names were misspelt: they are not reported as missing.
    meant: Vec<&'static str>,
    faults: Vec<Fault>,
}

impl Fields {
    /// Parses the block, in which `known` fields may be written. A block that cannot be parsed has faults and no fields.
    #[must_use]
    pub fn read(block: Block, known: Vec<Field>) -> Self {
        let mut fields = Self {
            block,
            values: Mapping::new(),
            known,
            outline: OnceCell::new(),
            meant: Vec::new(),
            faults: Vec::new(),
        };
        if let Some(fault) = guard::refuse(&fields.block) {
            fields.faults.push(fault);
            return fields;
        }
        match serde_yaml::from_str::<Value>(fields.block.text()) {
            Ok(Value::Mapping(values)) => fields.accept(values),
            Ok(Value::Null) => {}
            Ok(_) => fields.refuse(None),
            Err(error) => fields.refuse(Some(&error)),
        }
        fields
    }

    fn is_known(&self) -> impl Fn(&str) -> bool {
        |key| self.known.iter().any(|field| field.is_named(key))
    }

    /// Keeps the known fields under their English names, and reports unknown and repeated ones.
    fn accept(&mut self, values: Mapping) {
        let mistakes = mistakes::in_readable(&self.block, Known(&self.known));
        self.faults.extend(mistakes);
        for (key, value) in values {
            let written = match &key {
                Value::String(text) => text.clone(),
                other => serde_yaml::to_string(other).unwrap_or_default().trim().to_owned(),
            };
            let field = self.known.iter().find(|field| field.is_named(&written)).copied();
            let Some(field) = field else {
                self.unknown(&written);
                continue;
            };
            if self.values.contains_key(field.name) {
                self.twice(field);
            } else {
                let is_address = field.name == "aliases";
                let value = if is_address { value } else { tidied(value, &field) };
                // `title: #1` is empty for YAML; the mistake itself is reported.
                let is_remark = |line: &str| line.strip_prefix(&*written).is_some_and(|rest| rest.starts_with(": #"));
                if value.is_null() && !self.faults.is_empty() && self.block.text().lines().any(is_remark) {
                    self.meant.push(field.name);
                }
                self.values.insert(Value::String(field.name.to_owned()), value);
            }
        }
    }

    fn unknown(&mut self, written: &str) {
        let explanation = messages::unknown_field(written, &self.known);
        let meant = self.known.iter().find(|field| {
            explanation.meant.as_deref().is_some_and(|meant| meant == field.name || meant == field.alias)
        });
        let is_of = |field: &&Field| field.inner.iter().any(|inner| inner.is_named(written));
        let of_another = self.known.iter().find(is_of).filter(|_| meant.is_none());
        self.meant.extend(meant.or(of_another).map(|field| field.name));
        let at = self.key_place(&[Step::Key(written.to_owned())]);
        self.push(explanation, at);
    }

    /// Reports a field that is given under both of its names.
    fn twice(&mut self, field: Field) {
        let outline = self.outline();
        let spans: Vec<Range<usize>> =
            outline.keys().filter(|(key, _)| field.is_named(key)).map(|(_, span)| span).collect();
        let (name, alias) = (field.name, field.alias);
        let message = text!("`{name}`（{alias}）写了两次", "`{name}` ({alias}) is given twice");
        self.faults.push(self.duplicate(message, &spans));
    }

    fn duplicate(&self, message: Text, spans: &[Range<usize>]) -> Fault {
        let place =
            |span: Option<&Range<usize>>| span.map_or_else(|| self.opening(), |span| self.block.at(span.clone()));
        let help = text!("留一个，删去另一个", "keep one, remove the other");
        Fault::error("duplicate-field", place(spans.last()), message)
            .related(place(spans.first()), text!("第一次在这里", "first given here"))
            .help(help)
    }

    /// Reports a text that is not a mapping or not YAML.
    fn refuse(&mut self, error: Option<&serde_yaml::Error>) {
        self.faults.extend(self.repeated_keys());
        let found = mistakes::in_refused(&self.block, Known(&self.known));
        self.faults.extend(found);
        if !self.faults.is_empty() {
            return;
        }
        if let [only] = &self.known[..]
            && self.block.text().starts_with("- ")
        {
            self.faults.push(list_without_key(only, &self.block));
            return;
        }
        let location = error.and_then(serde_yaml::Error::location);
        let at = location.map_or_else(
            || self.opening(),
            |location| {
                let index = location.index().min(self.block.text().len());
                self.block.at(index..index + 1)
            },
        );
        let Text { zh, en } = error.map_or_else(|| reasons::translated("not a mapping"), reasons::reason);
        let message = text!("这里不合 YAML 的写法：{zh}", "this is not YAML: {en}");
        let help = text!(
            "每行写成“字段: 值”，值里有标点时加双引号",
            "write `field: value` on each line, with double quotes where the value holds punctuation"
        );
        self.faults.push(Fault::error("bad-yaml", at, message).help(help));
    }

    /// Reports repeated keys, which are found line by line: the parser stops at the first of them.
    fn repeated_keys(&self) -> Vec<Fault> {
        let mut seen: Vec<(&str, Range<usize>)> = Vec::new();
        let mut faults = Vec::new();
        let mut start = 0;
        for line in self.block.text().split_inclusive('\n') {
            let at = start;
            start += line.len();
            let Some((key, _)) = line.split_once(':') else { continue };
            if !self.is_known()(key) {
                continue;
            }
            let span = at..at + key.len();
            if let Some((_, first)) = seen.iter().find(|(name, _)| *name == key) {
                let message = text!("`{key}` 写了两次", "`{key}` is given twice");
                faults.push(self.duplicate(message, &[first.clone(), span]));
            } else {
                seen.push((key, span));
            }
        }
        faults
    }

    fn outline(&self) -> &Outline {
        self.outline.get_or_init(|| Outline::of(self.block.text()))
    }

    /// The place of the value at `path`.
    fn value_place(&self, path: &[Step]) -> Place {
        self.outline().value(path).map_or_else(|| self.opening(), |span| self.block.at(span))
    }

    /// Whether the block could not be parsed.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.values.is_empty() && !self.faults.is_empty()
    }

    /// Whether the field is written and has a value.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(|value| !value.is_null())
    }

    /// Whether the field is written without a value.
    #[must_use]
    pub fn is_empty(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(Value::is_null)
    }

    /// Reads an optional field. Returns `None` where it is absent, `null` or wrong; what is wrong is reported.
    pub fn optional<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        debug_assert!(self.is_known()(name), "`{name}` is a registered field");
        let value = self.values.get(name).filter(|value| !value.is_null())?;
        let is_meant = |path: &[Step], key: &str, field: &str| {
            let inside = self.inside(name, &[&[Step::Key(name.to_owned())], path].concat());
            let is_named = |field: &&Field| field.name == key || field.alias == key;
            match inside.iter().find(is_named) {
                Some(written) => written.name == field,
                None => key == field || messages::unknown_field(key, inside).is_meant_to_be(field, inside),
            }
        };
        match errors::read::<T>(value, is_meant) {
            Ok(value) => Some(value),
            Err(all) => {
                let is_cut = all.len() == errors::MAX_ERRORS;
                let before = errors::read::<T>(value, |_, key, field| key == field).map_or_else(|all| all.len(), |_| 0);
                let value = value.clone();
                let is_better = |path: &[Step], other: Value| {
                    errors::count_with::<T>(&value, path, other).is_some_and(|after| after < before)
                };
                for error in all {
                    self.wrong(name, error, &is_better);
                }
                if is_cut {
                    self.cut_off(name);
                }
                None
            }
        }
    }

    /// Reports that a field may have more errors than those reported.
    fn cut_off(&mut self, name: &str) {
        let most = errors::MAX_ERRORS;
        let message = text!(
            "`{name}` 里的错误可能不止这些，这里先报 {most} 个",
            "there may be more wrong in `{name}`; these are the first {most}"
        );
        let fault = Fault::error("bad-value", self.place(name, &[]), message);
        self.faults.push(fault.help(text!("改好这些，再运行一次", "mend these and run it again")));
    }

    /// Reads an optional id. One that looks like a number is taken as it is written.
    pub fn id(&mut self, name: &str) -> Option<String> {
        if self.values.get(name).is_some_and(Value::is_number) {
            return self.place(name, &[]).written().map(str::to_owned);
        }
        self.optional(name)
    }

    /// Reads an optional field; where it is absent, its type's default.
    pub fn or_default<T: DeserializeOwned + Default>(&mut self, name: &str) -> T {
        self.optional(name).unwrap_or_default()
    }

    /// Reads a required field. Returns `None` where it is missing or wrong, which is reported.
    pub fn required<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let present = self.values.get(name).is_some_and(|value| !value.is_null());
        if !present && !self.is_unreadable() {
            self.missing(name);
        }
        self.optional(name)
    }

    /// Reports that a field is missing, unless an unknown field looks like a misspelling of it.
    pub fn missing(&mut self, name: &str) {
        if self.meant.contains(&name) {
            return;
        }
        let Some(field) = self.known.iter().find(|field| field.name == name) else { return };
        let empty = self.is_empty(name).then(|| self.key_place(&[Step::Key(self.written_name(name))]));
        let fault = missing(field, &self.block, empty);
        self.faults.push(fault);
    }

    /// Reports an error in the value of the field `name`. `is_better` returns whether another value at a path inside it can
    /// be read.
    fn wrong(&mut self, name: &str, error: ValueError, is_better: &dyn Fn(&[Step], Value) -> bool) {
        let inner_path = error.path.clone();
        let path = [vec![Step::Key(self.written_name(name))], error.path].concat();
        let inner =
            path.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
        let at = self.value_place(&path);
        let written = at.written().filter(|written| !written.contains('\n')).unwrap_or_default().to_owned();
        let message = messages::plain(&error.error);
        let first_line = at.written().and_then(|written| written.lines().next()).unwrap_or_default().to_owned();
        let is_group = ["invalid type: sequence", "missing field"].iter().any(|begin| message.starts_with(begin));
        let shown = if is_group { &first_line } else { &written };
        let inside = self.inside(name, &path);
        let mut explanation = messages::explain(inner.unwrap_or(name), &message, inside, shown);
        let at = if explanation.code == "unknown-field" { self.key_place(&path) } else { at };
        let can_be = |value: &str| serde_yaml::from_str(value).is_ok_and(|value| is_better(&inner_path, value));
        let candidates = candidates(&written, &message);
        if let Some(meant) = candidates.into_iter().find(|candidate| can_be(&candidate.value)) {
            let (value, key) = (meant.value.clone(), inner.filter(|_| matches!(path.last(), Some(Step::Key(_)))));
            let shown = key.map_or_else(|| value.clone(), |key| format!("{key}: {value}"));
            explanation.help = Some(if meant.is_certain {
                text!("写成 {shown}", "write {shown}")
            } else {
                text!("是不是 {value}？", "did you mean {value}?")
            });
            explanation.mend = Some(meant);
        } else if explanation.help.is_none() && explanation.code == "bad-value" {
            explanation.help = messages::two_dates(&written);
        }
        let as_item =
            message.starts_with("invalid type: map, expected a sequence").then(|| as_item(&at, inside)).flatten();
        match as_item {
            Some(mend) => {
                let help = text!(
                    "第一行前面加“- ”，其余各行再缩进两格",
                    "put `- ` before its first line, and two more blanks before the others"
                );
                let fault = Fault::error(explanation.code, at, explanation.message).help(help);
                self.faults.push(fault.mend(mend));
            }
            None => self.push(explanation, at),
        }
    }

    /// The fields of the mapping at `path`, which begins with the field `name`, or of the nearest mapping around it.
    fn inside(&self, name: &str, path: &[Step]) -> &'static [Field] {
        let mut fields = self.known.iter().find(|field| field.name == name).map_or(&[][..], |field| field.inner);
        for step in path.iter().skip(1).filter(|step| !matches!(step, Step::Index(_))) {
            match fields.iter().find(|field| step.is_key(field.name) || step.is_key(field.alias)) {
                Some(field) if !field.inner.is_empty() => fields = field.inner,
                _ => break,
            }
        }
        fields
    }

    fn push(&mut self, explanation: messages::Explanation, at: Place) {
        let mut fault = Fault::error(explanation.code, at, explanation.message);
        if let (Some(meant), Some(span)) = (explanation.mend, fault.at.span.clone()) {
            let edits = vec![Edit::new(span, meant.value)];
            fault = fault.mend(if meant.is_certain { Mend::certain(edits) } else { Mend::likely(edits) });
        }
        self.faults.push(match explanation.help {
            Some(help) => fault.help(help),
            None => fault,
        });
    }

    /// The name under which the author wrote the field.
    fn written_name(&self, name: &str) -> String {
        let field = self.known.iter().find(|field| field.name == name);
        let is_it = |key: &str| field.map_or(key == name, |field| field.is_named(key));
        let written = self.outline().keys().find(|(key, _)| is_it(key)).map(|(key, _)| key.to_owned());
        written.unwrap_or_else(|| name.to_owned())
    }

    /// The place of the value at `inner` inside the field `name`.
    #[must_use]
    pub fn place(&self, name: &str, inner: &[Step]) -> Place {
        let mut path = vec![Step::Key(self.written_name(name))];
        path.extend_from_slice(inner);
        self.value_place(&path)
    }

    fn key_place(&self, path: &[Step]) -> Place {
        self.outline().key(path).map_or_else(|| self.value_place(path), |span| self.block.at(span))
    }

    /// The place of faults that concern the whole block.
    fn opening(&self) -> Place {
        self.block.source.at(self.block.opening.clone())
    }

    /// Adds a fault that the caller found.
    pub fn report(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Returns all faults. Where colons or blanks are mistyped, faults that follow from that are left out.
    #[must_use]
    pub fn finish(mut self) -> Vec<Fault> {
        let line = |fault: &Fault| fault.at.line_column().map(|(line, _)| line);
        let is_mistype = |fault: &Fault| {
            ["full-width-comma", "needs-quotes", "missing-colon", "full-width-colon", "bad-item", "stray-sign"]
                .contains(&fault.code.as_ref())
        };
        let mistyped: Vec<_> = self.faults.iter().filter(|fault| is_mistype(fault)).map(line).collect();
        self.faults.retain(|fault| is_mistype(fault) || !mistyped.contains(&line(fault)));
        if self.faults.iter().any(|fault| matches!(fault.code.as_ref(), "full-width-colon" | "missing-blank")) {
            self.faults.retain(|fault| !matches!(fault.code.as_ref(), "missing-field" | "bad-value" | "bad-type"));
        } else if !self.faults.is_empty() {
            let is_tab = |fault: &Fault| fault.code == "tab-indent";
            if !self.faults.iter().any(is_tab) {
                self.faults.extend(mistakes::in_indents(&self.block, Known(&self.known)));
            }
            mistakes::leave_out_what_follows_from_indents(&mut self.faults, &self.block);
        }
        self.faults
    }
}
