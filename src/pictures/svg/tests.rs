use super::{Limit, Refusal, read};

fn whole(inside: &str) -> String {
    let namespaces = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    format!("<svg {namespaces} viewBox=\"0 0 9 9\">{inside}</svg>")
}

fn written(inside: &str) -> Result<String, Refusal> {
    let drawing = read(whole(inside).as_bytes())?;
    let text = String::from_utf8(drawing.bytes).unwrap();
    assert_eq!(read(text.as_bytes()).unwrap().bytes, text.as_bytes(), "what is written is written again");
    let (_, inside) = text.trim_end().split_once("viewBox=\"0 0 9 9\"").unwrap();
    Ok(inside.strip_prefix('>').map_or("", |inside| inside.strip_suffix("</svg>").unwrap()).to_owned())
}

fn active(what: &str) -> Result<String, Refusal> {
    Err(Refusal::Active(what.to_owned()))
}

#[test]
fn what_draws_stays_as_it_is() {
    for inside in [
        "<defs><linearGradient id=\"a\" x1=\"0\" gradientTransform=\"rotate(45)\"><stop offset=\"0\" stop-color=\"#f00\"/></linearGradient></defs>",
        "<clipPath id=\"c\"><path d=\"M0 0h9v9z\"/></clipPath><g clip-path=\"url(&quot;#c&quot;)\"><use xlink:href=\"#c\"/></g>",
        "<filter id=\"f\"><feGaussianBlur stdDeviation=\"2\"/><feMerge><feMergeNode in=\"SourceGraphic\"/></feMerge></filter>",
        "<text x=\"1\" xml:space=\"preserve\" style=\"font-size:12px;fill:#000\"> 甲 <tspan dy=\"1em\">&lt;乙&gt; &amp;</tspan></text>",
        "<style>.a{fill:red;stroke:rgb(1,2,3)}@media(max-width:5px){.b:nth-child(2n+1)&gt;g{opacity:.5}}</style>",
        "<title>标题</title><desc>说明</desc><rect class=\"a b\" width=\"9\" height=\"9\" rx=\"1\" aria-label=\"a&#10;b\"/>",
        "<mask id=\"m\"><image width=\"1\" height=\"1\" href=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==\"/></mask>",
        "<pattern id=\"p\" patternUnits=\"userSpaceOnUse\"><circle r=\"1\"/></pattern><marker id=\"k\" orient=\"auto\"><line x2=\"1\"/></marker>",
    ] {
        assert_eq!(written(inside).as_deref(), Ok(inside));
    }
}

#[test]
fn what_runs_or_reaches_elsewhere_is_refused() {
    for (inside, what) in [
        ("<script>1</script>", "<script>"),
        ("<g onclick=\"x()\"/>", "onclick=\"…\""),
        ("<g ONLOAD=\"x()\"/>", "ONLOAD=\"…\""),
        ("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>", "<foreignObject>"),
        ("<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>", "<p>"),
        ("<animate attributeName=\"href\" to=\"x\"/>", "<animate>"),
        ("<a xlink:href=\"#\"><set attributeName=\"href\" to=\"javascript:x()\"/></a>", "<set>"),
        ("<use href=\"other.svg#a\"/>", "href=\"…\""),
        ("<use xlink:href=\"data:image/svg+xml,x#a\"/>", "href=\"…\""),
        ("<image href=\"http://a.example/x.png\"/>", "href=\"…\""),
        ("<image href=\" &#9;java&#10;script:x()\"/>", "href=\"…\""),
        ("<image href=\"data:text/html,x\"/>", "href=\"…\""),
        ("<use href=\"data:image/png;base64,AAAA\"/>", "href=\"…\""),
        ("<style>@import url(x.css);</style>", "<style>"),
        ("<style>@imp<!-- -->ort \"x.css\";</style>", "<style>"),
        ("<style>@\\69mport \"x.css\";</style>", "<style>"),
        ("<style><![CDATA[@import 'x.css';]]></style>", "<style>"),
        ("<style>@im/**/port 'x'; a{b:u\\72l(//a.example/)}</style>", "<style>"),
        ("<style>@font-face{src:url(x.woff)}</style>", "<style>"),
        ("<style>@namespace \"http://a.example/\";</style>", "<style>"),
        ("<style>a{background:image-set(\"x.png\" 1x)}</style>", "<style>"),
        ("<style>a{background:IMAGE('x.png')}</style>", "<style>"),
        ("<style>a{--x:src(\"x\")}</style>", "<style>"),
        ("<style>a{fill:url( 'x.svg#a' )}</style>", "<style>"),
        ("<style>a{fill:url(&quot;//a.example/\\&quot;)}</style>", "<style>"),
        ("<style>a{fill:url(\"#a\" \"//a.example\")} b{c:url(x</style>", "<style>"),
        ("<rect style=\"fill:url(x)\"/>", "style=\"…\""),
        ("<rect fill=\"url(&apos;x#a&apos;)\"/>", "fill=\"…\""),
        ("<rect cursor=\"url(x),auto\"/>", "cursor=\"…\""),
        ("<rect fill=\"u&#x72;l(x)\"/>", "fill=\"…\""),
    ] {
        assert_eq!(written(inside), active(what), "{inside}");
    }
    let instruction = format!("<?xml-stylesheet href=\"x.css\"?>{}", whole(""));
    assert_eq!(read(instruction.as_bytes()).unwrap_err(), Refusal::Active("<?xml-stylesheet?>".to_owned()));
}

#[test]
fn what_is_not_drawn_is_left_out() {
    for (inside, left) in [
        ("<!-- c --><metadata><a/></metadata><?pi x?>文字", ""),
        (
            "<rect inkscape:label=\"x\" xmlns:inkscape=\"i\" data-x=\"y\" content=\"z\" tabindex=\"1\" width=\"1\"/>",
            "<rect width=\"1\"/>",
        ),
        ("<i:pgf xmlns:i=\"http://ns.adobe.com/\"><script>x</script></i:pgf><g xmlns=\"\"><script/></g>", ""),
        ("<flowRoot><flowPara>x</flowPara></flowRoot><font/>", ""),
        ("<a xlink:href=\"https://a.example/\"><rect width=\"1\"/></a>", "<g><rect width=\"1\"/></g>"),
        ("<text>甲<a href=\"javascript:x()\">乙</a></text>", "<text>甲<tspan>乙</tspan></text>"),
        (
            "<style type=\"text/xsl\">@import 'x';</style><style type=\"text/css\" id=\"s\">a{b:c/*d*/}</style>",
            "<style>a{b:c/**/}</style>",
        ),
        (
            "<switch><foreignObject requiredExtensions=\"http://ns.adobe.com/x\"><x/></foreignObject><g/></switch>",
            "<switch><g/></switch>",
        ),
        ("<style>a{fill:u\\72l(#g);b:\\66 oo}</style>", "<style>a{fill:url(&quot;#g&quot;);b:foo}</style>"),
        (
            "<image href=\"data:image/gif,GIF89a%01%00%01%00%80%00%00%00%00%00%ff%ff%ff,%00%00%00%00%01%00%01%00%00%02%01L%00;\"/>",
            "<image href=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==\"/>",
        ),
    ] {
        assert_eq!(written(inside).as_deref(), Ok(left), "{inside}");
    }
}

#[test]
fn labels_that_are_html_become_the_plain_text_beside_them() {
    let label = "<foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\">甲</div></foreignObject>";
    let inside = format!("<switch>{label}<text>甲</text></switch>");
    let drawing = read(whole(&inside).as_bytes()).unwrap();
    assert!(drawing.has_plain_labels);
    assert!(String::from_utf8(drawing.bytes).unwrap().contains("<switch><text>甲</text></switch>"));
    let alone = format!("<switch>{label}<i xmlns=\"x\"/></switch>");
    assert_eq!(read(whole(&alone).as_bytes()).unwrap_err(), Refusal::Active("<foreignObject>".to_owned()));
}

#[test]
fn a_doctype_is_left_out_unless_it_declares_something() {
    let plain =
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">";
    assert_eq!(read(format!("<?xml version=\"1.0\"?>\n{plain}\n{}", whole("")).as_bytes()).unwrap().bytes, {
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>\n"
    });
    for declared in [
        "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"x()\">]>",
        "<!DOCTYPE svg [<!ENTITY x \"y\">]>",
        "<!DOCTYPE svg SYSTEM 'x' []>",
        "<!DOCTYPE svg [<!ENTITY % x SYSTEM \"http://a.example/\">%x;]>",
        "<!DOCTYPE svg [<!-- ]> --><!ENTITY x \"y\">]>",
    ] {
        assert_eq!(
            read(format!("{declared}{}", whole("&x;")).as_bytes()).unwrap_err(),
            Refusal::Declarations,
            "{declared}"
        );
    }
}

#[test]
fn what_takes_long_is_refused_at_once() {
    let beyond = |text: String, limit| {
        let begun = std::time::Instant::now();
        assert_eq!(read(text.as_bytes()).unwrap_err(), Refusal::Beyond(limit));
        assert!(begun.elapsed().as_secs() < 10, "{limit:?}: a watchdog, no measure");
    };
    let nested: String = (0..3_000).map(|at| format!("<g xmlns:n{at}=\"u{at}\">")).collect();
    beyond(whole(&nested), Limit::Namespaces);
    let many: String = (0..100_000).map(|at| format!(" a{at}=\"\"")).collect();
    beyond(whole(&format!("<g{many}/>")), Limit::Attributes);
    beyond(whole(&"<g>".repeat(100_000)), Limit::Depth);
    beyond(whole(&"<g/>".repeat(300_000)), Limit::Elements);
    beyond(whole(&" ".repeat(17 << 20)), Limit::Bytes);
    let doubled: String =
        (1..40).map(|at| format!("<g id=\"a{at}\"><use href=\"#a{0}\"/><use href=\"#a{0}\"/></g>", at - 1)).collect();
    beyond(whole(&format!("<g id=\"a0\"/>{doubled}")), Limit::Repeated);
    let chain: String = (1..100_000).map(|at| format!("<use id=\"a{at}\" href=\"#a{}\"/>", at + 1)).collect();
    beyond(whole(&chain), Limit::Repeated);
    assert!(written("<g id=\"a\"><use href=\"#a\"/></g>").is_ok(), "a browser does not draw this again");
}

#[test]
fn what_is_no_drawing_is_told_where() {
    assert_eq!(read(b"\xff<svg/>").unwrap_err(), Refusal::NotUtf8);
    assert_eq!(read(b"<html/>").unwrap_err(), Refusal::NotSvg);
    assert_eq!(read(b"<svg><g></svg>").unwrap_err(), Refusal::NotXml(8));
    for text in
        ["", "x", "<svg>&x;</svg>", "<svg a=b/>", "<svg a='1' a='2'/>", "<svg/><svg/>", "<svg>\u{1}</svg>", "<x:svg/>"]
    {
        assert!(matches!(read(text.as_bytes()), Err(Refusal::NotXml(_))), "{text:?}");
    }
    assert_eq!(written("<image href=\"data:image/png;base64,AAAA\"/>"), Err(Refusal::Embedded));
}
