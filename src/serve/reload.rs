//! The script that reloads a page after each build and shows the faults.
//!
//! The content security policy of the pages allows only scripts of their own origin. So the script waits by loading a
//! second script, which the server delivers after the next build.

use serde_json::json;

/// The address of the script; no address of a site begins with a dot.
pub(super) const SCRIPT: &str = "/.huikan/reload.js";
/// The address of the second script.
pub(super) const WAIT: &str = "/.huikan/wait.js";

/// The script for a page of build `generation`, with the faults of that build as text.
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

/// The page with the script before the end of its body.
pub(super) fn with_script(html: &str) -> String {
    let tag = format!("<script src=\"{SCRIPT}\" defer></script>");
    match html.rsplit_once("</body>") {
        Some((page, rest)) => format!("{page}{tag}</body>{rest}"),
        None => format!("{html}{tag}"),
    }
}

/// The page that is shown while there is no site yet; its script shows the faults.
pub(super) fn empty_page() -> String {
    with_script(
        "<!doctype html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\"><title>会刊</title></head><body></body></html>",
    )
}
