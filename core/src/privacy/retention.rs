//! Retention date of a document with personal data, read without judging the
//! rest of it: what is damaged is to be deleted too.

use crate::document::node::Node;
use crate::error::fault::Error;
use crate::survey::answers::AnswersTag;
use crate::value::date::Date;

/// The kind of document that a portfolio is.
const PORTFOLIO: &str = "portfolio";
/// The kind of document that holds what a person ticked to be put in touch with peers; it is
/// to be deleted when it does not count any more.
const PEER_OFFER: &str = "peer-offer";
/// The kind of document that says who is put in touch with whom.
const PEER_NETWORK: &str = "peer-network";
/// The kind of document that a log of releases is.
pub(crate) const RELEASE_LOG: &str = "release-log";

/// What a file says about its own end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// It is neither answers, nor a portfolio, nor of peers, nor a log of releases.
    NoAnswers,
    /// It is one, and has no date, none that is a day, or several.
    Undated,
    /// It is one, to be deleted after this day.
    Until(Date),
}

impl Retention {
    /// Whether the file is to be deleted on this day.
    #[must_use]
    pub fn is_expired(self, today: Date) -> bool {
        matches!(self, Self::Until(day) if today > day)
    }
}

/// Reads the date from a document, and nothing else of it.
///
/// # Errors
/// `too_large`, `too_deep`, `invalid_encoding`, `invalid_json`.
pub fn retention(bytes: &[u8]) -> Result<Retention, Error> {
    let node = Node::parse(bytes)?;
    let dated = [AnswersTag::Answers.as_str(), PORTFOLIO, PEER_NETWORK, RELEASE_LOG];
    let field = match node.get("document") {
        Some(Node::String(kind)) if kind == PEER_OFFER => "valid_until",
        Some(Node::String(kind)) if dated.contains(&kind.as_str()) => "retain_until",
        _ => return Ok(Retention::NoAnswers),
    };
    let mut dates = node.members().iter().filter(|(name, _)| name == field);
    let (first, another) = (dates.next(), dates.next());
    Ok(match (first, another) {
        (Some((_, Node::String(day))), None) => {
            day.parse().map_or(Retention::Undated, Retention::Until)
        }
        _ => Retention::Undated,
    })
}
