//! What a post file names and when: that it is there, and in order.

use crate::document::reader::Reader;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;
use crate::referential::personal_names::unknown;
use crate::value::date::Date;

/// Notes a key that the referential does not have, and withholds it: any word of a file may
/// be somebody's name. What is no longer used stays: the file is older than that.
pub(super) fn check_name(
    key: &str,
    kind: EntryKind,
    at: &Pointer,
    referential: &Referential,
    reader: &mut Reader,
) {
    if referential.position(kind, key).is_none() {
        unknown(key, referential.keys(kind), at, reader);
    }
}

/// Notes a last day that is before its first, at the last one.
pub(super) fn check_days(
    first: Option<Date>,
    (last, at): (Option<Date>, &Pointer),
    reader: &mut Reader,
) {
    if let Some((first, last)) = first.zip(last).filter(|(first, last)| last < first) {
        let expected = Expected::NotBefore { date: first.to_string() };
        reader.fault(Code::OutOfRange, at, expected, last.to_string());
    }
}

/// Notes an entry that has neither of two fields of which it needs one.
pub(super) fn check_either(
    at: &Pointer,
    (first, has_first): (&str, bool),
    (second, has_second): (&str, bool),
    reader: &mut Reader,
) {
    if reader.is_valid(at) && !has_first && !has_second {
        let expected = Expected::EitherField { first: first.to_owned(), second: second.to_owned() };
        reader.fault(Code::FieldRequired, at, expected, "");
    }
}
