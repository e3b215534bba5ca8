//! The faults of pictures that cannot be published.

use crate::faults::{Fault, Place};
use crate::model::Asset;
use crate::pictures::{Flaw, MAX_PIXELS, MAX_PROFILE};
use crate::values::text;

/// The fault of a picture with this flaw.
pub(super) fn flawed(flaw: Flaw, asset: &Asset, place: Place) -> Fault {
    let path = asset.site_path();
    match flaw {
        Flaw::Damaged => {
            let message = text!(
                "图片 {path} 解不开：文件不完整，或已损坏",
                "the picture {path} cannot be decoded: it is cut off or damaged"
            );
            let help = text!("重新导出或重新复制这张图片", "export or copy the picture again");
            Fault::error("bad-picture", place, message).help(help)
        }
        Flaw::ProfileTooLarge => {
            let limit = MAX_PROFILE / 1024 / 1024;
            let message = text!(
                "图片 {path} 的颜色配置展开后超过上限 {limit} MiB",
                "the colour profile of the picture {path} unpacks to more than {limit} MiB"
            );
            let help = text!("重新导出，颜色选 sRGB", "export the picture again, with the colours of sRGB");
            Fault::error("bad-picture", place, message).help(help)
        }
        Flaw::TooLarge => {
            let (width, height) = asset.dimensions.map_or((0, 0), |size| (size.width, size.height));
            let limit = MAX_PIXELS / 1_000_000;
            let message = text!(
                "图片 {path} 有 {width}×{height} 像素，超过上限 {limit} 兆像素",
                "the picture {path} has {width}×{height} pixels; the limit is {limit} megapixels"
            );
            let help = text!(
                "先缩小；长边 4000 像素足够读者放大看",
                "make it smaller; 4000 pixels on the long side are enough to zoom into"
            );
            Fault::error("picture-too-large", place, message).help(help)
        }
    }
}
