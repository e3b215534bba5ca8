//! Real statutes in other spellings: each test changes the spaces, the characters or the text around a statute, which
//! must still have the same number of provisions and the same links. The data is not part of this repository: see
//! `seeds`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::builds::Site;
use crate::seeds::data;

/// Statutes by the stem of their file.
type Texts = BTreeMap<String, String>;
/// A change of the spelling.
type Way = fn(&str) -> String;

fn texts() -> Option<Texts> {
    let files = fs::read_dir(data("regulations")?.join("texts")).unwrap().map(|entry| entry.unwrap().path());
    let stem = |file: &PathBuf| file.file_stem().unwrap().to_str().unwrap().to_owned();
    Some(files.map(|file| (stem(&file), fs::read_to_string(&file).unwrap())).collect())
}

/// Whether a line is a heading.
fn is_heading(line: &str) -> bool {
    let line = line.trim();
    let number = line.strip_prefix('第').map(|rest| rest.trim_start_matches(|c| "一二三四五六七八九十".contains(c)));
    let numbered = number.is_some_and(|rest| rest.starts_with(['编', '章', '节']) || rest.starts_with("分编"));
    let named = line.chars().filter(|c| !c.is_whitespace()).eq("附则".chars());
    (numbered || named) && !line.ends_with(['。', '；', '，'])
}

/// Changes every line that begins an article: its number with 条, and what follows.
fn articles(text: &str, change: impl Fn(&str, &str) -> String) -> String {
    let line = |line: &str| {
        let is_sign = |c: char| "第一二三四五六七八九十百千零条之 ".contains(c);
        let end = line.find(|c| !is_sign(c)).unwrap_or(line.len());
        let mark = line[..end].trim_end();
        let is_article =
            mark.starts_with('第') && mark.contains('条') && line[mark.len()..].starts_with(char::is_whitespace);
        if is_article { change(mark, line[mark.len()..].trim_start()) } else { line.to_owned() }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn lines(text: &str, change: impl Fn(&str) -> String) -> String {
    text.split('\n')
        .map(|line| if line.is_empty() { String::new() } else { change(line) })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Inserts lines after the title.
fn behind_title(text: &str, more: &str) -> String {
    let (title, rest) = text.split_once('\n').unwrap();
    format!("{title}\n\n{more}\n{rest}")
}

/// Inserts a table of contents before the first heading.
fn with_contents(text: &str, name: &str) -> String {
    let headings: Vec<&str> = text.lines().filter(|line| is_heading(line)).collect();
    let Some(first) = headings.first() else { return text.to_owned() };
    let at = text.find(&format!("\n{first}\n")).unwrap() + 1;
    format!("{}{name}\n\n{}\n\n{}", &text[..at], headings.join("\n\n"), &text[at..])
}

/// Replaces the characters in the numbers of 条, 款 and 章.
fn numbers(text: &str, change: impl Fn(char) -> char) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('第') {
        let (before, behind) = rest.split_at(at + '第'.len_utf8());
        out.push_str(before);
        let end = behind.find(|c| !"零一二三四五六七八九十百千".contains(c)).unwrap_or(behind.len());
        let changes = behind[end..].starts_with(['条', '款', '章']);
        out.extend(behind[..end].chars().map(|c| if changes { change(c) } else { c }));
        rest = &behind[end..];
    }
    out + rest
}

const WAYS: &[(&str, Way)] = &[
    ("a byte order mark", |text| format!("\u{feff}{text}")),
    ("lines that end with CR LF", |text| text.replace('\n', "\r\n")),
    ("no empty lines", |text| text.replace("\n\n", "\n")),
    ("more empty lines", |text| text.replace('\n', "\n\n")),
    ("indented", |text| lines(text, |line| format!("　　{line}"))),
    ("blanks at the ends", |text| lines(text, |line| format!("{line} 　"))),
    ("no blank behind articles", |text| articles(text, |mark, words| format!("{mark}{words}"))),
    ("a full-width blank behind articles", |text| articles(text, |mark, words| format!("{mark}　{words}"))),
    ("an em blank behind articles", |text| articles(text, |mark, words| format!("{mark}\u{2003}{words}"))),
    ("a colon behind articles", |text| articles(text, |mark, words| format!("{mark}：{words}"))),
    ("a common slip in articles", |text| articles(text, |mark, words| format!("{} {words}", mark.replace('第', "笫")))),
    ("spread articles", |text| {
        let spread = |mark: &str| mark.chars().map(String::from).collect::<Vec<_>>().join(" ");
        articles(text, |mark, words| format!("{} {words}", spread(mark)))
    }),
    ("half-width brackets", |text| text.replace('（', "(").replace('）', ")")),
    ("mixed brackets", |text| text.replace('）', ")")),
    ("half-width signs", |text| text.replace('：', ":").replace('；', ";")),
    ("〇 in numbers", |text| numbers(text, |c| if c == '零' { '〇' } else { c })),
    ("○ in numbers", |text| numbers(text, |c| if c == '零' { '○' } else { c })),
    ("characters without width", |text| lines(text, |line| format!("\u{200b}{line}"))),
    ("contents", |text| with_contents(text, "目　录")),
    ("contents without a name", |text| with_contents(text, "")),
    ("the title twice", |text| behind_title(text, text.split('\n').next().unwrap())),
    ("a note on its making", |text| {
        behind_title(text, "（2001年1月1日示例大会第一次会议通过　根据2010年3月4日《关于修改〈示例法〉的决定》修正）\n")
    }),
    ("an order before it", |text| {
        behind_title(text, "示例市人民政府令\n\n第12号\n\n现予公布，自公布之日起施行。\n\n市长　某某\n\n2020年1月5日\n")
    }),
    ("numbers of pages", |text| {
        lines(text, |line| if is_heading(line) { format!("— 3 —\n\n{line}") } else { line.to_owned() })
    }),
    ("a signature", |text| format!("{}\n\n示例市人民政府\n\n二〇二四年一月一日\n", text.trim_end())),
    ("an annex", |text| format!("{}\n\n附件\n\n示例表\n\n第一条 示例。\n\n（一）示例。\n", text.trim_end())),
    ("notes at the end", |text| format!("{}\n\n① 示例。\n\n注：示例。\n", text.trim_end())),
];

/// Returns what the program reads of each text: the counts, and the links without their positions in the line.
fn read(texts: &Texts) -> BTreeMap<String, Vec<String>> {
    let site = Site::empty();
    let files: Vec<PathBuf> = texts.keys().map(|slug| site.base().join(format!("{slug}.txt"))).collect();
    for (file, text) in files.iter().zip(texts.values()) {
        fs::write(file, text).unwrap();
    }
    let dump = |what: &str, meta: &[PathBuf]| -> Vec<Value> {
        let options = if meta.is_empty() { &[][..] } else { &["--meta"][..] };
        let run = Command::new(env!("CARGO_BIN_EXE_huikan"))
            .args(["dump", what])
            .args(options)
            .args(meta)
            .args(&files)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let rows = String::from_utf8(run.stdout).unwrap();
        rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut put = |row: &Value, what: String| found.entry(row["slug"].to_string()).or_default().push(what);
    for row in dump("structure", &[]) {
        put(&row, row.to_string());
    }
    for row in dump("citations", &[data("regulations").unwrap().join("meta.jsonl")]) {
        put(&row, format!("{} {} {}", row["at"], row["law"], row["targets"]));
    }
    found
}

#[test]
fn a_statute_means_the_same_however_it_is_written() {
    let Some(texts) = texts() else { return };
    let plain = read(&texts);
    let mut wrong = Vec::new();
    for (name, way) in WAYS {
        let changed: Texts = texts.iter().map(|(slug, text)| (slug.clone(), way(text))).collect();
        assert!(changed != texts, "{name}: nothing was changed");
        for (slug, found) in read(&changed) {
            let lost = plain[&slug].iter().filter(|one| !found.contains(one)).take(3);
            let more = found.iter().filter(|one| !plain[&slug].contains(one)).take(3);
            if found != plain[&slug] {
                wrong.push(format!(
                    "{name}: {slug}: {:?}, now {:?}",
                    lost.collect::<Vec<_>>(),
                    more.collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(texts.len(), 16);
}
