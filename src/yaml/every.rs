//! All that is wrong with a value. The library tells of the first thing only: what it tells of is taken out, and it is asked
//! again.

use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use serde_yaml::{Error, Value};

use super::Step;

/// Of one field no more than this is said.
const MOST: usize = 50;

/// What is wrong in a value, and where in it.
pub(super) struct Wrong {
    pub(super) path: Vec<Step>,
    pub(super) error: Error,
}

/// What was taken out of a value.
#[derive(Default)]
struct Taken {
    /// The paths of it in the value as it was.
    paths: Vec<Vec<Step>>,
    /// Those of fields that do not exist.
    unknown: Vec<Vec<Step>>,
}

/// The value as what it should be, or everything that is wrong in it. `is_named` tells whether a key of the mapping at a path
/// is a field of this name.
pub(super) fn read<T: DeserializeOwned>(
    value: &Value,
    is_named: impl Fn(&[Step], &str, &str) -> bool,
) -> Result<T, Vec<Wrong>> {
    let mut read = serde_path_to_error::deserialize::<_, T>(value);
    if let Ok(read) = read {
        return Ok(read);
    }
    let (mut all, mut rest, mut taken) = (Vec::new(), value.clone(), Taken::default());
    loop {
        let Err(error) = read else { return Err(all) };
        let path: Vec<Step> = error.path().iter().filter_map(step).collect();
        let before = taken.as_it_was(&path);
        let error = error.into_inner();
        let said = error.to_string();
        let is_unknown = said.starts_with("unknown field");
        // What was taken out is missing, but its author wrote it; and a field that does not exist may be meant to be it.
        let is_written = |missing: &str| {
            let mut keys = taken.keys_at(&before);
            taken.has_unknown(&before) || keys.any(|key| is_named(&before, key, missing))
        };
        if !missing(&said).is_some_and(is_written) {
            all.push(Wrong { path: before.clone(), error });
        }
        if is_unknown {
            taken.unknown.push(before.clone());
        }
        if all.len() >= MOST || !take(&mut rest, &path) {
            return Err(all);
        }
        taken.paths.push(before);
        read = serde_path_to_error::deserialize::<_, T>(&rest);
    }
}

fn step(segment: &Segment) -> Option<Step> {
    match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { key } => Some(Step::Key(key.clone())),
        _ => None,
    }
}

/// The field that is missing, where what is said says so.
fn missing(said: &str) -> Option<&str> {
    Some(said.strip_prefix("missing field `")?.split_once('`')?.0)
}

/// Takes what stands at a path out of a value; whether there was something.
fn take(value: &mut Value, path: &[Step]) -> bool {
    let Some((last, around)) = path.split_last() else { return false };
    let inside = around.iter().try_fold(value, |value, step| match step {
        Step::Index(at) => value.get_mut(*at),
        Step::Key(key) => value.get_mut(key.as_str()),
        Step::Field(..) => None,
    });
    match (inside, last) {
        (Some(Value::Sequence(list)), Step::Index(at)) if *at < list.len() => {
            list.remove(*at);
            true
        }
        (Some(Value::Mapping(values)), Step::Key(key)) => values.remove(key.as_str()).is_some(),
        _ => false,
    }
}

impl Taken {
    /// A path in what is left, as it was in the whole value.
    fn as_it_was(&self, path: &[Step]) -> Vec<Step> {
        let mut before: Vec<Step> = Vec::new();
        for step in path {
            let step = match step {
                Step::Index(at) => {
                    let is_left = |index: &usize| !self.has(&before, &Step::Index(*index));
                    Step::Index((0..).filter(is_left).nth(*at).unwrap_or(*at))
                }
                other => other.clone(),
            };
            before.push(step);
        }
        before
    }

    fn has(&self, around: &[Step], last: &Step) -> bool {
        self.paths.iter().any(|path| path.split_last() == Some((last, around)))
    }

    /// Whether a field that does not exist was taken out of a mapping.
    fn has_unknown(&self, around: &[Step]) -> bool {
        self.unknown.iter().any(|path| path.split_last().is_some_and(|(_, before)| before == around))
    }

    /// The keys that were taken out of a mapping.
    fn keys_at<'t>(&'t self, around: &'t [Step]) -> impl Iterator<Item = &'t str> {
        self.paths.iter().filter_map(move |path| match path.split_last()? {
            (Step::Key(key), before) if before == around => Some(key.as_str()),
            _ => None,
        })
    }
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
        inner: Option<Box<Self>>,
    }

    fn wrong(yaml: &str) -> Vec<String> {
        let value: Value = serde_yaml::from_str(yaml).unwrap();
        let is_named = |_: &[Step], key: &str, name: &str| key == name || (key, name) == ("名", "name");
        let told = |path: &[Step]| -> String {
            let step = |step: &Step| match step {
                Step::Index(at) => format!("[{at}]"),
                Step::Key(key) => format!(".{key}"),
                Step::Field(..) => String::new(),
            };
            path.iter().map(step).collect()
        };
        let all = read::<Vec<One>>(&value, is_named).map_or_else(|all| all, |_| Vec::new());
        all.iter().map(|wrong| format!("{} {}", told(&wrong.path), wrong.error)).collect()
    }

    #[test]
    fn everything_is_told_at_its_place() {
        let yaml = "
- {name: a, numbers: [1, x, 2, 300, y, 3]}
- {名: [], numbers: 1}
- {numbers: [4]}
- 5
- {name: b, other: 1, inner: {name: c, numbers: [z], more: 2}}
- {name: d}
- {name: []}
- {nam: e}
";
        let begins: Vec<String> = wrong(yaml).iter().map(|told| told.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(
            begins,
            [
                "[0].numbers[1]",
                "[0].numbers[3]",
                "[0].numbers[4]",
                "[1].名",
                "[1].numbers",
                "[2]",
                "[3]",
                "[4].other",
                "[4].inner.numbers[0]",
                "[4].inner.more",
                "[6].name",
                "[7].nam"
            ]
        );
    }

    #[test]
    fn what_cannot_be_taken_out_ends_it() {
        assert_eq!(wrong("7").len(), 1);
        assert!(wrong("- {name: a}").is_empty());
        let many: String = (0..200).map(|_| "- 1\n").collect();
        assert_eq!(wrong(&many).len(), MOST);
    }
}
