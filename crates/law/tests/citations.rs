//! Which citations are found in a text.

use huikan_law::citations::{Alias, Base, Citation, CitedVersion, Law, Locator, Scanner};

/// The citations of a text: for each the cited words, the law and the locators.
fn cites(text: &str) -> Vec<String> {
    let cited = Scanner::default().scan(text);
    cited.citations.iter().map(|citation| format!("{} {}", &text[citation.span.clone()], locators(citation))).collect()
}

fn locators(citation: &Citation) -> String {
    let law = match &citation.law {
        Law::Implied => "-".to_owned(),
        Law::This => "own".to_owned(),
        Law::That(kind) => format!("that {kind}"),
        Law::Titled(title) => title.clone(),
        Law::Bare { name, .. } => format!("={name}"),
    };
    let one = |locator: &Locator| {
        let base = match &locator.base {
            Base::Article(number, 0) => number.to_string(),
            Base::Article(number, inserted) => format!("{number}-{inserted}"),
            Base::FirstParagraphs(number, _, count) => format!("{number}<{count}"),
            Base::Implied => String::new(),
            Base::ThisArticle => "this".to_owned(),
            Base::ThisParagraph => "thisp".to_owned(),
            Base::ThisItem => "thisi".to_owned(),
            Base::ThatArticle => "that".to_owned(),
            Base::ThatParagraph => "thatp".to_owned(),
            Base::Previous => "last".to_owned(),
            Base::ArticlesBack(steps) => format!("-{steps}"),
            Base::ParagraphsBack(steps) => format!("p-{steps}"),
            Base::ItemsBack(steps) => format!("i-{steps}"),
            Base::Headings(path) => format!("{path:?}"),
        };
        let part =
            |sign: &str, number: Option<u32>| number.map_or_else(String::new, |number| format!("{sign}{number}"));
        let range = if locator.ends_range { "~" } else { "" };
        format!(
            "{range}{base}{}{}{}",
            part("p", locator.paragraph),
            part("i", locator.item),
            part("s", locator.subitem)
        )
    };
    format!("{law} {}", citation.locators.iter().map(one).collect::<Vec<_>>().join(" "))
}

#[test]
fn provisions_of_a_law_are_read_with_all_that_is_joined() {
    for (text, expected) in [
        ("违反本条例第十二条、第十六条至第二十条、第四十条第一款和第二款的", "own 12 16 ~20 40p1 p2"),
        (
            "本条例第二十八条第（一）至（四）项，第三十一条第二款，第三十四条第（一）、（二）项的",
            "own 28i1 ~i4 31p2 34i1 i2",
        ),
        ("刑法第二百八十六条之一第一款第二项、第三项", "=刑法 286-1p1i2 i3"),
        ("《数据安全法》（中华人民共和国主席令第八十四号）第四十五条", "数据安全法 45"),
        ("第 十 三 条第１款", "- 13p1"),
        ("第三条（一）项", "- 3i1"),
        ("第十条前两款", "- 10<2"),
        ("第十条至十二条", "- 10 ~12"),
        ("第十条、十二条第一款", "- 10 12p1"),
        ("第三、四条", "- 3 4"),
        ("第一百二十条之一至第一百二十条之六", "- 120-1 ~120-6"),
        ("本项第5目", "- thisis5"),
        ("前款第二项至第七项", "- p-1i2 ~i7"),
        ("前条第一款", "- -1p1"),
        ("从事前款规定的行为", "- p-1"),
        ("使用以前项手段获取的", "- i-1"),
        ("本条前款第八项", "- p-1i8"),
        ("本章第八条至第十七条", "- 8 ~17"),
        ("本法第三章第二十条", "own 20"),
        ("依照刑法总则第十二条", "=刑法 12"),
        ("本办法附则第三条", "- 3"),
        ("本法总则第四章第八节", "own [General, Numbered(Chapter, 4), Numbered(Section, 8)]"),
        ("该条例第三条", "that 条例 3"),
        ("《条例》的第三条", "条例 3"),
        ("本会依照该款规定处罚", "- thatp"),
        ("该条第一款", "- thatp1"),
        ("第三条第（一）（三）项", "- 3i1 i3"),
        ("第三条第（一）、（三）（四）项", "- 3i1 i3 i4"),
        ("刑法第二百八十七条之一和之二第一款", "=刑法 287-1 287-2p1"),
        ("第十二条之一至之三", "- 12-1 ~12-3"),
        ("《示例法》（2016年11月7日第十二届委员会第二十四次会议通过）第九条", "示例法 9"),
        ("《示例法（2016年修正）》第九条", "示例法 9"),
    ] {
        let found = cites(text);
        assert!(found.len() == 1 && found[0].ends_with(&format!(" {expected}")), "{text}: {found:?}, not {expected}");
    }
}

#[test]
fn what_is_no_citation_is_left_alone() {
    for text in [
        "允许的资本项目下的结算业务",
        "依照各该条的规定从重处罚。",
        "“有前款行为，同时又违反本法第十四条规定的，一并处理。”",
        "可以本法院的名义出具证明。",
        "对前三项指标分别评分。",
        "本章程、本节目、本条件、第一条件、第三项目",
        "该公约第五条第一款（甲）项",
        "合同附件一第三条",
        "上述第三项",
        "合同编第三章",
        "\u{fffc}第三条",
        "此前款已付，目前项目停工",
        "本条例六十条第四款",
        "公司《关于修改〈章程〉的决定》第三条",
        "第一、我们要学习",
        "依照其第三条",
        "违反有关规定第三条",
        "第一编辑部",
    ] {
        assert_eq!(cites(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn names_without_marks_begin_after_the_verb() {
    for (text, name) in [
        ("应当认定为刑法第二百八十六条", "刑法"),
        ("地位的香港特别行政区基本法第一条", "香港特别行政区基本法"),
        ("按照某某市养犬管理条例第三条", "某某市养犬管理条例"),
        ("违反条例第三条", "条例"),
        ("依据中华人民共和国合同法第三条", "中华人民共和国合同法"),
    ] {
        let cited = Scanner::default().scan(text);
        let Law::Bare { name: found, .. } = &cited.citations[0].law else { panic!("{text}: {cited:?}") };
        assert_eq!(found, name);
        assert!(text[cited.citations[0].span.clone()].starts_with(name));
    }
}

#[test]
fn an_alias_is_noted() {
    let text = "根据《网络数据安全管理条例》（国务院令第790号，以下简称《条例》），";
    let cited = Scanner::default().scan(text);
    assert_eq!(cited.aliases, [Alias { name: "条例".into(), title: "网络数据安全管理条例".into() }]);
    assert_eq!(cited.citations[0].number.as_deref(), Some("国务院令第790号"));
}

#[test]
fn a_name_does_not_reach_into_the_citation_before_it() {
    assert_eq!(cites("第二十条规定第八条"), ["第二十条 - 20"]);
    assert_eq!(cites("第二十条规定的刑法第八条"), ["第二十条 - 20", "刑法第八条 =刑法 8"]);
    assert_eq!(cites("第二条旅游条例第八条"), ["第二条 - 2", "旅游条例第八条 =旅游条例 8"]);
}

#[test]
fn a_citation_may_say_which_version_it_means() {
    let year = |year| Some(CitedVersion::Year(year));
    for (text, version) in [
        ("《示例法》（2018年修正）第九条", year(2018)),
        ("《示例法》（2016）第九条", year(2016)),
        ("《示例法》（1998年发布，2016年修订）第九条", year(2016)),
        ("《示例法（2016年）》第九条", year(2016)),
        ("2016年《示例法》第九条", year(2016)),
        ("根据2019年修订的《示例法》第九条", year(2019)),
        ("1979年刑法第三条", year(1979)),
        ("原《示例法》第九条", Some(CitedVersion::Former)),
        ("依照旧刑法第三条", Some(CitedVersion::Former)),
        ("修订前的《示例法》第九条", Some(CitedVersion::Former)),
        ("新《示例法》第九条", None),
        ("太原《示例条例》第九条", None),
        ("《示例规范》（GB/T 35273—2020）", None),
        ("《示例办法》（2016年令第3号）第九条", None),
    ] {
        let cited = Scanner::default().scan(text);
        assert_eq!(cited.citations[0].version, version, "{text}: {cited:?}");
    }
}

#[test]
fn a_list_may_change_its_law() {
    let text = "实施刑法第一百八十二条第一款第一项及本解释第一条第六项，按《土地管理法》第二十一条、《实施条例》第八条";
    let laws: Vec<String> = cites(text).iter().map(|cite| cite.rsplit(' ').nth(1).unwrap().to_owned()).collect();
    assert_eq!(laws, ["=刑法", "own", "土地管理法", "实施条例"]);
}

#[test]
fn an_amendment_is_quoted_over_several_blocks() {
    let mut scanner = Scanner::default();
    assert!(scanner.scan("一、将第三条修改为：“有前款行为的，").citations.len() == 1);
    assert!(scanner.scan("“依照本法第三条处罚。”").citations.is_empty());
    assert!(scanner.scan("依照本法第三条处罚。").citations.len() == 1);
}
