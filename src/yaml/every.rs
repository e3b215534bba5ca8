//! All that is wrong with a value. The library tells of the first thing only: what it tells of is taken out, what is missing is
//! filled in, and it is asked again.

use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use serde_yaml::{Error, Mapping, Value};

use super::Step;

/// Of one field no more than this is said.
pub(super) const MOST: usize = 50;
/// What stands for something missing while the rest is read: one of them is of the type that is asked for, or nothing is.
const STAND_INS: usize = 5;

/// What is wrong in a value, and where in it.
pub(super) struct Wrong {
    pub(super) path: Vec<Step>,
    pub(super) error: Error,
}

/// A value that is put right step by step.
struct Mended {
    value: Value,
    /// The paths of what was taken out, in the value as it was.
    taken: Vec<Vec<Step>>,
    /// Where what was missing was filled in: the path of the mapping as it was, the key, and what stands there.
    filled: Vec<(Vec<Step>, String, usize)>,
}

/// The value as what it should be, or everything that is wrong in it. `is_meant` tells whether a key that is written in the
/// mapping at a path is the field of this name, or was meant to be it.
pub(super) fn read<T: DeserializeOwned>(
    value: &Value,
    is_meant: impl Fn(&[Step], &str, &str) -> bool,
) -> Result<T, Vec<Wrong>> {
    let mut read = serde_path_to_error::deserialize::<_, T>(value);
    if let Ok(read) = read {
        return Ok(read);
    }
    let mut all = Vec::new();
    let mut mended = Mended { value: value.clone(), taken: Vec::new(), filled: Vec::new() };
    // Every turn takes something out or fills something in, and what is filled in is replaced or taken out.
    loop {
        let Err(error) = read else { return Err(all) };
        let path: Vec<Step> = error.path().iter().filter_map(step).collect();
        let before = mended.as_it_was(&path);
        let error = error.into_inner();
        let said = error.to_string();
        let goes_on = if mended.is_filled(&before) {
            mended.fill_again(&before)
        } else if let Some(missing) = named(&said, "missing field `") {
            // What was taken out is missing, but its author wrote it.
            if !mended.keys_at(&before).any(|key| is_meant(&before, key, missing)) {
                all.push(Wrong { path: before.clone(), error });
            }
            mended.fill(&path, before, missing)
        } else {
            all.push(Wrong { path: before.clone(), error });
            match named(&said, "duplicate field `") {
                Some(twice) => mended.take_one(&path, before, |key| is_meant(&path, key, twice)),
                None => mended.take(&path, before),
            }
        };
        if all.len() >= MOST || !goes_on {
            return Err(all);
        }
        read = serde_path_to_error::deserialize::<_, T>(&mended.value);
    }
}

fn step(segment: &Segment) -> Option<Step> {
    match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { key } => Some(Step::Key(key.clone())),
        _ => None,
    }
}

/// The field that is named behind these words.
fn named<'s>(said: &'s str, words: &str) -> Option<&'s str> {
    Some(said.strip_prefix(words)?.split_once('`')?.0)
}

/// What may stand for something missing.
fn stand_in(number: usize) -> Value {
    match number {
        0 => Value::String("2000-01-01".to_owned()),
        1 => Value::Number(1.into()),
        2 => Value::Bool(true),
        3 => Value::Sequence(Vec::new()),
        _ => Value::Mapping(Mapping::new()),
    }
}

/// What stands at a path in a value.
fn at<'v>(value: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    let inside = path.iter().try_fold(value, |value, step| match (untagged(value), step) {
        (Value::Sequence(list), Step::Index(at)) => list.get_mut(*at),
        (Value::Mapping(values), Step::Key(key)) => values.get_mut(key.as_str()),
        _ => None,
    });
    inside.map(untagged)
}

fn untagged(mut value: &mut Value) -> &mut Value {
    while let Value::Tagged(tagged) = value {
        value = &mut tagged.value;
    }
    value
}

impl Mended {
    /// Takes what stands at a path out; whether there was something. Where a mapping has keys that are no texts, these.
    fn take(&mut self, path: &[Step], before: Vec<Step>) -> bool {
        if let Some(Value::Mapping(values)) = at(&mut self.value, path) {
            let count = values.len();
            values.retain(|key, _| key.is_string());
            if values.len() < count {
                return true;
            }
        }
        let Some((last, around)) = path.split_last() else { return false };
        let is_taken = match (at(&mut self.value, around), last) {
            (Some(Value::Sequence(list)), Step::Index(at)) if *at < list.len() => {
                list.remove(*at);
                true
            }
            (Some(Value::Mapping(values)), Step::Key(key)) => values.shift_remove(key.as_str()).is_some(),
            _ => false,
        };
        self.taken.push(before);
        is_taken
    }

    /// Takes the last key of the mapping at a path out for which `is_it` is true; whether there was one.
    fn take_one(&mut self, path: &[Step], before: Vec<Step>, is_it: impl Fn(&str) -> bool) -> bool {
        let Some(Value::Mapping(values)) = at(&mut self.value, path) else { return self.take(path, before) };
        let key = values.keys().filter_map(Value::as_str).filter(|key| is_it(key)).last().map(str::to_owned);
        match key {
            Some(key) => values.shift_remove(key.as_str()).is_some(),
            None => self.take(path, before),
        }
    }

    /// Fills a field in that the mapping at a path lacks; whether that was possible.
    fn fill(&mut self, path: &[Step], before: Vec<Step>, key: &str) -> bool {
        let Some(Value::Mapping(values)) = at(&mut self.value, path) else { return self.take(path, before) };
        values.insert(key.into(), stand_in(0));
        self.filled.push((before, key.to_owned(), 0));
        true
    }

    /// Whether a path, as it was, leads to something that was filled in.
    fn is_filled(&self, path: &[Step]) -> bool {
        self.filled.iter().any(|filled| leads_to(filled, path))
    }

    /// Replaces what was filled in where a path leads to; what nothing can stand for is taken out with what lacks it.
    fn fill_again(&mut self, path: &[Step]) -> bool {
        let Some(number) = self.filled.iter().position(|filled| leads_to(filled, path)) else { return false };
        let (mapping, key, stands) = self.filled[number].clone();
        let now = self.as_it_is(&mapping);
        if stands + 1 == STAND_INS {
            self.filled.remove(number);
            return self.take(&now, mapping);
        }
        self.filled[number].2 = stands + 1;
        let Some(Value::Mapping(values)) = at(&mut self.value, &now) else { return false };
        values.insert(key.into(), stand_in(stands + 1));
        true
    }

    /// A path in what is left, as it was in the whole value.
    fn as_it_was(&self, path: &[Step]) -> Vec<Step> {
        let mut before: Vec<Step> = Vec::new();
        for step in path {
            let step = match step {
                Step::Index(at) => {
                    let is_left = |index: &usize| !self.is_taken(&before, *index);
                    Step::Index((0..).filter(is_left).nth(*at).unwrap_or(*at))
                }
                other => other.clone(),
            };
            before.push(step);
        }
        before
    }

    /// The other way round.
    fn as_it_is(&self, before: &[Step]) -> Vec<Step> {
        let now = |(length, step): (usize, &Step)| match step {
            Step::Index(at) => {
                Step::Index(at - (0..*at).filter(|index| self.is_taken(&before[..length], *index)).count())
            }
            other => other.clone(),
        };
        before.iter().enumerate().map(now).collect()
    }

    fn is_taken(&self, list: &[Step], index: usize) -> bool {
        self.taken.iter().any(|path| path.split_last() == Some((&Step::Index(index), list)))
    }

    /// The keys that were taken out of a mapping.
    fn keys_at<'t>(&'t self, around: &'t [Step]) -> impl Iterator<Item = &'t str> {
        self.taken.iter().filter_map(move |path| match path.split_last()? {
            (Step::Key(key), before) if before == around => Some(key.as_str()),
            _ => None,
        })
    }
}

/// Whether a path leads to what was filled in, or into it.
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
        let said = |error: &Error| {
            let said = error.to_string();
            named(&said, "missing field `")
                .or(named(&said, "duplicate field `"))
                .map_or(String::new(), |name| format!(" {name}"))
        };
        all.iter().map(|wrong| format!("{}{}", told(&wrong.path), said(&wrong.error))).collect()
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
        assert_eq!(wrong(&many).len(), MOST);
    }
}
