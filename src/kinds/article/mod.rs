//! `article`: news, profiles, notices, initiatives, forewords. All its fields are common ones.

use crate::yaml::Field;

/// None beside the common ones.
pub const FIELDS: &[Field] = &[];
