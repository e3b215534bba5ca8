//! Attachments, and the pieces to which they belong.

use std::collections::BTreeMap;

use super::publication;
use super::published::Published;
use crate::config::Settings;
use crate::faults::{Fault, nearest};
use crate::model::Held;
use crate::values::{Text, text};

/// The attachments of one piece.
#[derive(Clone, Default)]
pub(super) struct Attachments {
    /// The piece to which it is an attachment.
    pub(super) of: Option<usize>,
    /// The pieces attached to it.
    pub(super) own: Vec<usize>,
}

/// For each entry the one to which it is an attachment and those attached to it; a fault for each `attachment_of` that
/// names nothing.
pub(super) fn attachments(
    settings: &Settings,
    published: &[Published],
    held: &[Held],
    faults: &mut Vec<Fault>,
) -> Vec<Attachments> {
    let by_path: BTreeMap<&str, usize> =
        published.iter().enumerate().map(|(at, one)| (&*one.entry.source.path, at)).collect();
    let mut attachments = vec![Attachments::default(); published.len()];
    for (at, one) in published.iter().enumerate() {
        let Some(named) = &one.entry.common.attachment_of else { continue };
        let folder = one.entry.source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let places = [format!("{folder}/{named}"), format!("content/{}", named.trim_start_matches('/'))];
        let main = places.iter().find_map(|place| by_path.get(place.as_str())).copied().filter(|main| *main != at);
        if let Some(main) = main {
            attachments[at].of = Some(main);
            attachments[main].own.push(at);
            continue;
        }
        let unpublished = held.iter().find(|held| places.contains(&held.path));
        faults.push(match unpublished {
            Some(unpublished) => of_unpublished(settings, one, named, unpublished),
            None => of_nothing(one, named, folder, &by_path, published),
        });
    }
    attachments
}

fn of_unpublished(settings: &Settings, one: &Published, named: &str, unpublished: &Held) -> Fault {
    let Text { zh, en } = publication::words(settings, unpublished.reason);
    let message = text!("`attachment_of` 指的 `{named}` {zh}", "`attachment_of` names `{named}`, which {en}");
    let help = text!(
        "这一篇也先不发布，或改那一篇的发布设置",
        "hold this one back too, or change when the other is published"
    );
    Fault::error("unpublished-link", one.entry.field("attachment_of"), message).help(help)
}

fn of_nothing(
    one: &Published,
    named: &str,
    folder: &str,
    by_path: &BTreeMap<&str, usize>,
    published: &[Published],
) -> Fault {
    let message =
        text!("`attachment_of` 指的 `{named}` 不存在", "`attachment_of` names `{named}`, which does not exist");
    let folder = format!("{folder}/");
    let here = by_path.keys().filter_map(|path| path.strip_prefix(&folder));
    let fault = Fault::error("broken-link", one.entry.field("attachment_of"), message);
    let titled = published.iter().find(|other| other.entry.common.title == named.trim_end_matches(".md"));
    let titled = titled.and_then(|other| other.entry.source.path.strip_prefix(&folder));
    if let Some(file) = titled {
        let help = text!("写文件名，不写标题：{file}", "write the name of the file, not its title: {file}");
        return fault.help(help).perhaps(file);
    }
    match nearest(named, here) {
        Some(meant) => fault.help(text!("是不是 `{meant}`？", "did you mean `{meant}`?")).perhaps(meant),
        None => fault.help(text!(
            "写同一文件夹里的文件名，例如 report.md",
            "write the name of a file in the same folder, as in report.md"
        )),
    }
}
