//! The size of a drawing in pixels.

use roxmltree::Node;

use crate::document::Dimensions;

/// The size, from `width` and `height` or from `viewBox`.
pub(super) fn of(root: Node<'_, '_>) -> Option<Dimensions> {
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
