//! Raw HTML in a text, whatever it is: only allowed elements and attributes are written, and every element is closed.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use crate::markdown::html;

/// Pieces of raw HTML, and of the Markdown around it.
const PIECES: &[&str] = &[
    "<a href=\"b.md\">",
    "</a>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<em>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div id=\"x\" class=\"y\" onclick=\"z()\">",
    "<table>",
    "</table>",
    "<tr>",
    "<td colspan=2>",
    "</td>",
    "<caption>",
    "<ul>",
    "<li>",
    "</li>",
    "<details open>",
    "<summary>",
    "<h2>",
    "</h3>",
    "<br>",
    "</br>",
    "<hr/>",
    "<img src=\"a.png\" alt='\"'>",
    "<img src=x onerror=alert(1)>",
    "<script>",
    "alert(1)</script>",
    "<style>",
    "</style>",
    "<svg><a xlink:href=\"javascript:x\">",
    "</svg>",
    "<math><mtext></math>",
    "<iframe src=\"https://a.example/\">",
    "<noscript>",
    "<textarea>",
    "<template>",
    "<select><option>",
    "<form action=\"/x\">",
    "<title>",
    "</title>",
    "<pre>\n\n",
    "</pre>",
    "<!-- ",
    " -->",
    "<![CDATA[",
    "<a title=\"</p><script>\">",
    "<p title='&quot;><img src=x onerror=y>'>",
    "&lt;script&gt;",
    "&#60;b>",
    "甲",
    "字 ",
    "**",
    "_",
    "\n",
    "\n\n",
    "\n\n    ",
    "\n\n- ",
    "\n\n1. ",
    "\n\n> ",
    "\n\n## ",
    "\n\n| a | b |\n|---|---|\n| c | d |\n\n",
    "[乙](c.md)",
    "![图](d.png \"注\")",
    "[^1]",
    "\n\n[^1]: 注 <b>\n\n",
    "`<b>`",
    "$x<y$",
    "\n\n:::callout title=\"<b>\"\n\n",
    "\n\n:::\n\n",
    "第一条 ",
    "\n\n第二条 丙：\n\n（一）",
];

/// Elements that the program writes, by itself or for raw HTML.
const ELEMENTS: &str = " a abbr address b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em \
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong \
    sub summary sup table tbody td tfoot th thead time tr u ul var wbr math mi mn mo mrow mtext ";
/// Their attributes.
const ATTRIBUTES: &str = " alt aria-label checked class colspan datetime decoding dir disabled display href id lang loading open \
    rel reversed role rowspan scope span src start tabindex title type value ";
/// Elements without an end.
const VOID: &str = " br col hr img input wbr ";

/// The tags of some HTML.
#[derive(Default)]
struct Tags(RefCell<Vec<Tag>>);

impl TokenSink for Tags {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => self.0.borrow_mut().push(tag),
            Token::CharacterTokens(_) | Token::EOFToken => {}
            other => panic!("{other:?}"),
        }
        TokenSinkResult::Continue
    }
}

fn tags(html: &str) -> Vec<Tag> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Tags::default(), html5ever::tokenizer::TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

#[test]
fn only_what_is_allowed_is_written_and_every_element_is_closed() {
    let among = |list: &str, name: &str| list.contains(&format!(" {name} "));
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |end: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % end
    };
    for round in 0..3_000 {
        let markdown: String = (0..3 + round % 40).map(|_| PIECES[below(PIECES.len())]).collect();
        let html = html(&markdown, round % 4 == 0);
        let mut open: Vec<String> = Vec::new();
        for tag in tags(&html) {
            let name = tag.name.to_string();
            assert!(among(ELEMENTS, &name), "<{name}>\n{markdown}\n\n{html}");
            for attribute in &tag.attrs {
                let name: &str = &attribute.name.local;
                assert!(among(ATTRIBUTES, name), "{name}\n{markdown}\n\n{html}");
            }
            match tag.kind {
                TagKind::StartTag if among(VOID, &name) => {}
                TagKind::StartTag => open.push(name),
                TagKind::EndTag => assert_eq!(open.pop(), Some(name), "{markdown}\n\n{html}"),
            }
        }
        assert!(open.is_empty(), "{open:?}\n{markdown}\n\n{html}");
    }
}
