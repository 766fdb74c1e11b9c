//! Data protection: the notice (GDPR article 13), retention, and the erasure of
//! one person.

#[cfg(feature = "exports")]
pub(crate) mod erasure;
#[cfg(feature = "notice")]
pub(crate) mod notice;
pub(crate) mod retention;

#[cfg(feature = "exports")]
pub use erasure::{Erased, erase_rows};
#[cfg(feature = "notice")]
pub use notice::{
    NoticeChoice, NoticeDocument, NoticeField, NoticeFieldKind, NoticeSection, NoticeTag, notice,
    notice_fields,
};
pub use retention::{Retention, retention};
