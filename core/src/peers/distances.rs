//! How far territories are from each other.

use std::collections::BTreeMap;

use crate::document::record::bounded;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;

use super::offer::TerritoryCode;

bounded! {
    /// How far two territories are from each other, in the unit of who measured it:
    /// kilometres, or minutes on the way.
    pub struct Distance(u32) in 0..=100_000;
}

/// Distances between territories, the same in both directions.
///
/// ```
/// use boussole_sante::peers::{Distance, Distances};
/// let mut distances = Distances::default();
/// let (one, other) = ("93066".parse()?, "93001".parse()?);
/// distances.insert(&one, &other, Distance::try_from(6)?)?;
/// assert_eq!(distances.between(&other, &one).map(Distance::get), Some(6));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distances(BTreeMap<(TerritoryCode, TerritoryCode), Distance>);

impl Distances {
    /// Says how far two territories are from each other.
    ///
    /// # Errors
    /// `invalid_value` if another distance is known between them already, or one other than
    /// zero is given from a territory to itself.
    pub fn insert(
        &mut self,
        one: &TerritoryCode,
        other: &TerritoryCode,
        distance: Distance,
    ) -> Result<(), Error> {
        let known = self.between(one, other).filter(|known| *known != distance);
        if let Some(known) = known {
            let (one, other) = (one.to_string(), other.to_string());
            let expected = Expected::OneDistance { one, other, distance: known.get() };
            let found = Found::from(distance.get().to_string());
            return Err(Error::usage(Code::InvalidValue, expected, found));
        }
        self.0.insert(ordered(one, other), distance);
        Ok(())
    }

    /// How far two territories are from each other, if that is known; nothing from one to
    /// itself.
    #[must_use]
    pub fn between(&self, one: &TerritoryCode, other: &TerritoryCode) -> Option<Distance> {
        if one == other {
            return Distance::try_from(0).ok();
        }
        self.0.get(&ordered(one, other)).copied()
    }

    /// Each two of whom it is known, and how far they are from each other.
    pub fn iter(&self) -> impl Iterator<Item = (&TerritoryCode, &TerritoryCode, Distance)> {
        self.0.iter().map(|((one, other), distance)| (one, other, *distance))
    }

    /// The farthest that there is.
    pub(super) fn farthest(&self) -> u32 {
        self.0.values().map(|distance| distance.get()).max().unwrap_or(0)
    }
}

fn ordered(one: &TerritoryCode, other: &TerritoryCode) -> (TerritoryCode, TerritoryCode) {
    (one.min(other).clone(), one.max(other).clone())
}
