//! `page`: a standing page such as 关于本刊, a file directly in `content/`. It has only the common fields.

use crate::yaml::Field;

/// A standing page has no fields of its own.
pub(crate) const FIELDS: &[Field] = &[];
