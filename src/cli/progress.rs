//! How far a build is: one line on a terminal, which is rewritten and cleared; elsewhere a line now and then.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use crate::pipeline::{Progress, Step};
use crate::values::{Language, Text, text};

/// A build that takes no longer shows nothing.
const QUICK: Duration = Duration::from_secs(1);
/// The time between two states of the line on a terminal.
const REDRAW: Duration = Duration::from_millis(100);
/// The time between two lines where there is no terminal.
const SELDOM: Duration = Duration::from_secs(10);
/// Goes to the beginning of the line on a terminal, and clears the line.
const CLEAR: &str = "\r\x1b[K";

/// Calls `build`, and shows its `progress` on standard error until it ends. `language` is what the user asked for.
pub(super) fn shown<T>(progress: &Progress, language: Option<Language>, build: impl FnOnce() -> T) -> T {
    let (ending, ended) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || watch(progress, language, &ended));
        let result = build();
        drop(ending);
        result
    })
}

fn watch(progress: &Progress, language: Option<Language>, ended: &Receiver<()>) {
    let has_line = std::io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|name| name != "dumb");
    let goes_on = |time| ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
    let line = || {
        let language = language.or(progress.language()).unwrap_or_default();
        line(progress.now()).in_language(language).to_owned()
    };
    if !has_line {
        while goes_on(SELDOM) {
            put(&format!("{}\n", line()));
        }
        return;
    }
    let mut drawn = String::new();
    let mut pause = QUICK;
    while goes_on(pause) {
        let now = line();
        if now != drawn {
            put(&format!("{CLEAR}{now}"));
            drawn = now;
        }
        pause = REDRAW;
    }
    if !drawn.is_empty() {
        put(CLEAR);
    }
}

fn put(text: &str) {
    // Where nothing can be shown, the build goes on.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// The line for a state.
fn line((step, done, total): (Step, usize, usize)) -> Text {
    let name = match step {
        Step::Files => text!("找文件", "looking for files"),
        Step::Texts => text!("读文章", "reading texts"),
        Step::Linking => text!("连接文章", "linking texts"),
        Step::Pictures => text!("处理图片", "reading pictures"),
        Step::Pages => text!("排版", "rendering pages"),
        Step::Search => text!("写搜索", "writing the search"),
        Step::Others => text!("写订阅和数据", "writing feeds and data"),
        Step::Publishing => text!("发布", "publishing"),
    };
    let count = if total == 0 { " …".to_owned() } else { format!(" {done}/{total}") };
    let Text { zh, en } = name;
    text!("{zh}{count}", "{en}{count}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_the_step_and_how_far_it_is() {
        let said = line((Step::Texts, 3200, 10_000));
        assert_eq!((said.zh.as_str(), said.en.as_str()), ("读文章 3200/10000", "reading texts 3200/10000"));
        let said = line((Step::Search, 0, 0));
        assert_eq!((said.zh.as_str(), said.en.as_str()), ("写搜索 …", "writing the search …"));
    }
}
