//! The arguments of the command line. The doc comments of commands and options are their help texts.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::values::Language;

/// 会刊：把协会通讯的 Markdown 变成网站 / turns an association's newsletter into a website
#[derive(Debug, Parser)]
#[command(name = "huikan", version, max_term_width = 100)]
pub(super) struct Arguments {
    /// 网站文件夹，里面有 site.yaml / the site's folder, which holds site.yaml
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    pub(super) root: PathBuf,
    /// 提示的语言，默认随网站 / the language of messages; the site's by default
    #[arg(long, global = true, value_name = "zh-Hans|en")]
    pub(super) lang: Option<Language>,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 生成网站 / builds the site
    Build(Build),
    /// 只检查；也查文风，列出没有链接的引用 / all faults without building; also style, and citations that stay text
    Check(Check),
    /// 在本机预览，保存即更新 / a preview on this machine that follows every change
    Serve(Serve),
    /// 新建一个网站 / a new site
    Init(Init),
    /// 从别处的文字生成 Markdown / Markdown from texts elsewhere
    Import(Import),
    /// 把程序读出的东西写成 JSON / what the program reads, as JSON
    #[command(hide = true)]
    Dump(Dump),
    /// 说明一个错误代码或字段 / says what a code of a fault or a field means
    Explain(Explain),
    /// 把已发布的地址记进 addresses.lock / records the published addresses
    Lock,
}

/// What to import.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(super) struct Import {
    /// 收回上一次导入写的文件；此后改过的留下 / takes back the files of the last import, except those changed since
    #[arg(long)]
    pub(super) undo: bool,
    #[command(subcommand)]
    pub(super) what: Option<ImportSource>,
}

/// The kind of text to import.
#[derive(Debug, Subcommand)]
pub(super) enum ImportSource {
    /// 从 PDF 或网页复制的法规全文 / the text of statutes, copied from a PDF or a web page
    Law(ImportFiles),
    /// 微信公众号文章：浏览器另存的网页 / articles of WeChat accounts, as pages that a browser saved
    Wechat(ImportWechat),
    /// Hugo 的网站文件夹 / the folder of a site of Hugo
    Hugo(ImportFolder),
    /// Hexo 的网站文件夹 / the folder of a site of Hexo
    Hexo(ImportFolder),
    /// Jekyll 的网站文件夹 / the folder of a site of Jekyll
    Jekyll(ImportFolder),
    /// Zola 的网站文件夹 / the folder of a site of Zola
    Zola(ImportFolder),
}

/// Articles of WeChat.
#[derive(Debug, Args)]
pub(super) struct ImportWechat {
    #[command(flatten)]
    pub(super) from: ImportFiles,
    /// 把图片也取来 / fetches the pictures too
    #[arg(long)]
    pub(super) fetch_pictures: bool,
}

/// A folder to import.
#[derive(Debug, Args)]
pub(super) struct ImportFolder {
    /// 旧网站的文件夹 / the folder of the old site
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    #[command(flatten)]
    pub(super) target: ImportTarget,
}

/// Files to import.
#[derive(Debug, Args)]
pub(super) struct ImportFiles {
    /// 文件 / files
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) target: ImportTarget,
}

/// Where what is imported goes.
#[derive(Debug, Args)]
pub(super) struct ImportTarget {
    /// 放进这个栏目（写 id）；不写就放进第一个合适的栏目 / into this column; else into the first that fits
    #[arg(long, value_name = "ID")]
    pub(super) column: Option<String>,
    /// 属于哪一期 / the issue that it belongs to
    #[arg(long, value_name = "ID")]
    pub(super) issue: Option<String>,
    /// 写进这个文件夹；- 是输出到屏幕 / into this folder; - is standard output
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// 只列出会写哪些文件 / only list what would be written
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// What to print.
#[derive(Debug, Args)]
pub(super) struct Dump {
    #[command(subcommand)]
    pub(super) what: DumpKind,
}

/// The kind of data to print.
#[derive(Debug, Subcommand)]
pub(super) enum DumpKind {
    /// 法规引用的条款 / the provisions that statutes cite
    Citations(DumpCitations),
    /// 法规的编章节条款项目各有多少 / how many provisions of each level statutes have
    Structure(DumpStructure),
}

/// Statutes as text, one paragraph a line, which are the site; or sentences.
#[derive(Debug, Args)]
pub(super) struct DumpCitations {
    /// 文件 / the files
    #[arg(value_name = "FILE", required_unless_present = "sentences")]
    pub(super) files: Vec<PathBuf>,
    /// 题名和日期，每行一个 JSON 对象 / titles and dates, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub(super) meta: Option<PathBuf>,
    /// 只读句子，不问所引条款有没有；每行一个有 sentence 的 JSON 对象 / sentences instead, one JSON object a line
    #[arg(long, value_name = "FILE", conflicts_with = "files")]
    pub(super) sentences: Option<PathBuf>,
}

/// Statutes as text, one paragraph a line.
#[derive(Debug, Args)]
pub(super) struct DumpStructure {
    /// 文件 / the files
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
}

/// What to explain.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// 代码或字段名，例如 broken-link、contributors / a code or a field, as in broken-link, contributors
    #[arg(value_name = "NAME")]
    pub(super) name: String,
}

/// Where the new site goes.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// 新文件夹 / a new folder
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

/// How to check.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "a switch of the command line is a bool")]
pub(super) struct Check {
    /// 代替 site.yaml 里的 `base_url` / in place of `base_url` in site.yaml
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// 也检查草稿 / drafts too
    #[arg(long)]
    pub(super) drafts: bool,
    /// 也检查还没到时间的 / what is held back until later too
    #[arg(long)]
    pub(super) future: bool,
    /// 当作现在的时间，例如 2024-12-31 或 2024-12-31T09:00+08:00 / the time to take for now
    #[arg(long, value_name = "TIME")]
    pub(super) now: Option<String>,
    /// 有警告也算有错 / warnings are faults too
    #[arg(long)]
    pub(super) strict: bool,
    /// 先把文件里确定的问题改好：字段的写法、文风 / first puts right in the files what is certain: fields and style
    #[arg(long)]
    pub(super) fix: bool,
    /// 错误的格式 / how faults are printed
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// How to preview.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// 端口 / the port
    #[arg(long, value_name = "PORT", default_value_t = 8280)]
    pub(super) port: u16,
    /// 在浏览器里打开 / opens it in the browser
    #[arg(long)]
    pub(super) open: bool,
}

/// How to build.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// 输出文件夹，默认是网站文件夹里的 public / where the site goes; `public` in the site's folder by default
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// 代替 site.yaml 里的 `base_url` / in place of `base_url` in site.yaml
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// 也发布草稿 / publishes drafts too
    #[arg(long)]
    pub(super) drafts: bool,
    /// 也发布还没到时间的 / publishes what is held back until later too
    #[arg(long)]
    pub(super) future: bool,
    /// 当作现在的时间，例如 2024-12-31 或 2024-12-31T09:00+08:00 / the time to take for now
    #[arg(long, value_name = "TIME")]
    pub(super) now: Option<String>,
    /// 有警告也不发布 / publishes nothing while there are warnings
    #[arg(long)]
    pub(super) strict: bool,
    /// 错误的格式 / how faults are printed
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// How faults are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// 给人看 / for people
    #[default]
    Human,
    /// 每行一个 JSON 对象 / one JSON object a line
    Json,
    /// GitHub Actions 的标注 / annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

impl From<Format> for crate::faults::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Json => Self::Json,
            Format::Github => Self::Github,
            Format::Sarif => Self::Sarif,
        }
    }
}
