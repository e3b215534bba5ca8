//! The search index, read as a browser reads it: according to the format described in `src/outputs/search.rs` and
//! `src/search/shards.rs`, and without the code that writes it. The expected results come from the pages themselves.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::blocks::blocks;
use crate::builds::{SETTINGS, Site};
use crate::rebuild::{Random, clean};
use crate::sample;

/// The search index of a built site.
pub struct Reader {
    bits: u32,
    /// The entries of each file: pair or word → places.
    shards: Vec<BTreeMap<String, Vec<u32>>>,
    /// The address of each page and its concatenated blocks, each as [`line`] writes it.
    pages: Vec<(String, String)>,
}

/// Returns the argument of the function call in a file.
fn called(read: &dyn Fn(&str) -> Vec<u8>, path: &str, name: &str) -> serde_json::Value {
    let text = String::from_utf8(read(path)).unwrap();
    let value = text.strip_prefix(&format!("huikan_search(\"{name}\",")).and_then(|rest| rest.strip_suffix(")\n"));
    serde_json::from_str(value.unwrap_or_else(|| panic!("{path}: {}", &text[..text.len().min(80)]))).unwrap()
}

fn number(value: &serde_json::Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

impl Reader {
    pub fn new(read: &dyn Fn(&str) -> Vec<u8>) -> Self {
        let index = called(read, "search/index.js", "i");
        let bits = u32::try_from(number(&index["bits"])).unwrap();
        let shard = |at: usize| {
            let file = called(read, &format!("search/s/{at}.js"), &format!("s{at}"));
            shard_of(file.as_str().unwrap())
        };
        let groups = number(&index["pages"]).div_ceil(number(&index["group"]));
        let pages = (0..groups).flat_map(|at| {
            let group = called(read, &format!("search/t/{at}.js"), &format!("t{at}"));
            group.as_array().unwrap().clone()
        });
        let pages: Vec<_> = pages.map(|page| page_of(&page)).collect();
        assert_eq!(pages.len(), number(&index["pages"]));
        Self { bits, shards: (0..1 << bits).map(shard).collect(), pages }
    }

    /// Returns the places of a pair or word.
    fn places(&self, gram: &str) -> &[u32] {
        let (first, rest) = gram.split_at(gram.chars().next().unwrap().len_utf8());
        let of_first = self.bits.min(3);
        let file = hash(first, of_first) << (self.bits - of_first) | hash(rest, self.bits - of_first);
        self.shards[file as usize].get(gram).map_or(&[], Vec::as_slice)
    }

    /// Returns the addresses of the pages that contain the query, and the number of pages looked up.
    pub fn find(&self, query: &str) -> (BTreeSet<&str>, usize) {
        let wanted = units(query);
        let mut cells: Option<Vec<u32>> = None;
        for (at, unit) in wanted.iter().enumerate() {
            let gram = match wanted.get(at + 1) {
                Some(next) if is_sign(unit) || is_sign(next) => format!("{unit}{next}"),
                _ if !is_sign(unit) || wanted.len() == 1 => unit.clone(),
                _ => continue,
            };
            let found = self.places(&gram);
            cells = Some(cells.map_or_else(|| found.to_vec(), |cells| both(&cells, found)));
        }
        let mut candidates: Vec<usize> = cells.unwrap_or_default().into_iter().map(|cell| cell as usize / 4).collect();
        candidates.dedup();
        let wanted = line(&wanted);
        let finder = memchr::memmem::Finder::new(&wanted);
        let holds = |at: &&usize| finder.find(self.pages[**at].1.as_bytes()).is_some();
        let found = candidates.iter().filter(holds).map(|at| self.pages[*at].0.as_str()).collect();
        (found, candidates.len())
    }
}

/// Returns the intersection of two sorted lists.
fn both(one: &[u32], other: &[u32]) -> Vec<u32> {
    one.iter().copied().filter(|place| other.binary_search(place).is_ok()).collect()
}

/// Returns the entries of a file.
fn shard_of(file: &str) -> BTreeMap<String, Vec<u32>> {
    let mut all = BTreeMap::new();
    for group in file.split(';').skip(1) {
        let (first, rest) = group.split_at(group.chars().next().unwrap().len_utf8());
        for (key, places) in entries(rest) {
            assert!(all.insert(format!("{first}{key}"), places).is_none(), "{first}{key} stands twice");
        }
    }
    all
}

/// Returns the units as one text, so that a run of units is a substring.
fn line(units: &[String]) -> String {
    units.iter().map(|unit| format!("\u{1}{unit}")).collect::<String>() + "\u{1}"
}

fn hash(text: &str, bits: u32) -> u32 {
    let mut hash: u32 = 0;
    for unit in text.encode_utf16() {
        hash = (hash ^ u32::from(unit)).wrapping_mul(0x9e37_79b1);
        hash ^= hash >> 15;
    }
    if bits == 0 { 0 } else { hash >> (32 - bits) }
}

/// Returns the entries of a group by the rest of the pair or word.
fn entries(group: &str) -> BTreeMap<String, Vec<u32>> {
    let mut all = BTreeMap::new();
    let mut rest = group;
    while let Some(first) = rest.chars().next() {
        let key = if first == ',' { rest[1..].split(' ').next().unwrap() } else { &rest[..first.len_utf8()] };
        rest = if first == ',' { &rest[key.len() + 2..] } else { &rest[key.len()..] };
        let end = rest.find(|c: char| c == ',' || !c.is_ascii()).unwrap_or(rest.len());
        let mut places = Vec::new();
        let (mut next, mut value, mut times) = (0, 0, 1);
        for byte in rest[..end].bytes() {
            let sign = "\",;\\".bytes().filter(|left_out| *left_out < byte).count();
            let digit = u32::from(byte - b'!') - u32::try_from(sign).unwrap();
            value += digit * times;
            if digit < 70 {
                places.push(next + value);
                (next, value, times) = (next + value + 1, 0, 1);
            } else {
                times *= 20;
            }
        }
        assert!(!places.is_empty(), "{key:?} of {group:?}");
        assert!(all.insert(key.to_owned(), places).is_none(), "{key} twice");
        rest = &rest[end..];
    }
    all
}

/// Returns the address and the blocks of a page in a file of texts.
fn page_of(page: &serde_json::Value) -> (String, String) {
    let title = page[1].as_str().unwrap().to_owned();
    let texts = |part: &serde_json::Value| -> Vec<String> {
        part.as_array().into_iter().flatten().filter_map(|block| Some(block.as_str()?.to_owned())).collect()
    };
    let titles = if page[3] == 0 { vec![title] } else { texts(&page[3]) };
    let blocks = [titles, texts(&page[4]), texts(&page[5])].concat();
    (
        page[0].as_str().unwrap().to_owned(),
        blocks.iter().map(|block| line(&units(block))).collect::<Vec<_>>().join("\n"),
    )
}

/// Whether the unit is a character of a script without spaces, as far as the texts of the tests contain any.
fn is_sign(unit: &str) -> bool {
    unit.chars().next().is_some_and(|c| {
        let code = u32::from(c);
        (0x3005..=0x3007).contains(&code)
            || (0x3041..=0x30ff).contains(&code) && c.is_alphabetic()
            || (0x3400..=0x9fff).contains(&code)
            || (0xac00..=0xd7a3).contains(&code)
            || code >= 0x20000
    })
}

/// Returns the characters and words of a text, normalized in width and case.
pub fn units(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut goes_on = false;
    for c in text.chars().flat_map(|c| std::iter::once(c).nfkc().collect::<Vec<_>>()).flat_map(char::to_lowercase) {
        if is_sign(&c.to_string()) {
            all.push(c.to_string());
            goes_on = false;
        } else if c.is_alphanumeric() {
            if !goes_on {
                all.push(String::new());
            }
            all.last_mut().unwrap().push(c);
            goes_on = true;
        } else if !is_combining_mark(c) {
            goes_on = false;
        }
    }
    all
}

/// Returns the searched pages with the units of their blocks, from their HTML alone.
fn searched<'i>(read: &dyn Fn(&str) -> Vec<u8>, index: &'i Reader) -> Vec<(&'i str, Vec<Vec<String>>)> {
    let of = |(address, _): &'i (String, String)| {
        let path = percent_encoding::percent_decode_str(address).decode_utf8().unwrap();
        let html = String::from_utf8(read(&format!("{path}index.html"))).unwrap();
        (address.as_str(), blocks(&html).iter().map(|block| units(block)).collect())
    };
    index.pages.iter().map(of).collect()
}

/// Searches for random runs of 2 to 8 characters and words of random blocks, and compares the results with a plain scan
/// of all blocks. Returns how many pages were looked up without a match.
fn everything_is_found(read: &dyn Fn(&str) -> Vec<u8>, queries: usize) -> usize {
    let index = Reader::new(read);
    let pages = searched(read, &index);
    let (mut all, mut begins) = (String::new(), Vec::new());
    for (_, blocks) in &pages {
        begins.push(all.len());
        for block in blocks {
            all.push_str(&(line(block) + "\n"));
        }
    }
    let mut random = Random::seeded(20_241_219);
    let (mut asked, mut in_vain) = (0, 0);
    while asked < queries {
        let block = &pages[random.below(pages.len())].1;
        let Some(block) = block.get(random.below(block.len().max(1))) else { continue };
        let length = 2 + random.below(7);
        if block.len() < length {
            continue;
        }
        let from = random.below(block.len() - length + 1);
        let wanted = &block[from..from + length];
        let between = [" ", "，", "”“", "\u{3000}"];
        let written: String = wanted.iter().map(|unit| format!("{unit}{}", between[random.below(4)])).collect();
        let (found, looked_at) = index.find(&written);
        let scanned: BTreeSet<&str> = memchr::memmem::find_iter(all.as_bytes(), line(wanted).as_bytes())
            .map(|at| pages[begins.partition_point(|begin| *begin <= at) - 1].0)
            .collect();
        assert_eq!(found, scanned, "{written}");
        (asked, in_vain) = (asked + 1, in_vain + looked_at - found.len());
    }
    in_vain
}

#[test]
fn whatever_stands_in_a_block_is_found_and_nothing_else() {
    let (files, _) = sample::built();
    let in_vain = everything_is_found(&|path| files[path].clone(), 10_000);
    assert!(in_vain < 10_000, "{in_vain} pages were looked at in vain");
}

/// Tests an existing build of any size: `HUIKAN_SEARCHED` names its folder, see docs/SEARCH.md.
#[test]
fn whatever_stands_in_a_block_of_a_large_site_is_found() {
    let Some(folder) = std::env::var_os("HUIKAN_SEARCHED").map(std::path::PathBuf::from) else {
        eprintln!("not checked: HUIKAN_SEARCHED names no built site");
        return;
    };
    let in_vain = everything_is_found(&|path| std::fs::read(folder.join(path)).unwrap(), 10_000);
    eprintln!("10,000 queries, {in_vain} pages looked at in vain");
}

#[test]
fn every_kind_of_page_is_searched_and_lists_are_not() {
    let (files, _) = sample::built();
    let index = Reader::new(&|path| files[path].clone());
    let addresses: BTreeSet<&str> = index.pages.iter().map(|(address, _)| address.as_str()).collect();
    for page in [
        "news/huanghe-cup/",
        "regulations/network-data-security-2024/",
        "news/huanghe-cup-awards/",
        "about/",
        "issues/2024-2/",
    ] {
        assert!(addresses.contains(page), "{page}");
    }
    assert!(addresses.iter().any(|address| address.starts_with("people/")));
    for page in ["", "news/", "tags/", "issues/2024-2/all/", "archive/", "search/", "people/"] {
        assert!(!addresses.contains(page), "{page}");
    }
    for (query, page) in
        [("第十二条", "regulations/network-data-security-2024/"), ("CPSS战队", "news/huanghe-cup-awards/")]
    {
        assert!(index.find(query).0.contains(page), "{query}");
    }
    assert!(index.find("没有这样一句话").0.is_empty());
}

#[test]
fn digits_are_whole_and_stand_beside_what_they_stand_beside() {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    site.article("a", "甲", "于 2024 年召开。");
    site.article("b", "乙", "于20240年召开，2024届。");
    site.article("c", "丙", "于２０２４年，ＣＴＦ　竞赛。");
    site.build();
    let files = site.tree();
    let index = Reader::new(&|path| files[path].clone());
    let found = |query: &str| index.find(query).0.into_iter().collect::<Vec<_>>();
    assert_eq!(found("2024年"), ["news/a/", "news/c/"]);
    assert_eq!(found("2024"), ["news/a/", "news/b/", "news/c/"]);
    assert_eq!(found("024年"), Vec::<&str>::new());
    assert_eq!(found("ctf竞赛"), ["news/c/"]);
    assert_eq!(found("丙"), ["news/c/"], "one sign of a title");
}

/// Returns a site with `count` articles; the same number gives the same words.
fn large(count: usize) -> Site {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    let mut random = Random::seeded(7);
    let words: Vec<char> =
        "网络安全数据保护会议召开协会会员单位代表出席审议通过报告培训竞赛标准评审论坛研究产业人才".chars().collect();
    for number in 0..count {
        let text: String = (0..300).map(|_| words[random.below(words.len())]).collect();
        site.write(
            &format!("content/news/a{number:03}.md"),
            format!(
                "---\ntitle: 第{number}篇\ndate: 2024-{:02}-{:02}\n---\n\n{text}。\n",
                1 + number / 28,
                1 + number % 28
            ),
        );
    }
    site
}

#[test]
fn one_edit_rewrites_only_the_files_of_what_it_changed() {
    let site = large(200);
    site.build();
    let before = site.tree();
    let path = site.root().join("content/news/a100.md");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("。\n", "鼹。\n")).unwrap();
    site.build();
    let after = site.tree();
    assert!(after == clean(&site), "the same bytes with and without what was kept");
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let is_other = |path: &&String| before[*path] != after[*path];
    let touched: Vec<&String> = after.keys().filter(|path| path.starts_with("search/")).filter(is_other).collect();
    // The index, the file of texts, and the file of the one new pair.
    assert_eq!(touched.len(), 3, "{touched:?}");
    assert!(after.keys().filter(|path| path.starts_with("search/s/")).count() >= 8);
    // A newer piece comes last, so the texts of all others stay in their files.
    site.write("content/news/zzz.md", "---\ntitle: 新\ndate: 2024-12-30\n---\n\n蚯蚓。\n");
    site.build();
    let (before, after) = (after, site.tree());
    let other: Vec<&String> =
        before.keys().filter(|path| path.starts_with("search/t/") && before[*path] != after[*path]).collect();
    assert!(other.len() <= 1, "{other:?}");
    assert!(after == clean(&site));
}

#[test]
fn a_site_that_is_not_searched_has_nothing_of_it() {
    let site = Site::small();
    site.write("site.yaml", format!("{SETTINGS}search: false\n"));
    site.build();
    let files = site.tree();
    assert!(!files.keys().any(|path| path.starts_with("search/")), "{:?}", files.keys());
    assert!(!String::from_utf8_lossy(&files["index.html"]).contains("class=\"find\""));
    site.write("site.yaml", SETTINGS);
    site.build();
    let files = site.tree();
    assert!(files.contains_key("search/index.html") && files.contains_key("search/index.js"));
    assert!(String::from_utf8_lossy(&files["index.html"]).contains("action=\"./search/\""));
}

#[test]
fn a_text_of_a_regulation_ends_where_the_next_one_begins() {
    // The later version states the day of the first one, as an amended text does.
    let folder = "tests/sites/an amended text that gives the day of the first one is in force from its own";
    let site = Site::empty();
    for file in ["site.yaml", "content/rules/fees.md", "content/rules/fees-2025.md"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(file);
        site.write(file, std::fs::read_to_string(path).unwrap());
    }
    site.build_at("2025-01-01", &[]);
    let read = |path: &str| std::fs::read(site.output().join(path)).unwrap();
    let index = called(&read, "search/index.js", "i");
    assert_eq!(index["ends"], serde_json::json!({"0": "2025-07-01"}), "{index}");
}

#[test]
fn the_index_of_the_sample_is_smaller_than_its_text() {
    let (files, _) = sample::built();
    let size = |begin: &str| -> usize {
        files.iter().filter(|(path, _)| path.starts_with(begin)).map(|(_, bytes)| bytes.len()).sum()
    };
    let (index, texts) = (size("search/s/") + size("search/index.js"), size("search/t/"));
    assert!(index * 10 <= texts * 6, "{index} bytes of {texts}");
}
