//! Masking: how much of a value an error may show.

/// A value of data as it may be shown: whole if it is short and cannot be a
/// word about a person, else its length only (that is: longer than
/// 12 characters, or letters in a numeric column).
#[must_use]
pub fn mask(value: &str, numeric: bool) -> String {
    let words = numeric && value.chars().any(char::is_alphabetic);
    if value.chars().count() > 12 || words || value.contains('@') {
        hide(value)
    } else {
        value.to_owned()
    }
}

/// A value of one person's document: its length only. A short number may be an
/// age or the number of a telephone.
pub(crate) fn hide(value: &str) -> String {
    match value.chars().count() {
        1 => "‹1 character›".to_owned(),
        length => format!("‹{length} characters›"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_masked_where_they_may_be_words() {
        assert_eq!(mask("42", true), "42");
        assert_eq!(mask("NC", true), "‹2 characters›");
        assert_eq!(mask("NC", false), "NC");
        assert_eq!(mask("123456789012", true), "123456789012");
        assert_eq!(mask("1234567890123", true), "‹13 characters›");
        assert_eq!(mask("a@b", false), "‹3 characters›");
        assert_eq!(hide("9"), "‹1 character›");
    }
}
