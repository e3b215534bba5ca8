//! Random texts, the same in every run: nothing panics, every range is valid, and the run time is linear in the length
//! of the text.

use std::time::Duration;

use huikan::internals::{Dialect, Language, Markdown, MissingAlt, RemotePictures, SourceText};
use huikan_law::citations::{Citation, Scanner};

/// Fragments of citations and of text that looks similar.
const PIECES: &[&str] = &[
    "第",
    "笫",
    "条",
    "款",
    "项",
    "目",
    "章",
    "节",
    "编",
    "分编",
    "总则",
    "分则",
    "一",
    "十",
    "百",
    "十二",
    "〇",
    "12",
    "１",
    "（一）",
    "(2)",
    "（",
    "）",
    "《",
    "》",
    "〈",
    "〉",
    "、",
    "和",
    "至",
    "到",
    "，",
    "。",
    "；",
    "：",
    "以及",
    "或者",
    "之一",
    "之",
    "前",
    "前款",
    "前两条",
    "前项",
    "本",
    "本法",
    "本条例",
    "本条",
    "本款",
    "本项",
    "本章",
    "该",
    "该条",
    "该款",
    "该法",
    "各",
    "刑法",
    "网络安全法",
    "某某条例",
    "办法",
    "规定",
    "的决定",
    "（以下简称《条例》）",
    "（国务院令第790号）",
    "以下简称",
    "附件",
    "“",
    "”",
    "修改为：",
    " ",
    "\u{3000}",
    "\n",
    "\n\n",
    "a",
    "é",
    "😀",
    "\u{fffc}",
    "**",
    "[",
    "](",
    ")",
    "`",
    "<b>",
    "# ",
    "- ",
    "| ",
    "|\n",
    "1. ",
];

/// Pseudo-random numbers (xorshift): the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn text(&mut self, pieces: usize) -> String {
        (0..pieces).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }
}

fn places_hold(text: &str, citations: &[Citation]) {
    let mut end = 0;
    for citation in citations {
        let span = citation.span.clone();
        assert!(span.start >= end && !text[span.clone()].is_empty(), "{text}\n{citation:?}");
        end = span.end;
        let mut inner = span.start;
        for loc in &citation.locators {
            assert!(loc.span.start >= inner && loc.span.end <= span.end, "{text}\n{citation:?}");
            assert!(text.is_char_boundary(loc.span.start) && text.is_char_boundary(loc.span.end), "{text}");
            inner = loc.span.end;
        }
    }
}

#[test]
fn a_random_text_is_scanned_without_a_panic() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut found = 0;
    for round in 0..20_000 {
        let text = random.text(4 + round % 60);
        let cited = Scanner::default().scan(&text);
        places_hold(&text, &cited.citations);
        found += cited.citations.len();
    }
    assert!(found > 10_000, "{found}");
}

#[test]
fn a_random_markdown_is_read_without_a_panic() {
    let mut random = Random(0x1234_5678_9abc_def1);
    let mut found = 0;
    for round in 0..2_000 {
        let text = random.text(10 + round % 200);
        let (math, provisions) = (round % 3 == 0, round % 2 == 0);
        let remote_pictures = RemotePictures::Refuse;
        let dialect =
            Dialect { math, language: Language::ZhHans, missing_alt: MissingAlt::Refuse, remote_pictures, provisions };
        let source = SourceText::new("content/news/a.md", &text);
        let body = 0..text.len();
        let (document, _) = Markdown { source: &source, body, dialect, title: "" }.parse();
        for passage in &document.passages {
            found += passage.citations.len();
            for citation in &passage.citations {
                assert!(text.get(citation.span.clone()).is_some(), "{text}\n{citation:?}");
            }
        }
    }
    assert!(found > 100, "{found}");
}

/// Returns the processor time of this thread, which does not depend on the load of the machine.
fn spent() -> Duration {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(line.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap())
}

/// A time limit, not a measurement: an algorithm that is not linear takes minutes for texts of this size.
#[test]
fn long_texts_of_one_sign_are_scanned_at_once() {
    let units = [
        "《",
        "》",
        "第",
        "第一",
        "第一、",
        "第一条、",
        "第一条，",
        "第1",
        "、",
        "9",
        "一",
        "前",
        "前款",
        "本",
        "本条",
        "本法第一条",
        "该",
        "（",
        "法第一条",
        "法",
        "“",
        "《法》",
        "《法》（",
        "《法》（以下简称",
        "第一条之一",
        "第一条第一款第一项",
        "第一章第一节",
        "第 ",
        "总则第",
        "以及第一条",
    ];
    for unit in units {
        let text = unit.repeat((1 << 21) / unit.len());
        let start = spent();
        std::hint::black_box(Scanner::default().scan(&text));
        assert!(spent().saturating_sub(start) < Duration::from_secs(20), "{unit}");
    }
}
