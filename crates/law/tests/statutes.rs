//! The structure of texts, with the variants that occur in practice. The texts are invented.

use huikan_law::statute::{AnomalyKind, Level, Number, Role, Statute};

/// The anchors of all provisions that have one, in order.
fn ids(text: &str) -> String {
    let statute = Statute::parse(text);
    statute.provisions.iter().map(|provision| provision.id.as_str()).collect::<Vec<_>>().join(" ")
}

fn anomalies(text: &str) -> Vec<AnomalyKind> {
    Statute::parse(text).anomalies.into_iter().map(|anomaly| anomaly.kind).collect()
}

#[test]
fn paragraphs_items_and_subitems() {
    let text = "第一条 有下列情形的：\n（一）甲：\n1．子；\n2．丑。\n（二）乙。\n另起一款。\n第二条 完。";
    assert_eq!(
        ids(text),
        "art-1 art-1-p1 art-1-p1-i1 art-1-p1-i1-s1 art-1-p1-i1-s2 art-1-p1-i2 art-1-p2 art-2 art-2-p1"
    );
    assert_eq!(anomalies(text), []);
}

#[test]
fn items_may_begin_right_behind_the_article() {
    let text = "第一条 （一）甲；\n（二）乙。\n第二条 （一）丙。";
    assert_eq!(ids(text), "art-1 art-1-p1 art-1-p1-i1 art-1-p1-i2 art-2 art-2-p1");
    assert_eq!(anomalies(text), [AnomalyKind::MissingLeadIn]);
}

#[test]
fn a_paragraph_between_items_belongs_to_the_item() {
    let text = "第一条 有下列情形的：\n（一）甲；\n甲的说明。\n（二）乙：\n1.子。\n子的说明。\n2.丑。\n乙的说明。\n（三）丙。\n第二款：\n（一）丁。";
    let statute = Statute::parse(text);
    let owner = |words: &str| {
        let line = statute.lines.iter().find(|line| line.text == words).unwrap();
        (statute.provisions[line.provision.unwrap()].id.as_str(), line.role)
    };
    assert_eq!(owner("甲的说明。"), ("art-1-p1-i1", Role::Continue));
    assert_eq!(owner("子的说明。"), ("art-1-p1-i2-s1", Role::Continue));
    assert_eq!(owner("乙的说明。"), ("art-1-p1-i2", Role::Continue));
    assert_eq!(owner("第二款："), ("art-1-p2", Role::Begin));
    assert_eq!(owner("丁。"), ("art-1-p2-i1", Role::Begin));
}

#[test]
fn blanks_and_signs_vary() {
    let text = "第 一 章　总 则\n第一条　甲。\n第 二 条\u{2003}乙：\n(一)丙；\n（二)丁。\n第三条戊：\n㈠己；\n㈡庚。\n笫四条 辛。";
    assert_eq!(
        ids(text),
        "ch-1 art-1 art-1-p1 art-2 art-2-p1 art-2-p1-i1 art-2-p1-i2 art-3 art-3-p1 art-3-p1-i1 art-3-p1-i2 art-4 \
         art-4-p1"
    );
    assert_eq!(Statute::parse(text).provisions[0].title, "总则");
    assert_eq!(anomalies(text), [AnomalyKind::MisspelledOrdinal]);
}

#[test]
fn large_and_inserted_numbers() {
    let text = "第一千零四条 甲。\n第一千〇五条 乙。\n第一千零五条之一 丙。\n第一千零五条之二 丁。\n第一千零六条 戊。";
    let statute = Statute::parse(text);
    assert_eq!(
        ids(text),
        "art-1004 art-1004-p1 art-1005 art-1005-p1 art-1005-1 art-1005-1-p1 art-1005-2 art-1005-2-p1 art-1006 art-1006-p1"
    );
    let article = |base, inserted| statute.article(Number { base, inserted }).unwrap();
    let range = statute.range(article(1005, 0), article(1006, 0));
    assert_eq!(range.len(), 4, "inserted articles stand inside a range");
    assert_eq!(statute.preceding(article(1006, 0), 1), Some(article(1005, 2)));
    assert_eq!(statute.following(article(1004, 0)), Some(article(1005, 0)));
    assert_eq!(statute.counts().articles_inserted, 2);
    let gap = AnomalyKind::Gap { level: Level::Article, before: None, number: Number::new(1004) };
    assert_eq!(statute.anomalies.into_iter().map(|anomaly| anomaly.kind).collect::<Vec<_>>(), [gap]);
}

#[test]
fn chapters_begin_anew_in_every_part() {
    let text = "第一编 总则\n第一章 甲\n第一条 甲。\n第二编 分则\n第一分编 通则\n第一章 乙\n第一节 丙\n第二条 乙。\n附则\n第三条 丙。";
    assert_eq!(
        ids(text),
        "part-1 part-1-ch-1 art-1 art-1-p1 part-2 part-2-subpart-1 part-2-subpart-1-ch-1 part-2-subpart-1-ch-1-sec-1 \
         art-2 art-2-p1 supplementary art-3 art-3-p1"
    );
    assert_eq!(anomalies(text), []);
    let statute = Statute::parse(text);
    assert_eq!(statute.divisions(None, Level::Chapter, 1).len(), 2);
    let path = statute.division_numbers(statute.by_id("art-2").unwrap());
    assert_eq!(path, [Some(Number::new(2)), Some(Number::new(1)), Some(Number::new(1)), Some(Number::new(1))]);
}

#[test]
fn a_lost_heading_is_reported_and_a_part_of_a_code_is_not() {
    let gap = |level, number| AnomalyKind::Gap { level, before: None, number: Number::new(number) };
    assert_eq!(anomalies("第二章 甲\n第一条 乙。"), [gap(Level::Chapter, 2)]);
    assert_eq!(anomalies("第二编 物权\n第一章 甲\n第二百零五条 乙。\n第二百零六条 乙。"), []);
}

#[test]
fn a_deleted_article_stays() {
    let text = "第一条 甲。\n第二条 （删去）\n第三条 乙。";
    let statute = Statute::parse(text);
    assert!(statute.provisions[statute.by_id("art-2").unwrap()].deleted);
    assert_eq!(anomalies(text), []);
}

#[test]
fn articles_inside_paragraphs_are_found() {
    let text = "第一条 甲依照第三条办理。第二条 乙。\n第三条 丙。";
    assert_eq!(ids(text), "art-1 art-1-p1 art-2 art-2-p1 art-3 art-3-p1");
    assert_eq!(anomalies(text), [AnomalyKind::ArticleInsideParagraph { number: Number::new(2) }]);
    let whole = "第一章 总则 第一条 甲。 第二条 有下列情形的：（一）乙；（二）丙。第二章 附则 第三条 丁。";
    assert_eq!(ids(whole), "ch-1 art-1 art-1-p1 art-2 art-2-p1 art-2-p1-i1 art-2-p1-i2 ch-2 art-3 art-3-p1");
}

#[test]
fn citations_begin_no_article() {
    let text = "第一条 甲。\n第二条规定的措施，由乙执行。\n第三条、第四条不适用于丙。\n第二条 丁。\n第一条第二款所称乙，是指丙。\n第三章规定的程序，适用于戊。";
    assert_eq!(ids(text), "art-1 art-1-p1 art-1-p2 art-1-p3 art-2 art-2-p1 art-2-p2 art-2-p3");
}

#[test]
fn a_broken_sentence_is_mended_where_that_is_certain() {
    let certain = "第一条 甲应当，\n依照规定办理。\n第二条 乙。";
    assert_eq!(ids(certain), "art-1 art-1-p1 art-2 art-2-p1");
    assert_eq!(anomalies(certain), [AnomalyKind::BrokenSentence { joined: true }]);
    let doubtful = "第一条 甲应当\n依照规定办理。\n第二条 乙。";
    assert_eq!(ids(doubtful), "art-1 art-1-p1 art-1-p2 art-2 art-2-p1");
    assert_eq!(anomalies(doubtful), [AnomalyKind::BrokenSentence { joined: false }]);
}

#[test]
fn texts_without_articles_have_points() {
    let text = "为了甲，决定如下：\n一、乙：\n（一）丙；\n（二）丁。\n二、戊。";
    assert_eq!(ids(text), "preamble preamble-p1 point-1 point-1-p1 point-1-p1-i1 point-1-p1-i2 point-2 point-2-p1");
    assert_eq!(ids("1. 甲。\n2. 乙。"), "point-1 point-1-p1 point-2 point-2-p1");
}

#[test]
fn the_new_text_of_an_amendment_is_quoted() {
    let text = "一、将第三条修改为：“第三条 甲。\n第四条 乙：\n（一）丙。”\n二、删去第五条。";
    assert_eq!(ids(text), "point-1 point-1-p1 point-2 point-2-p1");
    assert_eq!(Statute::parse(text).lines[1].role, Role::Continue);
}

#[test]
fn preambles_and_annexes_stand_outside() {
    let text =
        "序　言\n甲。\n乙。\n第一章 总纲\n第一条 丙。\n附件一\n会费标准\n第一条 丁。\n附件二：表格\n说明。\n1. 戊。";
    assert_eq!(
        ids(text),
        "preamble preamble-p1 preamble-p2 ch-1 art-1 art-1-p1 annex-1 annex-1-art-1 annex-1-art-1-p1 annex-2 annex-2-p1 \
         annex-2-p1-i1"
    );
    let statute = Statute::parse(text);
    assert_eq!(statute.counts().articles, 1);
    assert_eq!(statute.provisions[statute.by_id("annex-1").unwrap()].title, "会费标准");
    assert_eq!(statute.article(Number::new(1)), statute.by_id("art-1"));
}

#[test]
fn contents_notes_and_signatures_are_no_provisions() {
    let text = "目　录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲：\n（一）乙。\n第二章 附则\n第二条 丙。\n① 丁。\n注：戊。\n己市人民政府\n2024年1月1日";
    assert_eq!(ids(text), "ch-1 art-1 art-1-p1 art-1-p1-i1 ch-2 art-2 art-2-p1");
    assert_eq!(anomalies(text), []);
}

#[test]
fn a_table_of_contents_may_have_lost_its_name() {
    let text = "第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。";
    assert_eq!(ids(text), "ch-1 art-1 art-1-p1 ch-2 art-2 art-2-p1");
    assert_eq!(anomalies(text), []);
}

#[test]
fn numbers_of_pages_are_no_paragraphs() {
    for number in ["— 3 —", "-3-", "３", "第 3 页"] {
        let text = format!("第一条 甲。\n{number}\n乙。\n第二条 丙。");
        assert_eq!(ids(&text), "art-1 art-1-p1 art-1-p2 art-2 art-2-p1", "{number}");
    }
    assert_eq!(ids("第一条 甲。\n3万元。"), "art-1 art-1-p1 art-1-p2");
}

#[test]
fn an_article_whose_blank_is_lost_may_begin_with_words_that_go_on() {
    let text = "第一条、甲应当乙。\n第二条中国公民丙。\n第三条与丁有关的戊。\n前条规定的己。\n第四条规定庚。";
    assert_eq!(ids(text), "art-1 art-1-p1 art-2 art-2-p1 art-3 art-3-p1 art-3-p2 art-4 art-4-p1");
    let spoken_of = "第一条 甲。\n第二条规定的乙。\n第二条 丙。";
    assert_eq!(ids(spoken_of), "art-1 art-1-p1 art-1-p2 art-2 art-2-p1");
}

#[test]
fn an_order_between_the_articles_is_reported() {
    let text = "第一条 甲。\n第790号\n2024年9月24日\n第二条 乙。";
    assert_eq!(ids(text), "art-1 art-1-p1 art-2 art-2-p1");
    assert_eq!(anomalies(text), [AnomalyKind::OrderBetweenArticles, AnomalyKind::OrderBetweenArticles]);
}

#[test]
fn numbers_are_held_against_each_other() {
    let article = |number| (Level::Article, Number::new(number));
    let out_of_order = |(level, before), number| AnomalyKind::OutOfOrder { level, before, number: Number::new(number) };
    assert_eq!(anomalies("第一条 甲。\n第三条 乙。\n第二条 丙。").len(), 2);
    assert_eq!(anomalies("第一条 甲。\n第二条 乙。\n第一条 丙。"), [out_of_order(article(2), 1)]);
    assert_eq!(ids("第一条 甲。\n第一条 乙。"), "art-1 art-1-p1 art-1-again art-1-again-p1");
    let first = AnomalyKind::Gap { level: Level::Item, before: None, number: Number::new(2) };
    assert_eq!(anomalies("第一条 甲：\n（二）乙。"), [first]);
    assert_eq!(anomalies("第一条 甲。\n（一）乙。"), [AnomalyKind::MissingLeadIn]);
}

#[test]
fn characters_of_pdf_texts_are_reported() {
    assert_eq!(anomalies("第一条 自二OO七年起。\n第二条 依照第二O条。").len(), 2);
    let text = "第⼀条 甲。\n\u{200b}\n第二条 处lO万元罚款。\n第三条 \u{e004}乙。";
    assert_eq!(ids(text), "art-1 art-1-p1 art-2 art-2-p1 art-3 art-3-p1");
    let found = [
        AnomalyKind::Radical('⼀'),
        AnomalyKind::EmptyParagraph,
        AnomalyKind::LettersForDigits,
        AnomalyKind::PrivateUse('\u{e004}'),
    ];
    assert_eq!(anomalies(text), found);
}

#[test]
fn every_way_to_write_a_number_is_read() {
    for (text, expected) in [
        ("第一百二十八 条 甲。\n第一百 二十九条 乙。", "art-128 art-128-p1 art-129 art-129-p1"),
        (
            "第一百○二条 甲。\n第一百〇三条 乙。\n第一百零四条 丙。",
            "art-102 art-102-p1 art-103 art-103-p1 art-104 art-104-p1",
        ),
        ("第１条 甲。\n第2条 乙。", "art-1 art-1-p1 art-2 art-2-p1"),
        ("第一条\u{a0}甲。\n第二条\t乙。", "art-1 art-1-p1 art-2 art-2-p1"),
        ("第\u{200b}一条 甲。\n第二\u{200b}条 乙。", "art-1 art-1-p1 art-2 art-2-p1"),
        ("第一章总则\n第一条甲。\n附　则\n第二条乙。", "ch-1 art-1 art-1-p1 supplementary art-2 art-2-p1"),
        ("第一条【目的】甲。\n第二条（依据）乙。", "art-1 art-1-p1 art-2 art-2-p1"),
        ("第一条 甲。\r\n\r\n第二条 乙。\r\n", "art-1 art-1-p1 art-2 art-2-p1"),
        ("前　言\n甲。\n第一条 乙。", "preamble preamble-p1 art-1 art-1-p1"),
    ] {
        assert_eq!(ids(text), expected, "{text}");
    }
}

#[test]
fn every_sign_of_a_subitem_is_read() {
    let expected = "art-1 art-1-p1 art-1-p1-i1 art-1-p1-i1-s1 art-1-p1-i1-s2 art-1-p1-i2";
    for [one, two] in
        [["1.", "2."], ["1．", "2．"], ["1、", "2、"], ["１．", "２．"], ["①", "②"], ["（1）", "（2）"], ["(1)", "(2)"]]
    {
        let text = format!("第一条 有下列情形的：\n（一）甲：\n{one}子；\n{two}丑。\n（二）乙。");
        assert_eq!(ids(&text), expected, "{one}");
    }
}

#[test]
fn every_way_to_delete_an_article_is_read() {
    for words in ["（删去）", "（删除）", "（已删除）", "删去", "【删除】", "（废止）"] {
        let statute = Statute::parse(&format!("第一条 甲。\n第二条 {words}\n第三条 乙。"));
        assert!(statute.provisions[statute.by_id("art-2").unwrap()].deleted, "{words}");
        assert_eq!(statute.anomalies, [], "{words}");
    }
}

#[test]
fn what_stands_around_the_articles_is_none_of_them() {
    let end = "第一条 甲。\n第二条 本办法自公布之日起施行。";
    let expected = "art-1 art-1-p1 art-2 art-2-p1";
    for (before, behind) in [
        (
            "国务院令\n第790号\n《某条例》已经通过，现予公布，自2025年1月1日起施行。\n总理　某某\n2024年9月24日\n某条例\n（2024年9月24日公布）\n",
            "",
        ),
        ("", "\n某某部\n二〇二四年一月一日"),
        ("", "\n某某市人民政府办公室　2024年1月1日印发"),
        ("", "\n注：甲见乙。"),
        ("", "\n注：1.甲见乙。\n2.丙见丁。"),
    ] {
        let statute = Statute::parse(&format!("{before}{end}{behind}"));
        let articles: Vec<&str> =
            statute.provisions.iter().map(|one| one.id.as_str()).filter(|id| id.starts_with("art")).collect();
        assert_eq!(articles.join(" "), expected, "{before}{behind}");
    }
}

#[test]
fn annexes_are_headed_in_several_ways() {
    for (heading, expected) in [
        ("附件", "annex-1"),
        ("附件1", "annex-1"),
        ("附件 1：", "annex-1"),
        ("附件一　收费标准", "annex-1"),
        ("附表", "annex-1"),
        ("附录", "annex-1"),
        ("附：", "annex-1"),
    ] {
        let text = format!("第一条 甲。\n{heading}\n乙。");
        assert_eq!(ids(&text), format!("art-1 art-1-p1 {expected} {expected}-p1"), "{heading}");
    }
}

#[test]
fn hostile_texts_take_time_in_proportion() {
    for unit in ["第", "第一条", "（一）", "一、", "第一章", "。第一条 ", "“", "附件", "\u{200b}", "1.", "第 "]
    {
        for text in [unit.repeat(20_000), format!("{unit}\n").repeat(20_000)] {
            let statute = Statute::parse(&text);
            for line in &statute.lines {
                assert!(text.is_char_boundary(line.span.start) && text.is_char_boundary(line.span.end));
            }
        }
    }
}
