//! Scales pictures of 8 bits a channel.
//!
//! This is a crate because of the time that it takes to compile: the filters of `fast_image_resize` are generic, so the
//! crate that calls them compiles them. Here they are compiled once, and not again with every change of the program.
//! They are compiled for three types of pixels, where `Resizer::resize` would compile them for thirteen.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3, U8x4};
use fast_image_resize::{PixelTrait, Resizer};

/// What each pixel holds, in the order of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channels {
    /// The brightness.
    Grey,
    /// Red, green and blue.
    Rgb,
    /// Red, green, blue and opacity.
    Rgba,
}

/// A size in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// Returns the pixels in another size, or `None` if there are fewer bytes than `from` says.
pub fn scale(bytes: &[u8], channels: Channels, from: Size, to: Size) -> Option<Vec<u8>> {
    match channels {
        Channels::Grey => scale_pixels::<U8>(bytes, from, to),
        Channels::Rgb => scale_pixels::<U8x3>(bytes, from, to),
        Channels::Rgba => scale_pixels::<U8x4>(bytes, from, to),
    }
}

fn scale_pixels<Pixel: PixelTrait>(bytes: &[u8], from: Size, to: Size) -> Option<Vec<u8>> {
    let whole = TypedImageRef::<Pixel>::from_buffer(from.width, from.height, bytes).ok()?;
    let pixels = usize::try_from(to.width).ok()?.checked_mul(usize::try_from(to.height).ok()?)?;
    let mut scaled = vec![0; pixels.checked_mul(size_of::<Pixel>())?];
    let mut view = TypedImage::<Pixel>::from_buffer(to.width, to.height, &mut scaled).ok()?;
    Resizer::new().resize_typed(&whole, &mut view, None).ok()?;
    Some(scaled)
}

#[cfg(test)]
mod tests {
    use super::{Channels, Size, scale};

    const FROM: Size = Size { width: 4, height: 2 };
    const TO: Size = Size { width: 2, height: 1 };

    #[test]
    fn a_plain_picture_stays_plain() {
        for (channels, pixel) in
            [(Channels::Grey, &[7][..]), (Channels::Rgb, &[1, 2, 3]), (Channels::Rgba, &[1, 2, 3, 255])]
        {
            assert_eq!(scale(&pixel.repeat(8), channels, FROM, TO), Some(pixel.repeat(2)), "{channels:?}");
        }
    }

    #[test]
    fn the_same_size_changes_nothing() {
        let bytes: Vec<u8> = (0..24).collect();
        assert_eq!(scale(&bytes, Channels::Rgb, FROM, FROM), Some(bytes));
    }

    #[test]
    fn too_few_bytes_are_refused() {
        assert_eq!(scale(&[0; 23], Channels::Rgb, FROM, TO), None);
    }
}
