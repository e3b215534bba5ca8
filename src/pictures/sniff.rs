//! What a picture file is, by how it begins.

use crate::values::{Text, text};

/// The formats of picture files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
    /// GIF.
    Gif,
    /// AVIF.
    Avif,
    /// HEIC, the format of photos of many telephones, which few browsers show.
    Heic,
    /// TIFF, the format of scanners, or the raw format of a camera, which few browsers show.
    Tiff,
    /// A bitmap of Windows.
    Bmp,
    /// JPEG XL, which few browsers show.
    JpegXl,
}

impl FileFormat {
    /// The format of these bytes; `None` for other files.
    #[must_use]
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some(Self::Tiff),
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some(Self::Bmp),
            [0xFF, 0x0A, ..] | [0, 0, 0, 0x0C, b'J', b'X', b'L', b' ', ..] => Some(Self::JpegXl),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => Self::of_brands(bytes),
            _ => None,
        }
    }

    /// The format that a file of the ISO base media format says it has.
    fn of_brands(bytes: &[u8]) -> Option<Self> {
        let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
        let brands = bytes.get(8..length.min(bytes.len()).min(256))?;
        let has = |wanted: &[&[u8]]| brands.chunks(4).any(|brand| wanted.contains(&brand));
        if has(&[b"avif", b"avis"]) {
            Some(Self::Avif)
        } else if has(&[b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"]) {
            Some(Self::Heic)
        } else {
            None
        }
    }

    /// Its name.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Gif => "GIF",
            Self::Avif => "AVIF",
            Self::Heic => "HEIC",
            Self::Tiff => "TIFF",
            Self::Bmp => "BMP",
            Self::JpegXl => "JPEG XL",
        }
    }

    /// The format that the ending of a name stands for, if it is one that most browsers do not show.
    #[must_use]
    pub(crate) fn of_ending(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "heic" | "heif" => Some(Self::Heic),
            "tif" | "tiff" => Some(Self::Tiff),
            "bmp" => Some(Self::Bmp),
            "jxl" => Some(Self::JpegXl),
            _ => None,
        }
    }

    /// How to make a picture that browsers show of this one; `None` where they show it.
    #[must_use]
    pub(crate) fn conversion(self) -> Option<Text> {
        match self {
            Self::Jpeg | Self::Png | Self::WebP | Self::Gif | Self::Avif => None,
            Self::Heic => Some(text!(
                "转成 JPEG：iPhone 在“设置 → 相机 → 格式”选“兼容性最佳”再拍，或把照片发到电脑时选“最兼容”；\
                 Mac 用“预览”导出；Windows 用“照片”或“画图”另存为",
                "make it a JPEG: on an iPhone choose Settings → Camera → Formats → Most Compatible; on a Mac export it from \
                 Preview; on Windows save it as JPEG from Photos or Paint"
            )),
            Self::Tiff | Self::Bmp | Self::JpegXl => {
                Some(text!("用看图软件另存为 JPEG 或 PNG", "save it as JPEG or PNG with any picture program"))
            }
        }
    }
}
