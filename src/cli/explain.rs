//! `huikan explain`.

use std::io::Write;

use super::arguments::{Arguments, Explain};
use super::{build, exit};
use crate::reference;
use crate::values::text;

/// Prints the explanation of a code or a field, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &Explain) -> u8 {
    let language = arguments.lang.unwrap_or_default();
    let name = options.name.trim().trim_matches(['[', ']', '`']);
    match reference::explain(name, language) {
        Ok(explanation) => {
            // The explanation is the result of the command, so it goes to standard output.
            let _ = std::io::stdout().write_all(explanation.as_bytes());
            exit::DONE
        }
        Err(nearest) => {
            let nearest =
                nearest.map_or_else(|| text!("", ""), |near| text!("；是不是 {near}？", "; did you mean {near}?"));
            let (zh, en) = (nearest.zh, nearest.en);
            let said = text!("没有 `{name}` 这个代码或字段{zh}", "there is no code or field `{name}`{en}");
            build::fail(&said, language)
        }
    }
}
