//! Work for one file, of which a panic must not end the whole build.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::faults::{Fault, Place};
use crate::values::text;

/// Does `work` for the file at `place`. A panic becomes a fault of this file: it is a defect of the program or of a library,
/// which the content only brings to light.
pub(super) fn guarded<T>(
    place: impl FnOnce() -> Place,
    work: impl FnOnce() -> anyhow::Result<T>,
) -> anyhow::Result<Result<T, Fault>> {
    // Nothing that `work` changed is used after a panic but memos, which it changes at its end.
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => done.map(Ok),
        Err(panic) => Ok(Err(failure(place(), &*panic))),
    }
}

fn failure(place: Place, panic: &(dyn Any + Send)) -> Fault {
    let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let said = said.unwrap_or("?");
    let message = text!(
        "会刊程序处理这个文件时出了错（{said}）；这是程序的缺陷",
        "huikan failed over this file ({said}), which is a defect of the program"
    );
    let help = text!(
        "先把这个文件改回上次能发布的样子；再把出错的文件和上面这句话告诉会刊的维护者",
        "take back what was changed in this file since it could last be published; then send the file and this message to the maintainers of huikan"
    );
    Fault::error("program-failure", place, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_fault_that_names_the_file_and_what_was_said() {
        let place = || Place::file("content/a.md");
        let number = "7".parse::<usize>().unwrap();
        for fault in [
            guarded::<()>(place, || panic!("no {number}")).unwrap().unwrap_err(),
            guarded(place, || Ok([1, 2][number])).unwrap().unwrap_err(),
        ] {
            assert_eq!((&*fault.at.source.path, &*fault.code), ("content/a.md", "program-failure"));
            assert!(
                fault.message.en.contains("no 7") || fault.message.en.contains("index is 7"),
                "{}",
                fault.message.en
            );
        }
        assert_eq!(guarded(place, || Ok(number)).unwrap().unwrap(), 7);
        assert!(guarded::<()>(place, || anyhow::bail!("disk")).is_err());
    }
}
