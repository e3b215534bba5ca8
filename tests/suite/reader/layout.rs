//! The layout of a page of every template on screens of all widths.

use super::access::{SIZES, size};
use super::walk::on_every_example;

pub const SCROLL: &str = include_str!("scripts/scroll.js");

#[test]
fn nothing_is_wider_than_the_window() {
    on_every_example("width", |tab, page, findings| {
        tab.open(&page.path);
        // 640 px correspond to 1280 px at twice the text size.
        for width in [320, 360, 640, 1280] {
            tab.viewport(width, 900);
            for step in SIZES {
                size(tab, step);
                findings.all(&format!("{width} px, size {step:?}"), &tab.eval(SCROLL));
            }
            size(tab, "");
            tab.call(include_str!("scripts/spacing.js"), vec![true.into()]);
            findings.all(&format!("{width} px, wide spacing"), &tab.eval(SCROLL));
            tab.call(include_str!("scripts/spacing.js"), vec![false.into()]);
        }
    });
}

#[test]
fn lines_begin_and_end_where_they_may() {
    on_every_example("lines", |tab, page, findings| {
        tab.open(&page.path);
        for width in [320, 360, 390, 768, 1280] {
            tab.viewport(width, 900);
            findings.all(&format!("{width} px"), &tab.eval(include_str!("scripts/lines.js")));
        }
    });
}

#[test]
fn nothing_moves_for_readers_who_want_no_motion() {
    let moving = "return [...document.querySelectorAll('*')].filter((e) => {
        const style = getComputedStyle(e);
        const some = (times) => times.split(',').some((time) => parseFloat(time) > 0);
        return some(style.transitionDuration) || (style.animationName !== 'none' && some(style.animationDuration))
            || style.scrollBehavior === 'smooth';
    }).slice(0, 3).map((e) => `${e.tagName}.${e.className}`)";
    on_every_example("motion", |tab, page, findings| {
        tab.media(&[("prefers-reduced-motion", "reduce")]);
        tab.open(&page.path);
        findings.all("moves", &tab.eval(moving));
    });
}
