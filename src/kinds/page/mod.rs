//! `page`: a standing page such as 关于本刊, a file directly in `content/`. All its fields are common ones.

use crate::yaml::Field;

/// None beside the common ones.
pub const FIELDS: &[Field] = &[];
