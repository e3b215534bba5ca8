//! Pictures with hidden data in every place that their formats allow.

use std::io::{Cursor, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use moxcms::ColorProfile;

/// The data that is hidden.
pub const MARK: &[u8] = b"HIDDENMARK";

/// A picture by name, each with whether this crate's libraries decode it.
pub type Picture = (String, Vec<u8>);

fn drawn(width: u32, height: u32) -> DynamicImage {
    let pixel = |x: u32, y: u32| Rgb([x * 3, y * 5, x ^ y].map(|part| part.to_le_bytes()[0]));
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
}

/// A picture without hidden data.
pub fn plain(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    drawn(72, 48).write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Exif data with a description, and with the orientation 6 if `is_turned`.
fn exif(is_turned: bool) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0\x0e\x01\x02\0\x0b\0\0\0\x26\0\0\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([if is_turned { 6 } else { 1 }, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend([MARK, b"\0"].concat());
    exif
}

fn xmp() -> Vec<u8> {
    let mark = String::from_utf8_lossy(MARK);
    format!("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\" dc:source=\"{mark}\"/></rdf:RDF></x:xmpmeta>").into_bytes()
}

/// A colour profile whose description is the mark, with bytes behind its last tag.
fn profile() -> Vec<u8> {
    let mut profile = ColorProfile::new_display_p3().encode().unwrap();
    let count = u32::from_be_bytes(profile[128..132].try_into().unwrap()) as usize;
    for entry in (0..count).map(|tag| 132 + tag * 12) {
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        let (start, length) = (number(entry + 4), number(entry + 8));
        if matches!(&profile[entry..entry + 4], b"desc" | b"cprt") && length > 28 + MARK.len() {
            profile[start + 28..start + 28 + MARK.len()].copy_from_slice(MARK);
        }
    }
    profile[100..110].copy_from_slice(MARK);
    profile.extend(MARK);
    let length = u32::try_from(profile.len()).unwrap();
    profile[..4].copy_from_slice(&length.to_be_bytes());
    profile
}

fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], contents].concat()
}

/// The JPEG pictures.
pub fn jpegs() -> Vec<Picture> {
    let whole = plain(ImageFormat::Jpeg);
    let tables = 2 + 2 + usize::from(u16::from_be_bytes([whole[4], whole[5]]));
    let scan = whole.windows(2).position(|two| two == [0xFF, 0xDA]).unwrap();
    let at = |place: usize, part: &[u8]| [&whole[..place], part, &whole[place..]].concat();
    let before_end = whole.len() - 2;
    let icc = |profile: &[u8]| segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", profile].concat());
    let thumbnail = segment(0xE0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\x02\x02", &[MARK, b"xx"].concat()[..]].concat());
    let named = |app: u8, name: &[u8]| at(tables, &segment(app, &[name, MARK].concat()));
    let mut all = vec![
        ("exif", at(tables, &segment(0xE1, &[b"Exif\0\0", &exif(false)[..]].concat()))),
        ("exif-turned", at(2, &segment(0xE1, &[b"Exif\0\0", &exif(true)[..]].concat()))),
        ("xmp", at(tables, &segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", &xmp()[..]].concat()))),
        ("iptc", named(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x78\0\x0a")),
        ("comment", at(tables, &segment(0xFE, MARK))),
        ("comment-before-scan", at(scan, &segment(0xFE, MARK))),
        ("comment-after-scan", at(before_end, &segment(0xFE, MARK))),
        ("segment-after-scan", at(before_end, &segment(0xE5, MARK))),
        ("trailer", [&whole[..], MARK].concat()),
        (
            "second-picture",
            [&whole[..], &at(tables, &segment(0xE1, &[b"Exif\0\0", &exif(false)[..]].concat()))].concat(),
        ),
        ("jfif-preview", [&whole[..2], &thumbnail[..], &whole[tables..]].concat()),
        ("jfxx", named(0xE0, b"JFXX\0\x13\x01\x03")),
        ("adobe-longer", named(0xEE, b"Adobe\0\x64\0\0\0\0\x01")),
        ("mpf", named(0xE2, b"MPF\0")),
        ("no-profile", at(tables, &icc(MARK))),
        ("profile", at(tables, &icc(&profile()))),
        ("between-segments", at(scan, MARK)),
        ("restart-marker-outside", at(scan, &[b"\xFF\xD0", MARK].concat())),
    ];
    let apps = (0xE3..=0xEF).map(|app| ("app", app));
    all.extend(apps.clone().map(|(name, app)| (name, named(app, b"Private\0"))));
    let names = all.into_iter().enumerate().map(|(at, (name, bytes))| (format!("{at}-{name}.jpg"), bytes));
    names.collect()
}

fn chunk(name: [u8; 4], contents: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(contents);
    let length = u32::try_from(contents.len()).unwrap().to_be_bytes();
    [&length[..], &name, contents, &sum.sum().to_be_bytes()].concat()
}

/// The PNG pictures.
pub fn pngs() -> Vec<Picture> {
    let whole = plain(ImageFormat::Png);
    let pixels = whole.windows(4).position(|four| four == b"IDAT").unwrap() - 4;
    let end = whole.len() - 12;
    let at = |place: usize, part: &[u8]| [&whole[..place], part, &whole[place..]].concat();
    let early = |name: [u8; 4], contents: &[u8]| at(pixels, &chunk(name, contents));
    let packed = &whole[pixels + 8..end - 4];
    let with_pixels = |packed: &[u8]| [&whole[..pixels], &chunk(*b"IDAT", packed), &whole[end..]].concat();
    let mut rows = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(packed), &mut rows).unwrap();
    let mut damaged = early(*b"tEXt", &[b"Comment\0", MARK].concat());
    let sum = pixels + 8 + 8 + MARK.len();
    damaged[sum] ^= 1;
    let icc = |name: &[u8], profile: &[u8]| early(*b"iCCP", &[name, b"\0\0", &zlib(profile)[..]].concat());
    let turned = early(*b"eXIf", &exif(true));
    let all = [
        ("text", early(*b"tEXt", &[b"Comment\0", MARK].concat())),
        ("packed-text", early(*b"zTXt", &[b"Comment\0\0", &zlib(MARK)[..]].concat())),
        ("utf8-text", early(*b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", &xmp()[..]].concat())),
        ("text-after-pixels", at(end, &chunk(*b"tEXt", &[b"Comment\0", MARK].concat()))),
        ("exif", early(*b"eXIf", &exif(false))),
        ("exif-turned", turned),
        ("private", early(*b"prVt", MARK)),
        ("c2pa", early(*b"caBX", MARK)),
        ("after-end", [&whole[..], MARK].concat()),
        ("chunk-after-end", [&whole[..], &chunk(*b"tEXt", MARK)].concat()),
        ("damaged-text", damaged),
        ("no-profile", icc(b"icc", MARK)),
        ("profile", icc(MARK, &profile())),
        ("behind-pixels", with_pixels(&[packed, MARK].concat())),
        ("more-rows", with_pixels(&zlib(&[&rows[..], MARK].concat()))),
        ("chunk-behind-pixels", at(end, &chunk(*b"IDAT", MARK))),
        ("palette", early(*b"PLTE", &[MARK, b"xx"].concat())),
        ("suggested-palette", early(*b"sPLT", &[MARK, b"\0\x08"].concat())),
        ("gamma-longer", early(*b"gAMA", &[b"\0\0\xb1\x8f", MARK].concat())),
        ("transparent-longer", early(*b"tRNS", &[b"\0\0\0\0\0\0", MARK].concat())),
        ("offset", early(*b"oFFs", MARK)),
    ];
    all.into_iter().map(|(name, bytes)| (format!("{name}.png"), bytes)).collect()
}

fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let one = |(name, contents): &(&[u8; 4], &[u8])| {
        let length = u32::try_from(contents.len()).unwrap().to_le_bytes();
        [&name[..], &length, contents, &vec![0; contents.len() % 2]].concat()
    };
    let all: Vec<u8> = chunks.iter().flat_map(one).collect();
    let length = u32::try_from(all.len() + 4).unwrap().to_le_bytes();
    [b"RIFF", &length[..], b"WEBP", &all].concat()
}

/// The WebP pictures.
pub fn webps() -> Vec<Picture> {
    let picture = drawn(72, 48).to_rgb8();
    let lossy = webp::Encoder::from_rgb(&picture, 72, 48).encode(80.0).to_vec();
    let exact = webp::Encoder::from_rgb(&picture, 72, 48).encode_lossless().to_vec();
    let frame = |file: &[u8]| {
        let length = u32::from_le_bytes(file[16..20].try_into().unwrap()) as usize;
        (<[u8; 4]>::try_from(&file[12..16]).unwrap(), file[20..20 + length].to_vec())
    };
    let ((name, lossy), (exact_name, exact)) = (frame(&lossy), frame(&exact));
    assert!(name == *b"VP8 " && exact_name == *b"VP8L");
    let header = |flags: u8| [&[flags, 0, 0, 0][..], &[71, 0, 0, 47, 0, 0]].concat();
    let moving = |extra: &[(&[u8; 4], &[u8])]| {
        let inner = riff(&[&[(b"VP8 ", &lossy[..])], extra].concat());
        let place = [&[0; 6][..], &[71, 0, 0, 47, 0, 0, 100, 0, 0, 2]].concat();
        let frame = [&place[..], &inner[12..]].concat();
        riff(&[(b"VP8X", &header(2)), (b"ANIM", &[0; 6]), (b"ANMF", &frame), (b"ANMF", &frame)])
    };
    let all = [
        ("exif", riff(&[(b"VP8X", &header(8)), (b"VP8 ", &lossy), (b"EXIF", &exif(false))])),
        ("exif-turned", riff(&[(b"VP8X", &header(8)), (b"VP8 ", &lossy), (b"EXIF", &exif(true))])),
        ("xmp", riff(&[(b"VP8X", &header(4)), (b"VP8L", &exact), (b"XMP ", &xmp())])),
        ("unknown", riff(&[(b"VP8X", &header(0)), (b"VP8L", &exact), (b"prVt", MARK)])),
        ("unknown-before", riff(&[(b"VP8X", &header(0)), (b"prVt", MARK), (b"VP8 ", &lossy)])),
        ("simple-with-more", riff(&[(b"VP8 ", &lossy), (b"EXIF", &exif(false))])),
        ("trailer", [riff(&[(b"VP8 ", &lossy)]), MARK.to_vec()].concat()),
        ("no-profile", riff(&[(b"VP8X", &header(0x20)), (b"ICCP", MARK), (b"VP8 ", &lossy)])),
        ("profile", riff(&[(b"VP8X", &header(0x20)), (b"ICCP", &profile()), (b"VP8 ", &lossy)])),
        ("moving", moving(&[(b"prVt", MARK)])),
    ];
    all.into_iter().map(|(name, bytes)| (format!("{name}.webp"), bytes)).collect()
}

/// A GIF of 2×2 pixels.
pub const GIF: &[u8] = b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x02\0\x02\0\0\x02\x03\x44\x02\x05\0;";

/// The GIF pictures.
pub fn gifs() -> Vec<Picture> {
    let screen = 19;
    let at = |place: usize, part: &[u8]| [&GIF[..place], part, &GIF[place..]].concat();
    let length = u8::try_from(MARK.len()).unwrap();
    let block = [&[length], MARK, &[0]].concat();
    let end = GIF.len() - 1;
    let longer = [&GIF[..end - 5], &[3 + length], &GIF[end - 4..end - 1], MARK, &[0], b";"].concat();
    let all = [
        ("comment", at(screen, &[b"\x21\xFE", &block[..]].concat())),
        ("comment-after", at(end, &[b"\x21\xFE", &block[..]].concat())),
        ("application", at(screen, &[b"\x21\xFF\x0bXMP DataXMP", &block[..]].concat())),
        ("loop-longer", at(screen, &[b"\x21\xFF\x0bNETSCAPE2.0\x03\x01\0\0", &block[..]].concat())),
        ("plain-text", at(screen, &[b"\x21\x01\x0c\0\0\0\0\x02\0\x02\0\x01\x01\x01\0", &block[..]].concat())),
        ("unknown", at(screen, &[b"\x21\x77", &block[..]].concat())),
        ("trailer", [GIF, MARK].concat()),
        ("behind-pixels", longer),
        ("block-behind-pixels", at(end - 1, &block[..block.len() - 1])),
    ];
    all.into_iter().map(|(name, bytes)| (format!("{name}.gif"), bytes)).collect()
}

fn media_box(kind: [u8; 4], contents: &[u8]) -> Vec<u8> {
    [&u32::try_from(contents.len() + 8).unwrap().to_be_bytes()[..], &kind, contents].concat()
}

/// The AVIF pictures; the file has Exif and XMP data of its own.
pub fn avifs() -> Vec<Picture> {
    let whole = include_bytes!("../../pictures/photo.avif").to_vec();
    let with = |part: &[u8]| [&whole[..], part].concat();
    let all = [
        ("exif-and-xmp", whole.clone()),
        ("uuid", with(&media_box(*b"uuid", &[MARK, MARK].concat()))),
        ("free", with(&media_box(*b"free", MARK))),
        ("more-data", with(&media_box(*b"mdat", MARK))),
        ("unknown", with(&media_box(*b"prVt", MARK))),
        ("trailer", with(MARK)),
    ];
    all.into_iter().map(|(name, bytes)| (format!("{name}.avif"), bytes)).collect()
}

/// The SVG drawings.
pub fn svgs() -> Vec<Picture> {
    let mark = String::from_utf8_lossy(MARK);
    let jpeg = STANDARD.encode(&jpegs()[0].1);
    let inside = [
        ("comment", format!("<!-- {mark} -->")),
        ("metadata", format!("<metadata><rdf:RDF xmlns:rdf=\"r\">{mark}</rdf:RDF></metadata>")),
        ("program", format!("<i:name xmlns:i=\"http://www.inkscape.org/\" i:path=\"/home/{mark}\">{mark}</i:name>")),
        (
            "attribute",
            format!("<rect width=\"1\" height=\"1\" data-{0}=\"x\" data-from=\"{mark}\"/>", mark.to_lowercase()),
        ),
        ("text-outside", format!("<g>{mark}<rect width=\"1\" height=\"1\"/></g>")),
        ("unknown-element", format!("<flowRoot><flowPara>{mark}</flowPara></flowRoot>")),
        ("style-comment", format!("<style>/* {mark} */ rect {{ fill: red }}</style>")),
        ("instruction", format!("<?xpacket {mark}?>")),
        ("embedded", format!("<image width=\"9\" height=\"9\" href=\"data:image/jpeg;base64,{jpeg}\"/>")),
        (
            "nested-foreign",
            format!(
                "<switch><foreignObject requiredExtensions=\"http://ns.adobe.com/AdobeIllustrator/10.0/\"><i xmlns=\"u\">{mark}</i></foreignObject><rect/></switch>"
            ),
        ),
    ];
    let whole = |inside: &str| {
        format!(
            "<?xml version=\"1.0\"?><!-- {mark} --><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"{mark}\"><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" content=\"{mark}\">{inside}</svg><!-- {mark} -->"
        )
    };
    inside.into_iter().map(|(name, inside)| (format!("{name}.svg"), whole(&inside).into_bytes())).collect()
}
