//! Entries of a section: what of each is still to be filled.

use crate::error::location::Pointer;

/// An entry of a post file. What it lacks is to be filled; that is never a fault.
pub(super) trait Fillable {
    /// Where it stands.
    fn at(&self) -> &Pointer;

    /// The fields that the next person will look for, and that are absent.
    fn missing(&self) -> Vec<&'static str>;
}

/// The names of those that are.
pub(super) fn absent<const COUNT: usize>(
    fields: [(&'static str, bool); COUNT],
) -> Vec<&'static str> {
    fields.into_iter().filter(|(_, is_absent)| *is_absent).map(|(name, _)| name).collect()
}
