//! `article`: news, profiles, notices, initiatives, forewords. It has only the common fields.

use crate::yaml::Field;

/// An article has no fields of its own.
pub(crate) const FIELDS: &[Field] = &[];
