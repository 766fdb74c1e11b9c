//! Why a statistic has no value.

/// What the data lack for a statistic to exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Undefined {
    /// There are fewer items than the statistic is about.
    TooFewItems,
    /// An item does not vary between respondents.
    NoItemVariance,
    /// The covariances are not positive definite: an item follows from others.
    Singular,
    /// A unique variance of the factor model is not positive (Heywood case).
    Heywood,
    /// The factor model has no maximum that the iteration reaches.
    NotConverged,
}
