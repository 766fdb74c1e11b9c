//! Values of the domain: keys, texts by language, dates, versions, decimals, exact
//! ratios, and the expression language.

pub(crate) mod as_of;
pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod expression;
pub(crate) mod extensions;
pub(crate) mod key;
pub(crate) mod ratio;
pub(crate) mod text;
pub(crate) mod version;
