//! What the preview shows while something is wrong.

use super::Preview;
use crate::builds::Site;

#[test]
fn a_fault_is_shown_in_the_page_while_the_last_good_site_stays() {
    let site = Site::small();
    let preview = Preview::of(&site);
    site.article("a1", "[没有闭合</script><b>", "正文。");
    Preview::until("the fault", || preview.text("/.huikan/reload.js").contains("unclosed-bracket"));
    assert!(preview.text("/news/a1/").contains("第1篇"), "the last good page");
    assert!(!preview.text("/.huikan/reload.js").contains("innerHTML"));
    site.article("a1", "好了", "正文。");
    Preview::until("the mended page", || preview.text("/news/a1/").contains("好了"));
    Preview::until("a report without faults", || preview.text("/.huikan/reload.js").contains("t=\"\""));
}

/// What the script of a page says of faults.
fn told(preview: &Preview) -> String {
    preview.text("/.huikan/reload.js")
}

#[test]
fn an_error_that_only_finished_pages_show_brings_the_last_good_site_back() {
    let site = Site::small();
    let preview = Preview::of(&site);
    let wrong = "{% if %}";
    let link = "<main><h1>{{ article.title }}</h1><a href=\"{{ root }}nowhere/\">?</a></main>\n";
    let misspelt = "<main><h1>{{ article.titel }}</h1></main>\n";
    // Only the check of finished pages finds this warning, so it tells that a site is checked, and good.
    let checked = format!("见[旧页]({}nowhere/)。", preview.address());
    for (template, code) in [(link, "broken-output-link"), (misspelt, "bad-template"), (wrong, "bad-template")] {
        site.write("templates/article.html", template);
        Preview::until(code, || told(&preview).contains(code));
        Preview::until("the last good page", || preview.text("/news/a1/").contains("第1篇"));
        assert!(preview.text("/news/a1/").contains("<nav"), "the page of the theme");
        // While the template is wrong, a new text does not come and go.
        site.article("a1", "新题", "正文。");
        for _ in 0..20 {
            assert!(preview.text("/news/a1/").contains("第1篇"));
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        std::fs::remove_file(site.root().join("templates/article.html")).unwrap();
        Preview::until("the mended site", || preview.text("/news/a1/").contains("新题"));
        Preview::until("no fault", || told(&preview).contains("t=\"\""));
        site.article("a1", "第1篇", &checked);
        Preview::until("the old text", || preview.text("/news/a1/").contains("第1篇"));
        Preview::until("its check", || told(&preview).contains("broken-output-link"));
    }
}

#[test]
fn warnings_are_told_and_the_site_is_shown() {
    let site = Site::small();
    let preview = Preview::of(&site);
    let address = preview.address();
    site.article("a1", "远", &format!("见[旧页]({address}nowhere/)。电话13812345678。"));
    Preview::until("the page", || preview.text("/news/a1/").contains("远"));
    Preview::until("both", || ["broken-output-link", "personal-data"].iter().all(|code| told(&preview).contains(code)));
    assert!(preview.text("/news/a1/").contains("远"));
    site.article("a2", "别的", "正文。");
    Preview::until("the other page", || preview.text("/news/a2/").contains("别的"));
    assert!(told(&preview).contains("broken-output-link"), "still there, and said at once");
}

#[test]
fn a_damaged_picture_is_an_error_and_a_mended_one_is_shown() {
    let site = Site::small();
    let preview = Preview::of(&site);
    let photo = crate::pictures::photo(900, 60, 1);
    site.write("content/news/p.jpg", &photo[..photo.len() / 2]);
    site.article("a1", "有图", "![图](p.jpg)");
    Preview::until("the fault", || told(&preview).contains("bad-picture"));
    assert!(!preview.text("/news/a1/").contains("有图"), "the last good page");
    site.write("content/news/p.jpg", &photo);
    Preview::until("the page", || preview.text("/news/a1/").contains("srcset"));
    let tree = preview.build(&site);
    preview.until_equal("the mended picture", &tree, &[]);
}

#[test]
fn a_site_that_is_wrong_from_the_beginning_is_shown_once_it_is_mended() {
    let site = Site::empty();
    site.write("site.yaml", "title: [\n");
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = crate::builds::huikan();
    command.args(["serve", "--port", &port.to_string(), "--root"]).arg(site.root());
    let preview = Preview { child: command.stderr(std::process::Stdio::null()).spawn().unwrap(), port };
    Preview::until("an answer", || preview.get("/").is_some_and(|answer| answer.0 == 503));
    Preview::until("the fault", || told(&preview).contains("site.yaml"));
    site.write("site.yaml", crate::builds::SETTINGS);
    site.article("a", "好了", "正文。");
    Preview::until("the page", || preview.text("/news/a/").contains("好了"));
}
