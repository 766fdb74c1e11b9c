//! Slots: a decoded cell is a byte, the position of a response option or a kind
//! of missing.

use crate::document::record::words;
use crate::survey::choices::{MAX_CHOICES, MissingKind};

words! {
    /// Why a cell gives no answer to score.
    pub enum Missing of "answer.missing" {
        /// Asked, and left open.
        NoAnswer = "no_answer",
        /// The person prefers not to answer.
        Refused = "refused",
        /// The person does not know.
        DontKnow = "dont_know",
        /// « Sans objet dans mon poste ».
        NotApplicable = "not_applicable",
        /// Skip logic did not show the item.
        NotShown = "not_shown",
        /// What the cell holds is none of the declared choices.
        Invalid = "invalid",
    }
}

impl From<MissingKind> for Missing {
    fn from(kind: MissingKind) -> Self {
        match kind {
            MissingKind::NoAnswer => Self::NoAnswer,
            MissingKind::Refused => Self::Refused,
            MissingKind::DontKnow => Self::DontKnow,
            MissingKind::NotApplicable => Self::NotApplicable,
            MissingKind::NotShown => Self::NotShown,
        }
    }
}

impl Missing {
    /// Whether the item counts among those that the person could have answered.
    #[must_use]
    pub const fn is_expected(self) -> bool {
        !matches!(self, Self::NotApplicable | Self::NotShown)
    }
}

/// What a cell holds after decoding: the position of a choice in its list
/// (below 250), or one of the six kinds of missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot(pub(crate) u8);

const FIRST_MISSING: u8 = 250;
// Positions of choices and kinds of missing share the byte.
const _: () = assert!(MAX_CHOICES == FIRST_MISSING as usize);

impl Slot {
    pub(crate) const NO_ANSWER: Self = Self::missing(Missing::NoAnswer);
    pub(crate) const NOT_SHOWN: Self = Self::missing(Missing::NotShown);
    pub(crate) const INVALID: Self = Self::missing(Missing::Invalid);
    /// An answer of an item without a list: a number or a text is there.
    pub(crate) const PRESENT: Self = Self(0);
    /// A choice of a multiple item that was not ticked.
    pub(crate) const UNTICKED: Self = Self(0);
    /// A choice of a multiple item that was ticked.
    pub(crate) const TICKED: Self = Self(1);

    pub(crate) const fn missing(kind: Missing) -> Self {
        Self(FIRST_MISSING + kind as u8)
    }

    pub(crate) fn choice(position: usize) -> Self {
        u8::try_from(position).ok().filter(|p| *p < FIRST_MISSING).map_or(Self::INVALID, Self)
    }

    pub(crate) const fn is_answered(self) -> bool {
        self.0 < FIRST_MISSING
    }

    pub(crate) fn position(self) -> Option<usize> {
        self.is_answered().then_some(usize::from(self.0))
    }

    pub(crate) fn kind(self) -> Option<Missing> {
        Missing::ALL.get(usize::from(self.0.checked_sub(FIRST_MISSING)?)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_missing_has_its_byte() {
        for &kind in Missing::ALL {
            assert_eq!(Slot::missing(kind).kind(), Some(kind));
            assert!(!Slot::missing(kind).is_answered());
        }
        assert_eq!(Slot::choice(249).position(), Some(249));
        assert_eq!(Slot::choice(250), Slot::INVALID);
        assert_eq!(Slot::choice(3).kind(), None);
    }
}
