//! The reference in `docs/` must be what the program generates.

use std::path::Path;

use huikan::internals::{Language, reference, templates};

use crate::builds::{huikan, stderr};

#[test]
fn docs_hold_the_reference_that_the_program_writes() {
    let pages = [
        ("docs/REFERENCE.zh-CN.md", reference(Language::ZhHans)),
        ("docs/REFERENCE.md", reference(Language::En)),
        ("docs/TEMPLATES.md", templates()),
    ];
    for (path, written) in pages {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &written).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == written, "{path} is not what the program writes; run the tests with UPDATE=1");
    }
}

#[test]
fn codes_and_fields_are_explained() {
    let ask = |name: &str, language: &str| huikan().args(["explain", name, "--lang", language]).output().unwrap();
    let said = ask("broken-link", "zh-Hans");
    assert!(said.status.success());
    assert!(String::from_utf8(said.stdout).unwrap().starts_with("broken-link\n\n"));
    for (name, answer) in [
        ("供稿", "contributors.role（分工）"),
        ("部门规章", "regulation：rank（效力位阶）"),
        ("线下", "events.mode（形式）"),
        ("获奖名单", "award-list（获奖名单）：一种内容"),
        ("Award-List", "自己的字段：competition（赛事）"),
        ("BROKEN-LINK", "broken-link"),
        ("TITLE", "title（标题）"),
        ("提示框", ":::提示框 名字=\"值\""),
        ("文章", "每一种内容都有的字段：title（标题）"),
    ] {
        let said = String::from_utf8(ask(name, "zh-Hans").stdout).unwrap();
        assert!(said.contains(answer), "{name}: {said}");
    }
    assert_eq!(ask("量子力学", "zh-Hans").status.code(), Some(2));
    let said = String::from_utf8(ask("编委会", "zh-Hans").stdout).unwrap();
    assert_eq!(said, "issue：staff（编委会）编委会等人员\n");
    let said = String::from_utf8(ask("别名", "zh-Hans").stdout).unwrap();
    assert!(said.contains("content/people.yaml：people.aliases（别名）"), "{said}");
    let said = ask("brokenlink", "en");
    assert_eq!(said.status.code(), Some(2));
    assert!(stderr(&said).contains("did you mean broken-link?"), "{}", stderr(&said));
}
