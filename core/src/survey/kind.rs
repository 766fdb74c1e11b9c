//! The kinds of items.

use crate::document::record::words;

words! {
    /// What kind of answer an item takes.
    pub enum ItemKind {
        /// A level on a ladder of mastery.
        Level = "level",
        /// One choice of an ordered list with values.
        Rating = "rating",
        /// One choice.
        Single = "single",
        /// Any number of choices.
        Multiple = "multiple",
        /// Choices in an order of preference.
        Ranking = "ranking",
        /// A number.
        Number = "number",
        /// Free text.
        Text = "text",
    }
}
