//! The script that reloads a page after a build and shows what was wrong.
//!
//! The pages' policy lets scripts of their own origin run and nothing else, so the script waits by loading another
//! script, which the server answers when there is something new.

use serde_json::json;

/// Where the script stands; no page of a site begins with a dot.
pub(super) const SCRIPT: &str = "/.huikan/reload.js";
/// Where it waits.
pub(super) const WAIT: &str = "/.huikan/wait.js";

/// The script for a page that shows build `generation`.
pub(super) fn script(generation: u64, faults: &str) -> String {
    let faults = json!(faults);
    format!(
        "(function(){{var d=document,t={faults};\
if(t){{var p=d.createElement('pre');p.id='huikan-faults';p.setAttribute('role','alert');p.textContent=t;\
p.style.cssText='position:fixed;left:0;right:0;bottom:0;max-height:60vh;overflow:auto;margin:0;padding:1rem;\
font:14px/1.5 monospace;white-space:pre-wrap;color:#fff;background:#7a1022;z-index:99';d.body.appendChild(p)}}\
function w(){{var s=d.createElement('script');s.src='{WAIT}?'+{generation};\
s.onerror=function(){{setTimeout(w,1000)}};s.onload=function(){{s.remove();w()}};d.head.appendChild(s)}}w()}})()\n"
    )
}

/// The page with the script put in before its end.
pub(super) fn with_script(html: &str) -> String {
    let tag = format!("<script src=\"{SCRIPT}\" defer></script>");
    match html.rsplit_once("</body>") {
        Some((page, rest)) => format!("{page}{tag}</body>{rest}"),
        None => format!("{html}{tag}"),
    }
}

/// What is shown while there is no site yet: only what is wrong, by the script, as text.
pub(super) fn empty_page() -> String {
    with_script(
        "<!doctype html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\"><title>会刊</title></head><body></body></html>",
    )
}
