//! A formula in the form that the converter accepts.

use math_core::MathDisplay;

/// Environments, and those that the converter has for them. It would number the lines of some, from 1 in each formula.
const ENVIRONMENTS: &[(&str, &str)] = &[
    ("equation", "equation*"),
    ("align", "align*"),
    ("gather", "gather*"),
    ("alignat", "alignat*"),
    ("flalign", "flalign*"),
    ("multline", "multline*"),
    ("split", "aligned"),
    ("smallmatrix", "matrix"),
];

/// The older name of `\text{`.
const MBOX: &str = "\\mbox{";

/// A formula in the form that the converter accepts, and where its parts come from.
pub(super) struct Accepted {
    /// The formula.
    pub(super) text: String,
    /// Bytes of the text, ascending, and the bytes of the written formula from which they come.
    origins: Vec<(usize, usize)>,
}

impl Accepted {
    /// The form of a formula as it is written.
    pub(super) fn of(formula: &str, display: MathDisplay) -> Self {
        let mut accepted = Self { text: String::with_capacity(formula.len() + 64), origins: Vec::new() };
        // The converter accepts a number of one's own only in a numbered environment.
        let has_tag = display == MathDisplay::Block && formula.contains("\\tag") && !formula.contains("\\begin");
        if has_tag {
            accepted.text.push_str("\\begin{equation}");
        }
        let mut rest = formula;
        while let Some((at, command)) = next_command(rest) {
            let begin = formula.len() - rest.len();
            if command == MBOX {
                accepted.push(&rest[..at], begin);
                accepted.text.push_str("\\text{");
                rest = &rest[at + command.len()..];
                continue;
            }
            accepted.push(&rest[..at + command.len()], begin);
            rest = &rest[at + command.len()..];
            let name = rest.split('}').next().unwrap_or("");
            if let Some((_, other)) = ENVIRONMENTS.iter().find(|(known, _)| *known == name) {
                // A tag is the number of one's own.
                let other = if formula.contains("\\tag") && other.ends_with('*') { name } else { other };
                accepted.text.push_str(other);
                rest = &rest[name.len()..];
            }
        }
        accepted.push(rest, formula.len() - rest.len());
        if has_tag {
            accepted.text.push_str("\\end{equation}");
        }
        accepted
    }

    fn push(&mut self, text: &str, origin: usize) {
        self.origins.push((self.text.len(), origin));
        self.text.push_str(text);
    }

    /// The byte of the written formula from which a byte of the text comes.
    pub(super) fn place(&self, at: usize) -> usize {
        let after = self.origins.partition_point(|(here, _)| *here <= at);
        let (here, origin) = after.checked_sub(1).map_or((at, 0), |before| self.origins[before]);
        origin + (at - here)
    }
}

/// The first command that may have to be replaced, and its byte.
fn next_command(formula: &str) -> Option<(usize, &'static str)> {
    let first = |command: &&'static str| formula.find(command).map(|at| (at, *command));
    ["\\begin{", "\\end{", MBOX].iter().filter_map(first).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_written_formula() {
        let formula = "\\begin{align}a\\end{align}+\\wrong";
        let accepted = Accepted::of(formula, MathDisplay::Block);
        assert_eq!(accepted.text, "\\begin{align*}a\\end{align*}+\\wrong");
        assert_eq!(accepted.place(accepted.text.find("\\wrong").unwrap()), formula.find("\\wrong").unwrap());
        let tagged = Accepted::of("a\\tag{1}", MathDisplay::Block);
        assert_eq!(tagged.text, "\\begin{equation}a\\tag{1}\\end{equation}");
        assert_eq!(tagged.place(tagged.text.find("\\tag").unwrap()), 1, "{:?}", tagged.origins);
    }
}
