//! What the rules find, and what they leave alone.

use super::{Passage, Role, TextOrigin, apply_edits, compatible_edits, findings};

/// Applies all certain fixes to the text, as one passage, until none is left.
fn mend(role: Role, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..6 {
        let mut passage = Passage::new(role);
        passage.push(&text, 0);
        let next = apply_edits(&text, &compatible_edits(&findings(&[passage], &text, TextOrigin::Author)));
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// The rules that find something in the text, in the order of the places.
fn rules(role: Role, text: &str) -> Vec<&'static str> {
    let mut passage = Passage::new(role);
    passage.push(text, 0);
    findings(&[passage], text, TextOrigin::Author).iter().map(|finding| finding.rule.name()).collect()
}

#[test]
fn what_is_certain_is_put_right() {
    for (before, after) in [
        ("于 2024 年举办 ISC 大会。", "于2024年举办ISC大会。"),
        ("第 十 三 条 本规定自公布之日起施行。", "第十三条 本规定自公布之日起施行。"),
        ("坚 定 走 新 时 代 的路。", "坚定走新时代 的路。"),
        ("人才支撑， 与高校一起。", "人才支撑，与高校一起。"),
        ("主办 《通讯》 。", "主办《通讯》。"),
        ("不仅是国家的事情 , 而是大家的事情。", "不仅是国家的事情，而是大家的事情。"),
        ("时间:9:00至10:30,地点:本市.", "时间：9:00至10:30，地点：本市。"),
        ("他说“今年的'黄鹤杯'办得好”。", "他说“今年的‘黄鹤杯’办得好”。"),
        ("2024年10月至12月(暂定)", "2024年10月至12月（暂定）"),
        ("网络安全(CTF)大赛（初赛)开始了!", "网络安全（CTF）大赛（初赛）开始了！"),
        ("活动主题为”争做小卫士“，共三天。", "活动主题为“争做小卫士”，共三天。"),
        ("主题是\"网安为民\"和\"靠民\"。", "主题是“网安为民”和“靠民”。"),
        ("他说“今年的\"黄鹤杯\"办得好”。", "他说“今年的‘黄鹤杯’办得好”。"),
        ("他说“今年的“黄鹤杯”办得好”。", "他说“今年的‘黄鹤杯’办得好”。"),
        ("防火墙、网关、审计...都要有。", "防火墙、网关、审计……都要有。"),
        ("等等。。。", "等等……"),
        ("守住底线--安全。", "守住底线——安全。"),
        ("—关于会员日的通知", "——关于会员日的通知"),
        ("一共三项，，都通过了。。", "一共三项，都通过了。"),
        ("第３届ＩＳＣ大会", "第3届ISC大会"),
        ("⼀带⼀路和⻓江、豈", "一带一路和长江、豈"),
        ("网络\u{200b}安全", "网络安全"),
        ("We had a very good year，and all of us are happy！", "We had a very good year, and all of us are happy!"),
    ] {
        assert_eq!(mend(Role::Paragraph, before), after);
        assert_eq!(mend(Role::Paragraph, after), after);
    }
    assert_eq!(mend(Role::Title, "优秀工作者 | 方浩"), "优秀工作者｜方浩");
    assert_eq!(mend(Role::Title, "优秀工作者丨方浩"), "优秀工作者｜方浩");
}

#[test]
fn what_may_be_meant_is_left_alone() {
    for text in [
        "图1 会场全景",
        "3.2 要求",
        "附件2 名单",
        "联系人：张三 027-82757716",
        "强信念 铸网盾",
        "第三百四十四条之一 违反国家规定，非法引进物种的，处罚。",
        "第二十条 （删去）",
        "（一） 经批准",
        "优 良 中 差",
        "比分3:2，时间10:30，共10,000人",
        "见 https://example.org/a?b=c,d;e 和 a@example.org。",
        "北京—上海高铁",
        "沈括（1031—1095）",
        "屏幕15.6\"，2英寸",
        "真好！！！",
        "Hello, world; that is all!",
        "WPA(WPA2)协议",
        "ISC，CTF，XCTF",
        "\u{1f468}\u{200d}\u{1f469}",
        "“这一段没有结束，下一段接着引。",
        "IOI竞赛",
        "It's 我们的, isn't it",
        "第1.2节和a.b",
        "附：1.名单 2.日程 3.报名表",
        "主持人：张三（图左） 摄影：李四",
        "协会秘书处 2024年12月",
        "前面不加 ! 就成了链接。",
        "这几个标点，、。；不要重复。",
    ] {
        let found = rules(Role::Paragraph, text);
        let found: Vec<_> =
            found.into_iter().filter(|rule| *rule != "blank-beside-latin" || !text.contains("://")).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
    assert!(rules(Role::Title, "“网”上强人 “线”上精英").is_empty());
    assert!(rules(Role::Paragraph, "优秀工作者丨方浩").is_empty(), "the bar is a matter of titles");
    assert!(rules(Role::Name, "王 芳").is_empty());
}

#[test]
fn what_only_the_author_knows_is_said_and_stays() {
    for (text, rule) in [
        ("他说“今年办得好。", "unpaired-quotes"),
        ("一共三项，。", "doubled-mark"),
        ("真好！！！！", "doubled-mark"),
        ("主题是'网安为民'的活动。", "straight-quotes"),
        ("怎么入会？  填表就行。", "blank-beside-mark"),
        ("守住底线 -- 安全。", "wrong-dash"),
        ("罚款lO万元", "letters-for-digits"),
        ("\u{e004}项目", "private-use-character"),
        ("\u{20021}先生", "rare-character"),
        ("关于加强高校网络安全工作倡议书—东湖倡议", "wrong-dash"),
        ("这一年协会共同 努力做了很多工作，大家都看见。", "blank-in-chinese"),
    ] {
        assert_eq!(rules(Role::Paragraph, text), [rule], "{text}");
        assert_eq!(mend(Role::Paragraph, text), text);
    }
    assert!(rules(Role::Paragraph, "\u{2cb2d}先生").is_empty(), "a character of the general table");
}

#[test]
fn of_a_law_only_blanks_and_encodings_are_changed() {
    let text = "第⼀条 于 2024 年, 按照\"办法\"办理。";
    let mut passage = Passage::new(Role::Paragraph);
    passage.push(text, 0);
    let found = findings(&[passage], text, TextOrigin::Law);
    let edits = compatible_edits(&found);
    assert_eq!(apply_edits(text, &edits), "第一条 于2024年, 按照\"办法\"办理。");
    assert!(found.iter().any(|finding| finding.rule.name() == "half-width-mark"));
}

#[test]
fn sentences_that_became_paragraphs_are_joined() {
    let lines = [
        "网络安全人才培养机构和有关单位要共同努力推进学科建设、",
        "企业及从业者参与其中。",
        "白日依山尽，",
        "黄河入海流。",
    ];
    let text = lines.join("\n\n");
    let mut at = 0;
    let passages: Vec<Passage> = lines
        .iter()
        .map(|line| {
            let mut passage = Passage::new(Role::Paragraph);
            passage.push(line, at);
            at += line.len() + 2;
            passage
        })
        .collect();
    let found = findings(&passages, &text, TextOrigin::Author);
    assert_eq!(apply_edits(&text, &compatible_edits(&found)), text.replace("建设、\n\n", "建设、"));
}

#[test]
fn bom_and_line_ends_stay() {
    let raw = "\u{feff}甲 a\r\n乙,丙\r丁\n";
    let read = "甲 a\n乙,丙\n丁\n";
    let blank = read.find(' ').unwrap();
    let comma = read.find(',').unwrap();
    let edit = |at: usize, to: &str| super::Edit { at: at..at + 1, to: to.to_owned() };
    assert_eq!(apply_edits(raw, &[edit(blank, ""), edit(comma, "，")]), "\u{feff}甲a\r\n乙，丙\r丁\n");
    assert_eq!(
        apply_edits(raw, &[super::Edit { at: read.find('\n').unwrap()..read.find('乙').unwrap(), to: String::new() }]),
        "\u{feff}甲 a乙,丙\r丁\n"
    );
}
