//! All errors of a value. `serde_yaml` stops at the first one, so the value is repaired and read again until nothing is
//! wrong: what has an error is removed, and what is missing is filled in with a placeholder.

use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use serde_yaml::{Error, Mapping, Value};

use super::Step;

/// The most errors that are reported for one field.
pub(super) const MAX_ERRORS: usize = 50;
/// How many placeholders there are for a missing value; they are tried one after the other until the type is right.
const PLACEHOLDERS: usize = 5;

/// An error in a value, with its path in it.
pub(super) struct ValueError {
    pub(super) path: Vec<Step>,
    pub(super) error: Error,
}

/// A value that is repaired step by step. Removals change the indices of lists, so a path is either original (in the
/// value as it was written) or current (in the repaired value).
struct Repaired {
    value: Value,
    /// The original paths of the values that were removed.
    removed: Vec<Vec<Step>>,
    /// The values that were filled in: the original path of the mapping, the key, and the number of the placeholder.
    filled: Vec<(Vec<Step>, String, usize)>,
}

/// The value as a `T`, or all errors in it. `is_meant(path, key, field)` returns whether `key`, which is written in the
/// mapping at `path`, is the field `field` or a misspelling of it.
pub(super) fn read<T: DeserializeOwned>(
    value: &Value,
    is_meant: impl Fn(&[Step], &str, &str) -> bool,
) -> Result<T, Vec<ValueError>> {
    let mut read = serde_path_to_error::deserialize::<_, T>(value);
    if let Ok(read) = read {
        return Ok(read);
    }
    let mut all = Vec::new();
    let mut repaired = Repaired { value: value.clone(), removed: Vec::new(), filled: Vec::new() };
    // This ends: each round removes a value, fills one in, or moves on to the next placeholder.
    loop {
        let Err(error) = read else { return Err(all) };
        let path: Vec<Step> = error.path().iter().filter_map(step).collect();
        let original = repaired.original_path(&path);
        let error = error.into_inner();
        let message = error.to_string();
        let is_repaired = if repaired.is_filled(&original) {
            repaired.try_next_placeholder(&original)
        } else if let Some(missing) = field_in(&message, "missing field `") {
            // A value that was removed is missing now, but its author wrote it.
            if !repaired.removed_keys(&original).any(|key| is_meant(&original, key, missing)) {
                all.push(ValueError { path: original.clone(), error });
            }
            repaired.fill(&path, original, missing)
        } else {
            all.push(ValueError { path: original.clone(), error });
            match field_in(&message, "duplicate field `") {
                Some(twice) => repaired.remove_last(&path, original, |key| is_meant(&path, key, twice)),
                None => repaired.remove(&path, original),
            }
        };
        if all.len() >= MAX_ERRORS || !is_repaired {
            return Err(all);
        }
        read = serde_path_to_error::deserialize::<_, T>(&repaired.value);
    }
}

/// How many errors the value has with another value at `path`.
pub(super) fn count_with<T: DeserializeOwned>(value: &Value, path: &[Step], other: Value) -> Option<usize> {
    let mut changed = value.clone();
    *at(&mut changed, path)? = other;
    Some(read::<T>(&changed, |_, key, field| key == field).map_or_else(|all| all.len(), |_| 0))
}

fn step(segment: &Segment) -> Option<Step> {
    match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { key } => Some(Step::Key(key.clone())),
        _ => None,
    }
}

/// The name of the field in an error message that begins with `words`.
fn field_in<'s>(message: &'s str, words: &str) -> Option<&'s str> {
    Some(message.strip_prefix(words)?.split_once('`')?.0)
}

/// A placeholder for a missing value.
fn placeholder(number: usize) -> Value {
    match number {
        0 => Value::String("2000-01-01".to_owned()),
        1 => Value::Number(1.into()),
        2 => Value::Bool(true),
        3 => Value::Sequence(Vec::new()),
        _ => Value::Mapping(Mapping::new()),
    }
}

/// The value at a path.
fn at<'v>(value: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    let inside = path.iter().try_fold(value, |value, step| match (untagged(value), step) {
        (Value::Sequence(list), Step::Index(at)) => list.get_mut(*at),
        (Value::Mapping(values), Step::Key(key)) => values.get_mut(key.as_str()),
        _ => None,
    });
    inside.map(untagged)
}

/// The value without its YAML tags.
fn untagged(mut value: &mut Value) -> &mut Value {
    while let Value::Tagged(tagged) = value {
        value = &mut tagged.value;
    }
    value
}

impl Repaired {
    /// Removes the value at a path, or, where it is a mapping with keys that are not strings, only these keys. Returns
    /// whether something was removed.
    fn remove(&mut self, path: &[Step], original: Vec<Step>) -> bool {
        if let Some(Value::Mapping(values)) = at(&mut self.value, path) {
            let count = values.len();
            values.retain(|key, _| key.is_string());
            if values.len() < count {
                return true;
            }
        }
        let Some((last, around)) = path.split_last() else { return false };
        let is_removed = match (at(&mut self.value, around), last) {
            (Some(Value::Sequence(list)), Step::Index(at)) if *at < list.len() => {
                list.remove(*at);
                true
            }
            (Some(Value::Mapping(values)), Step::Key(key)) => values.shift_remove(key.as_str()).is_some(),
            _ => false,
        };
        self.removed.push(original);
        is_removed
    }

    /// Removes the last key for which `is_it` is true from the mapping at a path. Returns whether something was removed.
    fn remove_last(&mut self, path: &[Step], original: Vec<Step>, is_it: impl Fn(&str) -> bool) -> bool {
        let Some(Value::Mapping(values)) = at(&mut self.value, path) else { return self.remove(path, original) };
        let key = values.keys().filter_map(Value::as_str).filter(|key| is_it(key)).last().map(str::to_owned);
        match key {
            Some(key) => values.shift_remove(key.as_str()).is_some(),
            None => self.remove(path, original),
        }
    }

    /// Fills in a field that the mapping at a path lacks. Returns whether the value was changed.
    fn fill(&mut self, path: &[Step], original: Vec<Step>, key: &str) -> bool {
        let Some(Value::Mapping(values)) = at(&mut self.value, path) else { return self.remove(path, original) };
        values.insert(key.into(), placeholder(0));
        self.filled.push((original, key.to_owned(), 0));
        true
    }

    /// Whether an original path leads to a placeholder.
    fn is_filled(&self, path: &[Step]) -> bool {
        self.filled.iter().any(|filled| leads_to(filled, path))
    }

    /// Replaces the placeholder at a path by the next one; after the last, the mapping that lacks the value is removed.
    /// Returns whether the value was changed.
    fn try_next_placeholder(&mut self, path: &[Step]) -> bool {
        let Some(number) = self.filled.iter().position(|filled| leads_to(filled, path)) else { return false };
        let (mapping, key, tried) = self.filled[number].clone();
        let now = self.current_path(&mapping);
        if tried + 1 == PLACEHOLDERS {
            self.filled.remove(number);
            return self.remove(&now, mapping);
        }
        self.filled[number].2 = tried + 1;
        let Some(Value::Mapping(values)) = at(&mut self.value, &now) else { return false };
        values.insert(key.into(), placeholder(tried + 1));
        true
    }

    /// The original path of what is at the current `path`.
    fn original_path(&self, path: &[Step]) -> Vec<Step> {
        let mut before: Vec<Step> = Vec::new();
        for step in path {
            let step = match step {
                Step::Index(at) => {
                    let is_left = |index: &usize| !self.is_removed(&before, *index);
                    Step::Index((0..).filter(is_left).nth(*at).unwrap_or(*at))
                }
                other => other.clone(),
            };
            before.push(step);
        }
        before
    }

    /// The current path of what was originally at `original`.
    fn current_path(&self, original: &[Step]) -> Vec<Step> {
        let now = |(length, step): (usize, &Step)| match step {
            Step::Index(at) => {
                Step::Index(at - (0..*at).filter(|index| self.is_removed(&original[..length], *index)).count())
            }
            other => other.clone(),
        };
        original.iter().enumerate().map(now).collect()
    }

    fn is_removed(&self, list: &[Step], index: usize) -> bool {
        self.removed.iter().any(|path| path.split_last() == Some((&Step::Index(index), list)))
    }

    /// The keys that were removed from a mapping.
    fn removed_keys<'t>(&'t self, around: &'t [Step]) -> impl Iterator<Item = &'t str> {
        self.removed.iter().filter_map(move |path| match path.split_last()? {
            (Step::Key(key), before) if before == around => Some(key.as_str()),
            _ => None,
        })
    }
}

/// Whether a path leads to a placeholder or into it.
fn leads_to((mapping, key, _): &(Vec<Step>, String, usize), path: &[Step]) -> bool {
    path.strip_prefix(mapping.as_slice())
        .is_some_and(|rest| matches!(rest.first(), Some(Step::Key(first)) if first == key))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only what is wrong is looked at")]
    struct One {
        #[serde(alias = "名")]
        name: String,
        #[serde(default)]
        numbers: Vec<u8>,
        inner: Option<Two>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only what is wrong is looked at")]
    struct Two {
        count: u8,
        is_new: bool,
        letters: Vec<char>,
        kind: Kind,
        title: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Great,
    }

    fn wrong(yaml: &str) -> Vec<String> {
        let value: Value = serde_yaml::from_str(yaml).unwrap();
        let is_meant =
            |_: &[Step], key: &str, name: &str| key == name || [("名", "name"), ("nam", "name")].contains(&(key, name));
        let told = |path: &[Step]| -> String {
            let step = |step: &Step| match step {
                Step::Index(at) => format!("[{at}]"),
                Step::Key(key) => format!(".{key}"),
                Step::Field(..) => String::new(),
            };
            path.iter().map(step).collect()
        };
        let all = read::<Vec<One>>(&value, is_meant).map_or_else(|all| all, |_| Vec::new());
        let field = |error: &Error| {
            let message = error.to_string();
            field_in(&message, "missing field `")
                .or(field_in(&message, "duplicate field `"))
                .map_or(String::new(), |name| format!(" {name}"))
        };
        all.iter().map(|wrong| format!("{}{}", told(&wrong.path), field(&wrong.error))).collect()
    }

    #[test]
    fn everything_is_told_at_its_place() {
        let yaml = "
- {name: a, numbers: [1, x, 2, 300, y, 3]}
- {名: [], numbers: 1}
- {numbers: [4, z]}
- 5
- {name: b, other: 1, numbers: [z], more: 2}
- {name: d}
- {name: []}
- {nam: e}
- {others: 1}
";
        let expected = [
            "[0].numbers[1]",
            "[0].numbers[3]",
            "[0].numbers[4]",
            "[1].名",
            "[1].numbers",
            "[2].numbers[1]",
            "[2] name",
            "[3]",
            "[4].other",
            "[4].numbers[0]",
            "[4].more",
            "[6].name",
            "[7].nam",
            "[8].others",
            "[8] name",
        ];
        assert_eq!(wrong(yaml), expected);
    }

    #[test]
    fn all_that_is_missing_is_told_and_nothing_of_what_stands_for_it() {
        assert_eq!(wrong("[{name: a, inner: {}}]").len(), 4, "{:?}", wrong("[{name: a, inner: {}}]"));
        let expected = ["[1].inner.title", "[1].inner count", "[1].inner is_new", "[1].inner letters"];
        assert_eq!(wrong("- 名: a\n- {name: b, inner: {kind: great, title: [1]}}"), expected);
        let expected = ["[0].inner.count", "[1].numbers", "[0].inner is_new"];
        let found =
            wrong("- {name: a, inner: {count: x, letters: [a], kind: great, title: b}}\n- {name: b, numbers: 1}");
        assert!(expected.iter().all(|one| found.contains(&(*one).to_owned())) && found.len() == 3, "{found:?}");
    }

    #[test]
    fn tags_keys_given_twice_and_keys_that_are_no_texts_hide_nothing() {
        assert_eq!(wrong("- !x {name: [1], numbers: [z]}\n- {name: [1]}"), ["[0].name", "[0].numbers[0]", "[1].name"]);
        assert_eq!(
            wrong("- {名: a, name: b, numbers: [z]}\n- {other: 1}"),
            ["[0] name", "[0].numbers[0]", "[1].other", "[1] name"]
        );
        assert_eq!(wrong("- {1: x, name: [1], numbers: [z]}"), ["[0]", "[0].name", "[0].numbers[0]"]);
    }

    #[test]
    fn what_cannot_be_taken_out_ends_it() {
        assert_eq!(wrong("7").len(), 1);
        assert!(wrong("- {name: a}").is_empty());
        let many: String = (0..200).map(|_| "- 1\n").collect();
        assert_eq!(wrong(&many).len(), MAX_ERRORS);
    }
}
