//! Inspects SVG drawings: whether they may be published, and how large they are.

use std::io;

use super::Found;
use crate::document::Dimensions;
use crate::faults::{Fault, Place, SourceText};
use crate::pictures::svg::{self, Limit, Refusal};
use crate::values::{Text, text};

/// The size that stands for an unreadable picture, so that only the picture itself is reported.
pub(super) const UNKNOWN: Option<Dimensions> = Some(Dimensions { width: 1, height: 1 });

/// The size of the drawing, with its faults.
pub(super) fn look(found: &Found) -> io::Result<(Option<Dimensions>, Vec<Fault>)> {
    if found.stamp.size > svg::MAX_BYTES as u64 {
        return Ok((UNKNOWN, vec![beyond(found, Limit::Bytes)]));
    }
    let bytes = std::fs::read(&found.disk_path)?;
    Ok(match svg::read(&bytes) {
        Ok(drawing) => {
            let fault = drawing.has_plain_labels.then(|| plain_labels(found));
            (drawing.dimensions, fault.into_iter().collect())
        }
        Err(refusal) => (UNKNOWN, vec![refused(found, &bytes, refusal)]),
    })
}

/// The fault of a drawing that is compressed, into which nobody looks.
pub(super) fn packed(found: &Found) -> Fault {
    let message = text!(
        "压缩的 SVG（.svgz）不检查里面的内容，不能发布",
        "a compressed SVG (.svgz) is not looked into, so it is not published"
    );
    let help = text!(
        "存成 .svg；要压缩就在 site.yaml 写 precompress: true",
        "save it as .svg; to compress files, write `precompress: true` in site.yaml"
    );
    Fault::error("active-svg", Place::file(&found.site_path), message).help(help)
}

fn refused(found: &Found, bytes: &[u8], refusal: Refusal) -> Fault {
    let place = || Place::file(&found.site_path);
    let bad = |place: Place, message: Text| {
        Fault::error("bad-picture", place, message).help(text!("重新导出这张图片", "export the picture again"))
    };
    match refusal {
        Refusal::NotUtf8 => bad(place(), text!("SVG 读不了：不是 UTF-8", "the SVG cannot be read: it is not UTF-8")),
        Refusal::NotXml(at) => {
            let shown = String::from_utf8_lossy(bytes);
            let shown = shown.trim_start_matches('\u{feff}');
            let at = (0..=at.min(shown.len())).rfind(|at| shown.is_char_boundary(*at)).unwrap_or(0);
            let length = shown[at..].chars().next().map_or(0, char::len_utf8);
            let place = SourceText::new(&found.site_path, shown).at(at..at + length);
            bad(place, text!("SVG 读不了：这里不合 XML 的写法", "the SVG cannot be read: this is not XML"))
        }
        Refusal::NotSvg => bad(place(), text!("这个文件不是 SVG", "the file is not an SVG")),
        Refusal::Embedded => {
            bad(place(), text!("SVG 里嵌的一张图片读不了", "a picture that is embedded in the SVG cannot be read"))
        }
        Refusal::Declarations => {
            let message = text!(
                "SVG 的 DOCTYPE 里有声明（ENTITY、ATTLIST 等），会让图片带上看不见的内容",
                "the DOCTYPE of the SVG holds declarations (ENTITY, ATTLIST …), which may add content that is not seen"
            );
            let help = text!(
                "重新导出；Illustrator 用“导出为 → SVG”，不用“存储为”",
                "export it again; in Illustrator use Export As → SVG, not Save As"
            );
            Fault::error("active-svg", place(), message).help(help)
        }
        Refusal::Active(what) => {
            let message = text!(
                "SVG 里有会运行或会访问别处的内容：{what}",
                "the SVG holds something that runs or reaches elsewhere: {what}"
            );
            let help = text!("用画图软件导出不带脚本的 SVG，或存成 PNG", "export an SVG without scripts, or a PNG");
            Fault::error("active-svg", place(), message).help(help)
        }
        Refusal::Beyond(limit) => beyond(found, limit),
    }
}

fn beyond(found: &Found, limit: Limit) -> Fault {
    let most = limit.number();
    let message = match limit {
        Limit::Bytes => {
            let most = most / 1024 / 1024;
            text!("SVG 超过上限 {most} MiB", "the SVG has more than {most} MiB")
        }
        Limit::Elements => text!("SVG 的元素超过上限 {most} 个", "the SVG has more than {most} elements"),
        Limit::Depth => text!("SVG 的嵌套超过上限 {most} 层", "the SVG is nested deeper than {most} levels"),
        Limit::Attributes => {
            text!("SVG 的一个元素有超过 {most} 个属性", "an element of the SVG has more than {most} attributes")
        }
        Limit::Namespaces => {
            text!(
                "SVG 的命名空间太多（一处最多 {most} 个）",
                "the SVG has too many namespaces (at most {most} at one place)"
            )
        }
        Limit::Repeated => text!(
            "SVG 重复引用自己的部分，总共要画超过 {most} 个元素",
            "the SVG repeats parts of itself: more than {most} elements would be drawn"
        ),
    };
    let help = text!("在画图软件里简化这张图，或存成 PNG", "simplify the drawing, or save it as PNG");
    Fault::error("complex-svg", Place::file(&found.site_path), message).help(help)
}

fn plain_labels(found: &Found) -> Fault {
    let message = text!(
        "SVG 里的文字是 HTML，发布时换成了图里自带的替代文字，可能不全",
        "the labels in the SVG are HTML; they are published as the plain text that the SVG has instead, which may be shorter"
    );
    let help = text!(
        "看一看发布的图；不对就重新导出：draw.io 里选“标签转为 SVG”（文字设置），或存成 PNG",
        "look at the published picture; if it is wrong, export it again with labels as SVG text (draw.io: Text Settings), or as PNG"
    );
    Fault::warning("plain-svg-labels", Place::file(&found.site_path), message).help(help)
}
