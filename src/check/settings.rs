//! The files that the settings name exist.

use crate::config::Settings;
use crate::faults::{Fault, Place, nearest};
use crate::model::Linked;
use crate::values::text;

/// The faults for files that `site.yaml` names and that are missing or of the wrong type.
#[must_use]
pub(crate) fn settings(site: &Linked) -> Vec<Fault> {
    let Settings { association, .. } = &*site.settings;
    let named = association.wechat_code.iter();
    named.filter_map(|path| wechat_code(site, path)).collect()
}

fn wechat_code(site: &Linked, path: &str) -> Option<Fault> {
    let place = Place::file("site.yaml");
    let picture = |name: &&str| site.assets[*name].dimensions.is_some();
    match site.assets.get(path) {
        Some(asset) if asset.dimensions.is_some() => None,
        Some(_) => {
            let message = text!(
                "`wechat_code`（公众号二维码）写的 `{path}` 不是网页能显示的图片",
                "`wechat_code` is `{path}`, which is not a picture that browsers show"
            );
            let help = text!("可以用 png、jpg、webp、gif、svg、avif", "use png, jpg, webp, gif, svg or avif");
            Some(Fault::error("not-a-picture", place, message).help(help))
        }
        None => {
            let message = text!(
                "`wechat_code`（公众号二维码）写的是 `{path}`，static/ 里没有这个文件",
                "`wechat_code` is `{path}`, there is no such file in static/"
            );
            let help = match nearest(path, site.assets.keys().map(String::as_str).filter(picture)) {
                Some(meant) => text!("是不是 `{meant}`？", "did you mean `{meant}`?"),
                None => text!(
                    "把图片放进 static/，写它在那里的路径，例如 wechat_code: wechat.png",
                    "put the picture into static/ and write its path there, as in wechat_code: wechat.png"
                ),
            };
            Some(Fault::error("missing-picture", place, message).help(help))
        }
    }
}
