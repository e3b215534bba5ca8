//! `issue`: an issue (期) of the newsletter.

use serde::{Deserialize, Serialize};

use crate::values::Date;
use crate::yaml::{Field, Fields, Names, deserialize_one_or_many, field};

/// The fields of an issue.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Issue {
    /// The year of its number.
    pub year: u32,
    /// Its number within the year.
    pub number: u32,
    /// Its number since the first issue (总第…期).
    pub serial: Option<u32>,
    /// The editorial board (编委会) and other staff.
    pub staff: Vec<Staff>,
    /// Its columns in order; empty where they are in the site's order.
    pub columns: Vec<String>,
    /// The printed issue as a file.
    pub pdf: Option<Pdf>,
}

/// People with the same role.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// The role: 主编, 编委 …
    #[serde(alias = "职责")]
    pub role: String,
    /// Their names.
    #[serde(alias = "姓名", deserialize_with = "deserialize_one_or_many")]
    pub names: Vec<String>,
}

/// The file of the printed issue.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pdf {
    /// The file, relative to the issue's folder.
    #[serde(alias = "文件")]
    pub file: String,
    /// When it is published; not before.
    #[serde(alias = "发布时间")]
    pub publish_at: Option<Date>,
}

const STAFF: &[Field] = &[
    field("role", "职责", "主编、编委等，必填", "editor, member of the board …; required"),
    field("names", "姓名", "一人或数人，必填", "one name or several; required"),
];

const PDF: &[Field] = &[
    field("file", "文件", "文件，从期的文件夹算起，必填", "the file, from the issue's folder; required"),
    field("publish_at", "发布时间", "此前不发布", "not published before"),
];

/// The fields of an issue, in the order of the reference.
pub(crate) const FIELDS: &[Field] = &[
    field("year", "年份", "年份，必填", "the year; required"),
    field("number", "期数", "当年第几期，必填", "its number in the year; required"),
    field("serial", "总期数", "总第几期", "its number since the first"),
    field("staff", "编委会", "编委会等人员", "the staff").of(STAFF),
    field("columns", "栏目", "本期栏目的次序", "its columns, in its own order"),
    field("pdf", "印刷版", "印刷版文件", "the printed issue as a file").of(PDF),
];

/// Reads the fields of an issue.
pub(super) fn read(fields: &mut Fields) -> Option<Issue> {
    let (year, number) = (fields.required("year"), fields.required("number"));
    let serial = fields.optional("serial");
    let staff = fields.or_default("staff");
    let columns = fields.or_default::<Names>("columns").0;
    let pdf = fields.optional("pdf");
    Some(Issue { year: year?, number: number?, serial, staff, columns, pdf })
}

#[cfg(test)]
mod tests {
    use super::{PDF, Pdf, STAFF, Staff};
    use crate::yaml::accepted::assert_listed;

    #[test]
    fn the_reference_lists_what_is_taken() {
        assert_listed::<Staff>(STAFF);
        assert_listed::<Pdf>(PDF);
    }
}
