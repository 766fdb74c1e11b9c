//! One person out of an export; everything else byte for byte.

use boussole_sante::{Code, Error, privacy::erase_rows};
use proptest::prelude::*;

fn erased(text: &[u8]) -> (Vec<u8>, u64) {
    let erased = erase_rows(text, "id", "r-2").unwrap();
    (erased.bytes, erased.rows)
}

fn refused(text: &[u8], column: &str, respondent: &str) -> Error {
    erase_rows(text, column, respondent).unwrap_err()
}

#[test]
fn every_separator_and_line_end() {
    for separator in [",", ";", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
            let line = |cells: [&str; 3]| cells.join(separator) + end;
            let (head, first, last) =
                (line(["a", "id", "b"]), line(["1", "r-1", "\"x\"\"y\""]), line(["3", "r-3", ""]));
            let gone = line(["2", "\" r-2 \"", &format!("\"two{end}lines\"")]);
            let text = format!("{head}{first}{gone}{last}{gone}");
            let kept = format!("{head}{first}{last}");
            assert_eq!(erased(text.as_bytes()), (kept.into_bytes(), 2), "{text:?}");
        }
    }
}

#[test]
fn every_encoding() {
    let (before, gone, after) = ("id;texte\nr-1;été €\n", "r-2;\"çà\n…\"\n", "\nr-3;œ\n");
    let utf8 = |text: &str| text.as_bytes().to_vec();
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    type Encode<'e> = &'e dyn Fn(&str) -> Vec<u8>;
    let encodings: [(&[u8], Encode<'_>); 5] = [
        (b"", &utf8),
        (b"\xEF\xBB\xBF", &utf8),
        (b"", &latin),
        (b"\xFF\xFE", &little),
        (b"\xFE\xFF", &big),
    ];
    for (mark, encode) in encodings {
        let file = [mark, &encode(before), &encode(gone), &encode(after)].concat();
        let kept = [mark, &encode(before), &encode(after)].concat();
        assert_eq!(erased(&file), (kept, 1));
    }
}

#[test]
fn nobody_found_changes_nothing() {
    let text = b"sep=;\nid;a\nR-2;1\nr-20;2\nr-2x;r-2\n;\n";
    assert_eq!(erased(text), (text.to_vec(), 0));
    assert_eq!(erased(b"id;a"), (b"id;a".to_vec(), 0));
}

#[test]
fn lines_above_the_header_stay() {
    let text = b"Enquete 2026\n\nid;a\nr-2;1\nr-3;2";
    assert_eq!(erased(text), (b"Enquete 2026\n\nid;a\nr-3;2".to_vec(), 1));
}

#[test]
fn what_cannot_be_erased_from_is_refused_without_a_word_about_people() {
    let cases: [(&[u8], &str, Code); 8] = [
        (b"jeanne;a\njeanne;1\n", "id", Code::MissingColumn),
        (b"id;id\njeanne;1\n", "id", Code::DuplicateColumn),
        (b"id;a\njeanne;1;2\n", "id", Code::InvalidCsv),
        (b"id;a\njeanne\n", "id", Code::InvalidCsv),
        (b"id;a\njeanne;\"1\n", "id", Code::InvalidCsv),
        (b"id;a\n\xC3\xA9jeanne;\xFF\n", "id", Code::InvalidEncoding),
        (b"i\0d\0;\0a\0", "id", Code::InvalidEncoding),
        (b"", "id", Code::MissingColumn),
    ];
    for (text, column, code) in cases {
        let error = refused(text, column, "jeanne");
        assert_eq!(error.code(), code, "{error}");
        assert!(!format!("{error:?} {:?}", error.faults()).contains("jeanne"), "{error}");
    }
    // Blank would be every row without a pseudonym.
    assert_eq!(refused(b"id;a\n;1\n", "id", " ").code(), Code::InvalidOption);
}

proptest! {
    #[test]
    fn rows_go_and_nothing_else(
        rows in proptest::collection::vec(("r-[1-3]", "[a\"';,\t\r\né€]{0,6}"), 0..12),
        separator in prop_oneof![Just(';'), Just(','), Just('\t')],
        mark in any::<bool>(),
    ) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let line = |(id, text): &(String, String)| format!("{}{separator}{id}\r\n", quoted(text));
        let head = format!("{}text{separator}id\r\n", if mark { "\u{feff}" } else { "" });
        let file = rows.iter().map(line).fold(head.clone(), |all, line| all + &line);
        let left = rows.iter().filter(|(id, _)| id != "r-2").map(line);
        let left = left.fold(head, |all, line| all + &line);
        let gone = rows.iter().filter(|(id, _)| id == "r-2").count() as u64;
        prop_assert_eq!(erased(file.as_bytes()), (left.into_bytes(), gone));
    }
}
