//! Inspects pictures: reads their sizes, and checks that SVGs contain nothing active.

use std::io::{self, Read};

use super::Found;
use crate::document::{Dimensions, orientation};
use crate::faults::{Fault, Place, SourceText};
use crate::values::{Text, text};

/// The size of the picture, with its faults; no size where the file is not a picture.
pub(super) fn look(found: &Found) -> io::Result<(Option<Dimensions>, Vec<Fault>)> {
    let name = found.components.last().map_or("", String::as_str).to_ascii_lowercase();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "svg" => look_into_svg(found),
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" => {
            let size = imagesize::size(&found.disk_path).ok();
            let fits = |length: usize| u32::try_from(length).ok();
            let size = size.and_then(|size| Some(Dimensions { width: fits(size.width)?, height: fits(size.height)? }));
            let is_rotated = size.is_some() && is_rotated(found)?;
            let size =
                size.map(|size| if is_rotated { Dimensions { width: size.height, height: size.width } } else { size });
            let fault = size.is_none().then(|| {
                let message = text!("这个文件不是能读的图片", "the file is not a picture that can be read");
                bad_picture(Place::file(&found.site_path), message)
            });
            Ok((size.or(UNKNOWN), fault.into_iter().collect()))
        }
        _ => Ok((None, Vec::new())),
    }
}

/// How many bytes at the beginning of a file are searched for the orientation.
const HEAD: u64 = 256 * 1024;

/// Whether the picture is displayed rotated by 90 degrees (orientations 5 to 8 of Exif).
fn is_rotated(found: &Found) -> io::Result<bool> {
    let mut head = Vec::new();
    std::fs::File::open(&found.disk_path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(orientation(&head) >= 5)
}

/// The size that stands for an unreadable picture, so that only the picture itself is reported.
const UNKNOWN: Option<Dimensions> = Some(Dimensions { width: 1, height: 1 });

/// Parses an SVG, reads its size, and reports active content.
fn look_into_svg(found: &Found) -> io::Result<(Option<Dimensions>, Vec<Fault>)> {
    let place = || Place::file(&found.site_path);
    let Ok(text) = std::fs::read(&found.disk_path).map(String::from_utf8)? else {
        let message = text!("SVG 读不了：不是 UTF-8", "the SVG cannot be read: it is not UTF-8");
        return Ok((UNKNOWN, vec![bad_picture(place(), message)]));
    };
    let options =
        roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 200_000, ..roxmltree::ParsingOptions::default() };
    let document = match roxmltree::Document::parse_with_options(&text, options) {
        Ok(document) => document,
        Err(error) => {
            let at = SourceText::new(&found.site_path, &text).at(position(&text, error.pos()));
            let message = text!("SVG 读不了：这里不合 XML 的写法", "the SVG cannot be read: this is not XML");
            return Ok((UNKNOWN, vec![bad_picture(at, message)]));
        }
    };
    let active = document.descendants().find_map(|node| active_part(&node));
    let faults = active.map(|what| {
        let message = text!(
            "SVG 里有会运行或会访问别处的内容：{what}",
            "the SVG holds something that runs or reaches elsewhere: {what}"
        );
        let help = text!("用画图软件导出不带脚本的 SVG，或存成 PNG", "export an SVG without scripts, or a PNG");
        Fault::error("active-svg", place(), message).help(help)
    });
    Ok((svg_size(document.root_element()), faults.into_iter().collect()))
}

/// The allowed elements of SVG, which only draw. Scripts, animations, links and foreign content are not among them.
const DRAWING: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "metadata",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "image",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "style",
    "switch",
    "view",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
];
const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// The part of an SVG node that would run code or load something from another host.
fn active_part(node: &roxmltree::Node<'_, '_>) -> Option<String> {
    if let Some(instruction) = node.pi() {
        return Some(format!("<?{}?>", instruction.target));
    }
    if node.is_text() && node.parent_element().is_some_and(|parent| parent.tag_name().name() == "style") {
        return reaches_out(node.text().unwrap_or("")).then(|| "<style>".to_owned());
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name().name();
    let drawn = match node.tag_name().namespace() {
        None | Some(SVG) => DRAWING.contains(&name),
        // Browsers do not display the elements that graphics editors add for themselves.
        Some(namespace) => namespace != XHTML,
    };
    if !drawn {
        return Some(format!("<{name}>"));
    }
    node.attributes().find_map(|attribute| {
        let (key, value) = (attribute.name(), attribute.value());
        let value: String =
            value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_ascii_lowercase();
        let picture = ["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"];
        let link = key == "href" && !value.starts_with('#') && !picture.iter().any(|kind| value.starts_with(kind));
        let runs = key.len() > 2 && key.to_ascii_lowercase().starts_with("on");
        (link || runs || value.contains("javascript:") || reaches_out(&value)).then(|| format!("{key}=\"…\""))
    })
}

/// Whether a style loads anything but parts of its own picture. Escapes could hide that, so they are refused too.
fn reaches_out(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect();
    let style = style.to_ascii_lowercase();
    style.contains("@import")
        || (style.contains('\\') && style.contains(['(', '@']))
        || style.split("url(").skip(1).any(|target| !target.starts_with('#'))
        || style.contains("image-set(")
}

/// The size in pixels, from `width` and `height` or from `viewBox`.
fn svg_size(root: roxmltree::Node<'_, '_>) -> Option<Dimensions> {
    let given = root.attribute("width").and_then(pixels).zip(root.attribute("height").and_then(pixels));
    let from_box = || {
        let numbers: Vec<&str> = root.attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).collect();
        let [_, _, width, height] = numbers[..] else { return None };
        pixels(width).zip(pixels(height))
    };
    let (width, height) = given.or_else(from_box)?;
    Some(Dimensions { width, height })
}

/// A length in whole pixels, rounded down: `36`, `36.5px`; `None` for `100%` or `10em`.
fn pixels(length: &str) -> Option<u32> {
    let number = length.trim().trim_end_matches("px");
    let valid = number.parse::<f64>().is_ok_and(|length| length > 0.0);
    let whole = number.split('.').next().unwrap_or("");
    whole.parse::<u32>().ok().filter(|_| valid).map(|length| length.max(1))
}

/// The bytes of the character at a line and column, both counted from 1.
fn position(text: &str, at: roxmltree::TextPos) -> std::ops::Range<usize> {
    let (row, column) = (at.row.saturating_sub(1) as usize, at.col.saturating_sub(1) as usize);
    let line = text.split_inclusive('\n').take(row).map(str::len).sum::<usize>();
    let start = line + text[line..].chars().take(column).map(char::len_utf8).sum::<usize>();
    start..start + 1
}

fn bad_picture(place: Place, message: Text) -> Fault {
    Fault::error("bad-picture", place, message).help(text!("重新导出这张图片", "export the picture again"))
}
