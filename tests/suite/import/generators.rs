//! Sites of Hugo, Hexo, Jekyll and Zola become sites that build.

use std::path::{Path, PathBuf};
use std::process::Output;

use crate::builds::{SETTINGS, Site, huikan, stderr};

/// A picture of one pixel.
const PIXEL: &[u8] = include_bytes!("pixel.png");

/// An old site below the folder of a test, and the new one beside it.
struct Old {
    site: Site,
}

impl Old {
    fn new(files: &[(&str, &str)]) -> Self {
        let old = Self { site: Site::empty() };
        for (path, text) in files {
            old.write(path, text);
        }
        old
    }

    fn folder(&self) -> PathBuf {
        self.site.base().join("old")
    }

    fn new_folder(&self) -> PathBuf {
        self.site.base().join("new")
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Imports it into a new folder, and returns what is said.
    fn import(&self, generator: &str) -> String {
        let run = self.run(generator, &[]);
        assert!(run.status.success(), "{}", stderr(&run));
        stderr(&run)
    }

    fn run(&self, generator: &str, more: &[&str]) -> Output {
        let mut command = huikan();
        command.args(["import", generator]).arg(self.folder()).arg("--output").arg(self.new_folder()).args(more);
        command.current_dir(self.site.base()).output().unwrap()
    }

    fn read(&self, path: &str) -> String {
        let path = self.new_folder().join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn exists(&self, path: &str) -> bool {
        self.new_folder().join(path).exists()
    }

    /// Builds the new site, whose pages at these addresses must exist.
    fn builds(&self, addresses: &[&str]) {
        let output = self.site.base().join("built");
        let run =
            huikan().arg("build").arg("--root").arg(self.new_folder()).arg("--output").arg(&output).output().unwrap();
        assert!(run.status.success(), "{}", stderr(&run));
        for address in addresses {
            let path = address.trim_start_matches('/');
            let file = if path.ends_with(".html") { output.join(path) } else { output.join(path).join("index.html") };
            assert!(file.exists(), "nothing answers at {address}");
        }
    }
}

#[test]
fn a_site_of_hugo_becomes_a_site() {
    let old = Old::new(&[
        (
            "hugo.toml",
            "title = '某协会'\nbaseURL = 'https://old.example.org/'\n[permalinks]\nposts = '/:year/:month/:slug/'\n",
        ),
        ("content/about.md", "---\ntitle: 关于\n---\n我们。\n"),
        ("content/posts/_index.md", "---\ntitle: 动态\n---\n"),
        (
            "content/posts/first.md",
            "---\ntitle: 第一：甲\ndate: 2024-03-05T09:08:07+08:00\ntags: [Rust, 安全]\ncategories: [rust]\naliases: [/old/first.html]\n---\n\
             摘要一段。\n\n<!--more-->\n\n{{< figure src=\"/images/a.png\" title=\"合影\" >}}\n\n[乙]({{< ref \"second\" >}}) [丙](/2024/04/second/#节-一) [外](//example.org/a)\n\n\
             {{% notice warning \"注意\" %}}\n当心。\n{{% /notice %}}\n\n{{< highlight go >}}\na := `b`\n{{< /highlight >}}\n\n{{< youtube abc >}}\n\n{{< strange x=\"1\" >}}\n\n`{{< figure >}}`\n\n![无](none.png)\n",
        ),
        (
            "content/posts/second/index.md",
            "+++\ntitle = \"第二\"\ndate = 2024-04-01\ntags = [\"RUST\", \"rust\"]\n+++\n\n## 节 一\n\n![图](pic.png) ![](/2024/04/second/pic.png)\n\n[甲](../first.md) [根](/posts/gone/)\n",
        ),
        ("content/posts/json.md", "{\"title\": \"第三\", \"date\": \"2024-05-01\", \"draft\": true}\n\n正文。\n"),
        ("content/posts/bare.md", "# 没有字段\n\n正文。\n"),
    ]);
    old.write("static/images/a.png", PIXEL);
    old.write("content/posts/second/pic.png", PIXEL);
    let said = old.import("hugo");
    let settings = old.read("site.yaml");
    assert!(settings.contains("title: 某协会\n") && settings.contains("title: 动态\n"), "{settings}");
    assert!(settings.contains("missing_alt: warn\n  remote: link\n"), "{settings}");
    let first = old.read("content/posts/first.md");
    for part in [
        "title: 第一：甲\n",
        "date: 2024-03-05T09:08:07+08:00\n",
        "tags: [rust, 安全]\n",
        "summary: 摘要一段。\n",
        "aliases: [\"/2024/03/first/\", \"/old/first.html\"]\n",
        "![合影](/images/a.png \"合影\")",
        "[乙](second/index.md) [丙](second/index.md#to-节-一) [外](https://example.org/a)",
        ":::callout kind=warning title=\"注意\"\n\n当心。\n\n:::",
        "```go\na := `b`\n```",
        "https://www.youtube.com/watch?v=abc",
        "`{{< figure >}}`",
        "![无](https://old.example.org/2024/03/first/none.png)",
    ] {
        assert!(first.contains(part), "{part}\n---\n{first}");
    }
    let second = old.read("content/posts/second/index.md");
    assert!(second.contains("## 节 一 {#to-节-一}") && second.contains("tags: [rust]"), "{second}");
    assert!(second.contains("![图](pic.png) ![](pic.png)") && second.contains("[甲](/posts/first.md)"), "{second}");
    assert!(old.read("content/posts/json.md").contains("draft: true"));
    assert!(old.read("content/posts/bare.md").contains("title: 没有字段\nkind: page\n"));
    for told in ["{{< strange x=\"1\" >}}", "none.png", "/posts/gone/", "1 张图片没有替代文字"] {
        assert!(said.contains(told), "{told}\n---\n{said}");
    }
    old.builds(&["/about/", "/posts/first/", "/2024/03/first/", "/old/first.html", "/2024/04/second/"]);
}

#[test]
fn a_site_of_hexo_becomes_a_site() {
    let old = Old::new(&[
        (
            "_config.yml",
            "title: 某博客\nurl: https://old.example.org\npermalink: :year/:month/:day/:title/\npost_asset_folder: true\n",
        ),
        (
            "source/_posts/hello.md",
            "title: 你好\ndate: 2024/3/5 9:08\ncategories:\n- 动态\ntags: a,b\n---\n{% asset_img pic.png 400 300 \"合影\" %}\n\n{% post_link second 看第二篇 %}\n\n{% note info %}\n说明。\n{% endnote %}\n\n{% codeblock lang:js %}\n{% raw %}\n{% endcodeblock %}\n",
        ),
        (
            "source/_posts/second.md",
            "---\ntitle: a: b\ndate: 2024-03-06 10:00:00\ncategories: 动态\n---\n![](/2024/03/05/hello/pic.png)\n\n正文 [甲](/2024/03/05/hello/)\n",
        ),
        ("source/_drafts/draft.md", "---\ntitle: 草稿\ndate: 2024-03-06\n---\n草稿。\n"),
        ("source/about/index.md", "---\ntitle: 关于\n---\n我们。\n"),
        ("source/tags/index.md", "---\ntitle: 标签\ntype: tags\n---\n"),
    ]);
    old.write("source/_posts/hello/pic.png", PIXEL);
    let said = old.import("hexo");
    let first = old.read("content/动态/hello.md");
    for part in [
        "title: 你好\n",
        "date: 2024-03-05T09:08\n",
        "tags: [a, b, 动态]\n",
        "![合影](hello/pic.png)",
        "[看第二篇](second.md)",
        ":::callout kind=note\n\n说明。\n\n:::",
        "```js\n{% raw %}\n```",
    ] {
        assert!(first.contains(part), "{part}\n---\n{first}");
    }
    let second = old.read("content/动态/second.md");
    assert!(
        second.contains("title: \"a: b\"")
            && second.contains("![](hello/pic.png)")
            && second.contains("[甲](hello.md)"),
        "{second}"
    );
    assert!(said.contains("逐行读的") && said.contains("source/tags/index.md 没有正文"), "{said}");
    old.builds(&["/about/", "/2024/03/05/hello/", "/2024/03/06/second/"]);
}

#[test]
fn a_site_of_jekyll_becomes_a_site() {
    let old = Old::new(&[
        (
            "_config.yml",
            "title: 某站\nurl: https://old.example.org\nhostname: old.example.org\ncollections:\n  help:\n    output: true\n    permalink: /help/:path/\n",
        ),
        (
            "_posts/2024-03-05-hello.md",
            "---\ntitle: 你好\ncategories: news\nredirect_from: /x/y.html\n---\n见 {{ site.hostname }} [帮助](/help/a/){:target=\"_blank\"} [后]({% post_url 2024-03-06-next %})\n\n![图]({{ site.baseurl }}/img/a.png)\n\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n",
        ),
        (
            "_posts/2024-03-06-next.md",
            "---\ntitle: 后\ncategory: news\n---\n[^a-z] 与 ![坏](x/../../../../etc/a.png)\n",
        ),
        ("_help/a.md", "---\ntitle: 帮助\n---\n帮助。\n"),
        ("README.md", "说明。\n"),
    ]);
    old.write("img/a.png", PIXEL);
    old.import("jekyll");
    let first = old.read("content/news/hello.md");
    for part in [
        "date: 2024-03-05\n",
        "见 old.example.org [帮助](/help/a.md) [后](next.md)",
        "![图](/img/a.png)",
        "```ruby\nputs 1\n```",
    ] {
        assert!(first.contains(part), "{part}\n---\n{first}");
    }
    assert!(old.exists("static/img/a.png") && !old.exists("content/README.md"));
    old.builds(&["/news/2024/03/05/hello.html", "/x/y.html", "/help/a/"]);
}

#[test]
fn a_site_of_zola_becomes_a_site() {
    let old = Old::new(&[
        ("config.toml", "base_url = \"https://old.example.org/sub/\"\ntitle = \"Blog\"\n"),
        ("content/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/blog/_index.md", "+++\ntitle = \"动态\"\n+++\n"),
        (
            "content/blog/2024-03-05_one.md",
            "+++\ntitle = \"一\"\nupdated = 2024-03-09\naliases = [\"old/one\"]\n[taxonomies]\ntags = [\"Rust\"]\n[extra]\nauthor = \"张三\"\n+++\n\n# 甲\n\n[二](@/blog/two/index.md#yi) {{ youtube(id=\"abc\") }}\n\n{% admonition(type=\"tip\", title=\"注\") %}\n说明。\n{% end %}\n",
        ),
        (
            "content/blog/two/index.md",
            "+++\ntitle = \"二\"\ndate = 2024-03-06\nslug = \"second\"\n+++\n\n![图](a.png)\n\n[一](/sub/blog/one/)\n",
        ),
    ]);
    old.write("content/blog/two/a.png", PIXEL);
    old.import("zola");
    let first = old.read("content/blog/one.md");
    for part in [
        "updated: 2024-03-09\n",
        "date: 2024-03-05\n",
        "tags: [Rust]\n",
        "- name: 张三\n",
        "aliases: [\"/old/one/\"]\n",
        "[二](two/index.md) [https://www.youtube.com/watch?v=abc]",
        ":::callout kind=tip title=\"注\"\n\n说明。\n\n:::",
    ] {
        assert!(first.contains(part), "{part}\n---\n{first}");
    }
    let second = old.read("content/blog/two/index.md");
    assert!(second.contains("slug: second\n") && second.contains("[一](/blog/one.md)"), "{second}");
    old.builds(&["/blog/one/", "/old/one/", "/blog/second/"]);
}

#[test]
fn inside_a_site_its_settings_stay() {
    let old = Old::new(&[("content/posts/a.md", "---\ntitle: 甲\ndate: 2024-01-01\n---\n正文。\n")]);
    old.site.write("site.yaml", SETTINGS);
    let run = huikan().args(["import", "--root"]).arg(old.site.root()).arg("hugo").arg(old.folder()).output().unwrap();
    assert!(run.status.success(), "{}", stderr(&run));
    assert!(stderr(&run).contains("没有动 site.yaml") && stderr(&run).contains("{id: \"posts\""), "{}", stderr(&run));
    assert_eq!(std::fs::read_to_string(old.site.root().join("site.yaml")).unwrap(), SETTINGS);
    assert!(old.site.root().join("content/posts/a.md").exists());
    // With a column of the site nothing is to be added, and nothing is written over.
    let more = ["--column", "news", "--issue", "2024-1"];
    for name in ["a.md", "a-2.md"] {
        let run = huikan()
            .args(["import", "--root"])
            .arg(old.site.root())
            .arg("hugo")
            .arg(old.folder())
            .args(more)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", stderr(&run));
        let text = std::fs::read_to_string(old.site.root().join("content/news").join(name)).unwrap();
        assert!(text.contains("issue: \"2024-1\"\n") || text.contains("issue: 2024-1\n"), "{text}");
    }
}

#[test]
fn an_import_is_listed_and_taken_back() {
    let old = Old::new(&[("content/posts/a.md", "---\ntitle: 甲\ndate: 2024-01-01\n---\n正文。\n")]);
    let would = stderr(&old.run("hugo", &["--dry-run"]));
    assert!(would.contains("会写") && would.contains("a.md") && !old.new_folder().exists(), "{would}");
    old.import("hugo");
    let undone = huikan().args(["import", "--undo"]).current_dir(old.site.base()).output().unwrap();
    assert!(stderr(&undone).contains("收回了 2 个文件"), "{}", stderr(&undone));
    assert!(!old.exists("site.yaml"));
    let printed = old.run("hugo", &[]);
    assert!(printed.status.success());
}

#[test]
fn what_leads_out_of_the_folder_and_what_is_too_deep_is_left_out() {
    let old = Old::new(&[(
        "content/posts/a.md",
        "---\ntitle: 甲\ndate: 2024-01-01\nslug: ../../x\nurl: /../../../out/\naliases: [/../etc/, \"/a?b\"]\n---\n![x](../../../../secret.png) ![y](link.png)\n",
    )]);
    std::fs::write(old.site.base().join("secret.png"), PIXEL).unwrap();
    std::os::unix::fs::symlink(old.site.base().join("secret.png"), old.folder().join("content/posts/link.png"))
        .unwrap();
    std::os::unix::fs::symlink("/etc", old.folder().join("content/posts/etc")).unwrap();
    let deep = old.folder().join("content").join("d/".repeat(400));
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::write(deep.join("b.md"), "---\ntitle: 乙\n---\n深。\n").unwrap();
    let open = "{{< a >}}".repeat(50_000) + &"{{<".repeat(50_000);
    old.write("content/posts/open.md", format!("---\ntitle: 丙\ndate: 2024-01-01\n---\n{open}\n"));
    let said = old.import("hugo");
    assert!(said.contains("link.png 不是普通文件") && said.contains("文件夹太深"), "{}", &said[..said.len().min(3000)]);
    assert!(said.contains("旧地址 /../etc/ 不能作 aliases"));
    let text = old.read("content/posts/a.md");
    assert!(!text.contains("](..") && !text.contains("](link.png)"), "{text}");
    assert!(!old.site.base().join("out").exists() && !old.exists("static/secret.png"));
    let missing = huikan().args(["import", "hugo", "nowhere"]).current_dir(old.site.base()).output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
    let none = Old::new(&[("a.txt", "x")]);
    assert_eq!(none.run("zola", &[]).status.code(), Some(2));
}

/// Real sites in the folder that `HUIKAN_OLD_SITES` names, each in a folder such as `hugo-name`.
#[test]
fn real_sites_pass_the_check() {
    let Some(folder) = std::env::var_os("HUIKAN_OLD_SITES") else {
        eprintln!("HUIKAN_OLD_SITES names no folder: no real site was imported");
        return;
    };
    let mut found = 0;
    for entry in std::fs::read_dir(Path::new(&folder)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(generator) =
            ["hugo", "hexo", "jekyll", "zola"].into_iter().find(|one| name.starts_with(&format!("{one}-")))
        else {
            continue;
        };
        found += 1;
        let site = Site::empty();
        let new = site.base().join("new");
        let run = huikan()
            .args(["import", generator])
            .arg(&path)
            .arg("--output")
            .arg(&new)
            .current_dir(site.base())
            .output()
            .unwrap();
        assert!(run.status.success(), "{name}: {}", stderr(&run));
        let checked = huikan().args(["check", "--format", "json", "--root"]).arg(&new).output().unwrap();
        let said = String::from_utf8_lossy(&checked.stdout).into_owned();
        let wrong: std::collections::BTreeSet<String> = said
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter(|fault| fault["severity"] == "error")
            .map(|fault| fault["file"].to_string())
            .collect();
        let texts = walkdir::WalkDir::new(new.join("content")).into_iter().flatten();
        let texts = texts.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "md")).count();
        assert!(
            texts > 0 && wrong.len() * 20 <= texts,
            "{name}: {} of {texts} texts have errors: {wrong:?}",
            wrong.len()
        );
    }
    assert!(found > 0, "no site in HUIKAN_OLD_SITES has a name such as hugo-name");
}
