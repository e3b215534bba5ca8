//! Measures the typography of a page: every rule of Chinese typesetting that a style sheet can follow.
//!
//! The rules are: whole characters in a line, leading, strict line breaks, last lines, justified text, gaps beside
//! Latin, consecutive punctuation, no hanging punctuation, long addresses, headings that break at words, the space
//! between paragraphs, the width of quotation marks, ellipses and dashes, emphasis dots, ruby, tabular figures, hanging
//! items, the text of copied articles, the language of English text, underlines, the rhythm of headings, orphans and
//! widows in print. `layout` checks the first and last characters of lines on every page, and `sample` checks the line
//! breaks in headings.

use std::time::Duration;

use serde_json::{Value, json};

use super::access::size;
use super::server::Server;
use super::tab::Tab;
use super::walk::on_every_example;
use crate::builds::{SETTINGS, Site};

const SCRIPT: &str = include_str!("scripts/typography.js");

const ARTICLE: &str = "---
title: 首届示例杯网络安全人才创新大赛落幕
date: 2024-12-19
---

于 2024 年ISC 大会，网络（“安全”）。」数据，采用“安全”的办法。这一段要长，长到在宽的屏幕上也有几行，读起来才看得出每行多少字、两边齐不齐、末行有没有剩下孤零零的一个字。

第二段讲破折号——它占两个字，和省略号……都不能拆在两行；还有一个很长的地址 https://www.example.org/a/very/long/address/that/is/wider/than/any/telephone/index.html 和一个[链接](https://www.example.org/)。

## 首届示例杯网络安全人才创新大赛的意义

这里有<ruby>彧<rp>（</rp><rt>yù</rt><rp>）</rp></ruby>这样的字。

### 小标题也要落在行上

再一段。

| 届 | 年 |
|---|---|
| 1 | 2024 |

这里有*着重*的字。
";

fn provisions() -> String {
    let mut text =
        "---\ntitle: 网线管理条例\ndate: 2024-01-01\ntext: full\neffective_on: 2024-02-01\n---\n\n".to_owned();
    let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    for number in numbers {
        text.push_str(&format!("第{number}条 网线要登记，有下列情形之一的除外：\n\n（一）只在一间屋子里用，从来没有拉到外面去，也不同别人的网线相连，更没有借给别人用过，屋子里的人也都知道它通到什么地方；\n\n（二）已经剪断的。\n\n"));
    }
    text
}

/// Returns a server with a site for these checks; `more` is added to its settings.
fn served(more: &str) -> Server {
    let site = Site::empty();
    let settings = SETTINGS.replace("title: 动态,", "title: 动态, english: Association Updates,");
    site.write("site.yaml", format!("{settings}{more}"));
    site.write("content/news/a.md", ARTICLE);
    site.write("content/rules/net.md", provisions());
    site.build();
    Server::new(site.tree(), "/newsletter/")
}

fn tab<'site>(site: &'site Server, name: &str, path: &str) -> Tab<'site> {
    let tab = Tab::new(site, name, Duration::from_secs(120));
    tab.open(path);
    tab
}

/// Runs one check and requires that it finds nothing.
fn ask(tab: &Tab, what: &str, with: Value) {
    let wrong = tab.call(SCRIPT, vec![json!(what), with]);
    assert_eq!(wrong, json!([]), "{what}: {}", tab.picture(what));
}

#[test]
fn lines_have_whole_characters_and_room_between_them() {
    let site = served("");
    let tab = tab(&site, "lines of type", "news/a/");
    for (width, step, characters) in [(1280, "", 36), (360, "", 18), (320, "", 16), (360, "4", 10)] {
        tab.viewport(width, 900);
        size(&tab, step);
        ask(&tab, "measure", json!([characters]));
        ask(&tab, "body", Value::Null);
    }
    size(&tab, "");
    for (width, step, align) in [(1280, "", "justify"), (360, "", "start"), (1280, "2", "start")] {
        tab.viewport(width, 900);
        size(&tab, step);
        ask(&tab, "sides", json!([align]));
    }
    size(&tab, "");
    for width in (320..400).step_by(9) {
        tab.viewport(width, 900);
        ask(&tab, "pairs", Value::Null);
    }
}

#[test]
fn no_paragraph_ends_with_a_sign_or_two_on_a_line_of_their_own() {
    on_every_example("last lines", |tab, page, findings| {
        tab.open(&page.path);
        for width in [360, 390] {
            tab.viewport(width, 900);
            findings.all(&format!("{width} px"), &tab.eval(include_str!("scripts/last.js")));
        }
    });
}

#[test]
fn marks_have_the_width_that_chinese_gives_them() {
    let site = served("");
    let tab = tab(&site, "marks", "news/a/");
    for what in ["gaps", "emphasis", "figures", "headings"] {
        ask(&tab, what, Value::Null);
    }
    ask(&tab, "paragraphs", json!([0, true]));
    tab.cdp("Emulation.setEmulatedMedia", json!({"media": "print"}));
    ask(&tab, "paper", Value::Null);
}

#[test]
fn provisions_hang_and_are_copied_in_their_form() {
    let site = served("");
    let tab = tab(&site, "provisions", "rules/net/");
    for width in [1280, 360] {
        tab.viewport(width, 900);
        ask(&tab, "provisions", Value::Null);
    }
}

#[test]
fn english_is_said_to_be_english() {
    let site = served("");
    let tab = tab(&site, "language", "news/");
    ask(&tab, "language", Value::Null);
}

#[test]
fn paragraphs_are_told_apart_as_the_settings_say() {
    for (setting, indent, gap) in [("spaced", 0, true), ("indent", 2, false), ("both", 2, true)] {
        let site = served(&format!("paragraph: {setting}\n"));
        let tab = tab(&site, setting, "news/a/");
        ask(&tab, "paragraphs", json!([indent, gap]));
    }
}
