//! `huikan import wechat`: pages as browsers save them, and copies in Markdown.

use std::io::{Read, Write};
use std::net::TcpListener;

use super::{exists, import, said, site, source};
use crate::builds::stderr;
use crate::seeds::seed;

/// A page as a browser saves it: nested boxes, hidden parts, a player, what the account and the reader add.
const PAGE: &str = r#"<!DOCTYPE html>
<!-- saved from url=(0040)https://mp.weixin.qq.com/s/AbCdEfGhIjKlMn -->
<html><head><meta property="og:title" content="协会举办读书会"><meta name="author" content="甲乙">
<meta property="og:image" content="https://mmbiz.example/cover.jpg"></head><body>
<h1 class="rich_media_title" id="activity-name">
  协会举办读书会
</h1><a id="js_name">某协会</a><em id="publish_time">2024年7月16日 18:00</em>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
<section><section><p><strong><span>一、缘起</span></strong></p></section></section>
<section style="display:none">看不见的字</section>
<p>七月，<strong>读书会</strong>在<a href="https://example.org/a?b=1&amp;c=2">老城</a>举行。&nbsp;共 20*3 人。</p>
<p><span style="font-weight: 700;">地点：</span>图书馆</p>
<p><img class="rich_pages" data-src="https://mmbiz.example/one/640?wx_fmt=jpeg" src="data:image/gif;base64,AAAA"></p>
<p>甲<br>乙</p>
<p>●&nbsp;第一本</p><p>●&nbsp;第二本</p>
<blockquote><p>书是人的朋友。</p></blockquote>
<ol><li><p>先读</p></li><li>再谈</li></ol>
<table><tbody><tr><td>书</td><td>人</td></tr><tr><td>甲</td><td>3</td></tr></tbody></table>
<table><tbody><tr><td><section><p>框里的一段。</p></section></td></tr></tbody></table>
<iframe class="video_iframe" data-src="https://v.example/v?vid=1" title="现场"></iframe>
<mpvoice name="录音"></mpvoice>
<p>1. 不是列表</p>
<mp-common-profile data-nickname="某协会"></mp-common-profile>
<p>长按二维码关注我们</p>
<p>- END -</p><p>编辑：丙</p><p><img data-src="https://mmbiz.example/qr.png"></p>
</div><script>var nickname = htmlDecode("某协会");</script></body></html>"#;

fn written(site: &crate::builds::Site, path: &str) -> String {
    std::fs::read_to_string(site.root().join(path)).unwrap()
}

#[test]
fn a_saved_page_becomes_an_article_without_what_the_account_adds() {
    let site = site();
    let file = source(&site, "a.html", PAGE);
    let report = said(&site, &["wechat", &file]);
    let text = written(&site, "content/news/协会举办读书会.md");
    let (fields, body) = text.trim_start_matches("---\n").split_once("---\n").unwrap();
    for field in [
        "title: 协会举办读书会\n",
        "  name: 某协会\n",
        "https://mp.weixin.qq.com/s/AbCdEfGhIjKlMn",
        "  published: 2024-07-16\n",
        "  author: 甲乙\n",
    ] {
        assert!(fields.contains(field), "{field}: {fields}");
    }
    let expected = "
## 一、缘起

七月，**读书会**在[老城](https://example.org/a?b=1&c=2)举行。 共 20\\*3 人。

**地点：**图书馆

[图1](https://mmbiz.example/one/640?wx_fmt=jpeg)

甲\\
乙

- 第一本
- 第二本

> 书是人的朋友。

1. 先读
2. 再谈

| 书 | 人 |
| --- | --- |
| 甲 | 3 |

框里的一段。

[视频：现场](https://v.example/v?vid=1)

1\\. 不是列表
";
    assert_eq!(body, expected);
    for told in ["编辑：丙", "录音", "长按二维码关注我们", "https://mmbiz.example/one/640", "cover.jpg"]
    {
        assert!(report.contains(told), "{told}: {report}");
    }
    assert!(!text.contains("看不见"));
    site.build_at("2027-01-01", &[]);
    let page = site.tree().into_iter().find(|(path, _)| path.contains("协会举办读书会")).unwrap().1;
    assert!(String::from_utf8(page).unwrap().contains("原文日期"), "the page shows when the original was published");
}

#[test]
fn pictures_are_taken_from_beside_the_page_or_fetched_when_asked() {
    let site = site();
    let png =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/content/awareness-week/primary-school-board.png")).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let answer = png.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                answer.len()
            );
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&answer)).unwrap();
        }
    });
    std::fs::create_dir_all(site.base().join("b_files")).unwrap();
    std::fs::write(site.base().join("b_files/640.png"), &png).unwrap();
    let page = format!(
        "<html><h1 id='activity-name'>图</h1><div id='js_content'><p>字。</p><img src='./b_files/640.png'><img src='../secret.png'><img data-src='http://127.0.0.1:{port}/x'></div></html>"
    );
    std::fs::write(site.base().parent().unwrap().join("secret.png"), &png).ok();
    let file = source(&site, "b.html", page);
    said(&site, &["wechat", &file]);
    let text = written(&site, "content/news/图.md");
    assert!(text.contains("![](图-1.png)") && text.contains(&format!("[图3](http://127.0.0.1:{port}/x)")), "{text}");
    assert_eq!(std::fs::read(site.root().join("content/news/图-1.png")).unwrap(), png);
    assert!(!exists(&site, "content/news/图-2.png"), "a path out of the folder is not read");
    said(&site, &["--undo"]);
    assert!(!exists(&site, "content/news/图-1.png"));
    said(&site, &["wechat", "--fetch-pictures", &file]);
    assert_eq!(std::fs::read(site.root().join("content/news/图-3.png")).unwrap(), png);
}

#[test]
fn what_is_no_article_is_told() {
    let site = site();
    for (name, text) in [("a.html", "<html><body></body></html>"), ("b.txt", ""), ("c.txt", "只是一行字")] {
        let run = import(&site, &["wechat", &source(&site, name, text)]);
        assert_eq!(run.status.code(), Some(1), "{name}: {}", stderr(&run));
        assert!(stderr(&run).contains("没有找到微信文章"), "{}", stderr(&run));
    }
}

#[test]
fn deep_and_large_pages_end() {
    let site = site();
    let deep = format!(
        "<h1 id='activity-name'>深</h1><div id='js_content'>{}字。</div>",
        "<section><b><a href='https://a.cn/'>".repeat(20_000)
    );
    let long = format!(
        "<h1 id='activity-name'>长</h1><div id='js_content'>{}</div>",
        "<p>一<b>二</b><img src=x></p>".repeat(20_000)
    );
    let run = import(&site, &["wechat", &source(&site, "a.html", deep)]);
    assert_eq!(run.status.code(), Some(1));
    assert!(stderr(&run).contains("几千层"), "{}", stderr(&run));
    let run = import(&site, &["wechat", &source(&site, "a.html", long)]);
    assert!(run.status.success(), "{}", stderr(&run));
}

#[test]
fn copies_of_two_real_articles_come_out_whole() {
    let (Some(list), Some(news)) = (seed("000"), seed("001")) else { return };
    let site = site();
    for (number, copy) in [&list, &news].into_iter().enumerate() {
        said(&site, &["wechat", &source(&site, &format!("{number}.txt"), copy)]);
    }
    let name = |copy: &str| copy.lines().find_map(|line| line.strip_prefix("title: ")).unwrap().to_owned();
    for copy in [&list, &news] {
        let text = written(&site, &format!("content/news/{}.md", name(copy)));
        let end = ["\nEND\n", "\n往期推荐\n"].iter().find_map(|mark| copy.find(mark)).unwrap();
        let account = copy.lines().find_map(|line| line.strip_prefix("source: ")).unwrap();
        let bare = |text: &str| text.replace(['*', '#', ' ', '\\'], "");
        let body = bare(&text);
        for line in copy[..end].lines().skip(8).map(str::trim).filter(|line| !line.is_empty() && *line != account) {
            let is_head = line.contains("cover_image") || line.starts_with("# ");
            let line = line.trim_matches('*');
            let wanted =
                line.strip_prefix("![](").map_or_else(|| bare(line), |address| bare(address.trim_end_matches(')')));
            assert!(is_head || body.contains(&wanted), "{line}");
        }
        for furniture in ["微信扫一扫", "轻点两下", "粉丝福利", "往期推荐", "点击阅读"] {
            assert!(!text.contains(furniture), "{furniture}");
        }
    }
    // The list is also offered as events: all eight.
    let events = written(&site, &format!("content/events/{}-活动.md", name(&list)));
    assert_eq!(events.matches("  - title: ").count(), 8);
    site.build_at("2027-01-01", &["--drafts"]);
}
