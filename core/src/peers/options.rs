//! How people are put in touch: on which day, for what, how far from each other.

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::value::date::Date;
use crate::value::respondent::Respondent;

use super::distances::{Distance, Distances};
use super::network::PeerNetwork;
use super::offer::PeerMode;

/// How people are put in touch.
///
/// ```
/// use boussole_sante::peers::{Distance, MatchOptions, PeerMode};
/// let options = MatchOptions::on("2026-12-01".parse()?, PeerMode::Exchange);
/// assert_eq!(options.within, None);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct MatchOptions {
    /// The day on which it counts; the library has no clock.
    pub today: Date,
    /// For what.
    pub mode: PeerMode,
    /// How far territories are from each other.
    pub distances: Distances,
    /// How far two may be from each other; any distance if absent.
    pub within: Option<Distance>,
    /// Who is in touch already; of tutoring the first helps the second.
    pub earlier: Vec<(Respondent, Respondent)>,
}

impl MatchOptions {
    /// On this day, for this, at any distance.
    #[must_use]
    pub fn on(today: Date, mode: PeerMode) -> Self {
        let (distances, within, earlier) = (Distances::default(), None, Vec::new());
        Self { today, mode, distances, within, earlier }
    }

    /// The same with distances between territories.
    #[must_use]
    pub fn with_distances(mut self, distances: Distances) -> Self {
        self.distances = distances;
        self
    }

    /// The same, of people who are no farther than this from each other.
    #[must_use]
    pub const fn within(mut self, distance: Distance) -> Self {
        self.within = Some(distance);
        self
    }

    /// Whether distances play a part.
    pub(super) fn is_measured(&self) -> bool {
        self.within.is_some() || self.distances.farthest() > 0
    }

    /// The same after an earlier network: as many of its pairs go on as may be.
    ///
    /// # Errors
    /// `invalid_option` for a network of the other mode: who exchanges does not help.
    pub fn after(mut self, earlier: &PeerNetwork) -> Result<Self, Error> {
        if earlier.mode != self.mode {
            let expected = Expected::NetworkOf { mode: self.mode.to_string() };
            return Err(Error::usage(Code::InvalidOption, expected, earlier.mode.as_str()));
        }
        let pairs = earlier.document.pairs.iter();
        self.earlier.extend(pairs.map(|pair| (pair.first.clone(), pair.second.clone())));
        Ok(self)
    }
}
