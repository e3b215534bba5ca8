//! Pictures whose files are large.

use crate::faults::{Fault, Place};
use crate::model::{Asset, AssetRoot, Linked};
use crate::pictures::is_picture;
use crate::values::text;

/// The warnings for pictures that are published and larger than the settings allow.
#[must_use]
pub(crate) fn pictures(site: &Linked) -> Vec<Fault> {
    let most = site.settings.pictures.max_megabytes;
    let is_heavy = |asset: &&Asset| {
        asset.root != AssetRoot::BuiltIn && is_picture(&asset.path) && asset.size > u64::from(most) * 1_000_000
    };
    site.assets.values().filter(is_heavy).map(|asset| heavy(asset, most)).collect()
}

fn heavy(asset: &Asset, most: u32) -> Fault {
    let tenths = asset.size / 100_000;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let message = text!(
        "图片文件有 {whole}.{tenth} MB，超过 {most} MB；读者点开大图要下载整个文件",
        "the picture has {whole}.{tenth} MB, more than {most} MB: readers who open it load the whole file"
    );
    let help = text!(
        "缩小后再放进来（长边 4000 像素、JPEG 质量 85 就够）；确实要这么大，在 site.yaml 写 pictures: {{max_megabytes: …}}",
        "make it smaller (4000 pixels on the long side, a JPEG of quality 85); if it has to be that large, write `pictures: {{max_megabytes: …}}` in site.yaml"
    );
    Fault::warning("heavy-picture", Place::file(&asset.site_path()), message).help(help)
}
