//! The site: everything linked, built once and then only read.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Asset, Held, Links, Pages, Relations, Renditions, Target};
use crate::values::Address;

/// The linked site without its pictures: what `link` returns.
#[derive(Debug)]
pub struct Linked {
    /// The pieces and the lists in which they stand.
    pub relations: Relations,
    /// For each piece what its references lead to.
    pub links: Vec<Links>,
    /// Every page and file that is made.
    pub pages: Pages,
    /// Files that are published, by path.
    pub assets: BTreeMap<String, Asset>,
    /// The pieces that are not published now, in path order.
    pub held: Vec<Held>,
    /// When the clock next changes what is published.
    pub next_change: Option<DateTime<Utc>>,
}

/// The whole site: the linked site and the files in which its pictures are shown.
#[derive(Debug)]
pub struct Site {
    linked: Arc<Linked>,
    /// The variants of the pictures, by the paths of the original files; a picture that is not here is shown as it is.
    pub pictures: BTreeMap<String, Renditions>,
}

impl Deref for Linked {
    type Target = Relations;

    fn deref(&self) -> &Relations {
        &self.relations
    }
}

impl Deref for Site {
    type Target = Linked;

    fn deref(&self) -> &Linked {
        &self.linked
    }
}

impl Site {
    /// The linked site with these variants of its pictures.
    #[must_use]
    pub fn new(linked: impl Into<Arc<Linked>>, pictures: BTreeMap<String, Renditions>) -> Self {
        Self { linked: linked.into(), pictures }
    }

    /// The cover of a piece as one file, for programs that take only one: the widest variant where the picture has
    /// variants.
    #[must_use]
    pub fn cover_file(&self, piece: usize) -> Option<&Address> {
        let Some(Target::File(address, _)) = &self.links[piece].cover else { return None };
        let smaller = self.pictures.get(address.as_str()).and_then(Renditions::one);
        Some(smaller.map_or(address, |file| &file.address))
    }
}
