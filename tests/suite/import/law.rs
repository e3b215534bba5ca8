//! `huikan import law`: statutes as people keep them.

use super::{import, said, site, source};

/// A statute as a file of Markdown, with its history before the text.
const MARKED: &str = "# 某市实施《中华人民共和国灯光法》办法

1999年9月16日 某市第十一届人民代表大会常务委员会第十三次会议通过

2010年5月28日 某市人民代表大会常务委员会第十八次会议修订

<!-- INFO END -->

## 第一章 总则

**第一条** 为了实施灯光法，制定本办法。

第二条 本办法自2000年1月1日施行。
";

/// What the importer prints and says.
fn imported(text: &str) -> (String, String) {
    let site = site();
    let file = source(&site, "a.md", text);
    let run = import(&site, &["law", "--output", "-", &file]);
    assert!(run.status.success());
    (String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap())
}

#[test]
fn marks_of_markdown_are_read_as_what_they_mean() {
    let (text, said) = imported(MARKED);
    for part in [
        "title: 某市实施《中华人民共和国灯光法》办法\n",
        "date: 2000-01-01\n",
        "adopted_on: 1999-09-16\n",
        "effective_on: 2000-01-01\n",
        "\n## 第一章　总则\n",
        "\n第一条",
    ] {
        assert!(text.replace("第一章 总则", "第一章　总则").contains(part), "{part}: {text}");
    }
    assert!(!text.contains("INFO END") && !text.contains("**"));
    // What stands in no field is said, every word of it.
    assert!(said.contains("某市第十一届人民代表大会常务委员会第十三次会议通过"), "{said}");
    assert!(said.contains("2010年5月28日 某市人民代表大会常务委员会第十八次会议修订"), "{said}");
}

#[test]
fn an_order_in_the_history_gives_number_issuer_and_day() {
    let text = MARKED.replace(
        "1999年9月16日 某市第十一届人民代表大会常务委员会第十三次会议通过",
        "1999年9月16日 中华人民共和国国务院令第363号公布",
    );
    let (text, _) = imported(&text);
    assert!(text.contains("document_number: 中华人民共和国国务院令第363号\n"), "{text}");
    assert!(text.contains("issuers: [国务院]\n") && text.contains("promulgated_on: 1999-09-16\n"), "{text}");
}

#[test]
fn a_decision_without_articles_is_imported_and_days_are_not_invented() {
    let (text, said) = imported(
        "# 某市关于灯光的决定\n\n2010年5月28日 某市人民代表大会常务委员会会议通过\n\n决定如下：\n\n一、关灯。\n\n二、本决定自公布之日起施行。\n",
    );
    assert!(text.contains("title: 某市关于灯光的决定\n") && text.contains("\n一、关灯。\n"), "{text}");
    assert!(text.contains("# effective_on: \n") && text.contains("adopted_on: 2010-05-28\n"), "{text}");
    assert!(said.contains("会议通过"), "{said}");
    let (text, _) =
        imported("# 某会议规则\n\n2010年5月28日 会议通过\n\n第一条 甲。\n\n第二条 本规则自通过之日起施行。\n");
    assert!(text.contains("effective_on: 2010-05-28\n"), "{text}");
}

#[test]
fn a_text_with_neither_title_nor_article_is_none() {
    let site = site();
    let run = import(&site, &["law", &source(&site, "a.txt", "只是一段话。\n")]);
    assert_eq!(run.status.code(), Some(1));
    said(&site, &["law", &source(&site, "b.md", MARKED)]);
}
