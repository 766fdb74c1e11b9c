//! Tallies to JSON and to bytes, and the door by which they come back.

use serde::Serialize;
use serde_json::{Value, json};

use crate::document::authored::read_document;
use crate::document::canonical::canonical_json;
use crate::document::node::{Node, check_shape, check_size};
use crate::document::reader::Reader;
use crate::document::sha256::sha256_hex;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::tally::count::{Count, Counts, Weighting};
use crate::tally::group::Group;
use crate::tally::grouping::GroupKey;
use crate::tally::moments::Moments;
use crate::tally::sums::Tally;

use super::{Holds, TallyDocument, TallyTag, score_text};

/// The first line of the bytes: what they are, and about whom.
const HEAD: &[u8] = b"boussole-sante tally 1 personal-data\n";
/// The longest second line: a hash, a blank, a length, the end of the line.
const HASH_LINE: usize = 64 + 1 + 20 + 1;
/// How hard the bytes are pressed: beyond it they get hardly shorter.
const LEVEL: u8 = 6;

impl Tally {
    /// The tally as JSON (RFC 8785), by the schema `tally`. Personal data.
    ///
    /// # Errors
    /// `too_large` beyond what is read back.
    pub fn to_json(&self) -> Result<String, Error> {
        let json = canonical_json(&self.to_value())?;
        check_size(json.len())?;
        check_shape(&json)?;
        Ok(json)
    }

    /// Reads the JSON of a tally.
    ///
    /// # Errors
    /// `invalid_document` with every fault: what is not as the schema says,
    /// and sums that contradict each other.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        let node = Node::parse(json)?;
        let mut tally = None;
        let text = std::str::from_utf8(json).ok();
        let check = |document: &TallyDocument, reader: &mut Reader| {
            tally = document.tally(reader);
        };
        read_document(&node, text, TallyTag::Tally.as_str(), Reader::of_people(), check)?;
        // Without a fault there is a tally.
        tally.ok_or_else(|| Error::many(Code::InvalidDocument, Vec::new()))
    }

    /// The tally in few bytes: a line that says what they are and that they are
    /// personal data, a line with the SHA-256 of the JSON and its length in
    /// bytes, the JSON deflated.
    ///
    /// # Errors
    /// As [`to_json`](Self::to_json).
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let json = self.to_json()?;
        let mut bytes = HEAD.to_vec();
        let line = format!("{} {}\n", sha256_hex(json.as_bytes()), json.len());
        bytes.extend_from_slice(line.as_bytes());
        bytes.extend(miniz_oxide::deflate::compress_to_vec(json.as_bytes(), LEVEL));
        Ok(bytes)
    }

    /// Reads the bytes of a tally.
    ///
    /// # Errors
    /// `wrong_document` if they are no tally of this version, `too_large` if
    /// they say that their JSON is longer than what is read, `damaged_bytes` if
    /// they are not as they were written, and as
    /// [`from_json`](Self::from_json).
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let expected =
            Expected::This { value: String::from_utf8_lossy(HEAD).trim_end().to_owned() };
        let Some(rest) = bytes.strip_prefix(HEAD) else {
            return Err(Error::usage(Code::WrongDocument, expected, ""));
        };
        let damaged = || Error::usage(Code::DamagedBytes, Expected::BytesAsWritten, "");
        let end =
            rest.iter().take(HASH_LINE).position(|byte| *byte == b'\n').ok_or_else(damaged)?;
        let (line, pressed) = (&rest[..end], &rest[end + 1..]);
        let line = std::str::from_utf8(line).ok().and_then(|line| line.split_once(' '));
        let (hash, length) = line.ok_or_else(damaged)?;
        let length: usize = length.parse().map_err(|_| damaged())?;
        check_size(length)?;
        let json = miniz_oxide::inflate::decompress_to_vec_with_limit(pressed, length)
            .map_err(|_| damaged())?;
        if json.len() != length || hash != sha256_hex(&json) {
            return Err(damaged());
        }
        Self::from_json(&json)
    }

    fn to_value(&self) -> Value {
        let by = self.by.iter().map(|by| json!({"column": by.name, "kind": by.kind}));
        let groups = self.groups.iter().map(|(key, group)| self.group_value(key, group));
        json!({
            "document": TallyTag::Tally,
            "schema_version": 1,
            "holds": Holds::PersonalData,
            "questionnaire": self.questionnaire(),
            "weights": self.weighting,
            "by": by.collect::<Vec<_>>(),
            "pairwise": self.pairwise,
            "shards": self.shards,
            "groups": groups.collect::<Vec<_>>(),
        })
    }

    fn group_value(&self, key: &GroupKey, group: &Group) -> Value {
        let by =
            key.iter().map(|value| value.text().map_or(json!({}), |text| json!({"value": text})));
        let counts = |counts: &Counts| self.counts_value(counts.iter());
        let moments = |moments: &[Moments]| {
            moments.iter().map(|moments| self.moments_value(moments)).collect::<Vec<_>>()
        };
        let scales = group.scales.iter().zip(&self.layout.scales).map(|(sums, layout)| {
            let entries = sums.scores.entries(layout);
            json!({
                "status": counts(&sums.status),
                "invalid": sums.invalid,
                "scores": entries.iter().map(|(score, _)| score_text(*score)).collect::<Vec<_>>(),
                "counts": self.counts_value(entries.iter().map(|(_, count)| *count)),
                "listwise": self.moments_value(&sums.listwise),
                "pairwise": moments(&sums.pairwise),
            })
        });
        let rankings = group.rankings.iter().map(|sums| {
            json!({
                "people": counts(&sums.people),
                "ranked": counts(&sums.ranked),
                "ranks": texts(&sums.ranks),
                "left": texts(&sums.left),
            })
        });
        json!({
            "by": by.collect::<Vec<_>>(),
            "rows": self.counts_value([group.rows].into_iter()),
            "zero_weight_rows": group.zero_weight,
            "columns": counts(&group.cells),
            "numbers": moments(&group.numbers),
            "items": counts(&group.compound),
            "rankings": rankings.collect::<Vec<_>>(),
            "scales": scales.collect::<Vec<_>>(),
            "pairs": moments(&group.pairs),
        })
    }

    fn counts_value(&self, counts: impl Iterator<Item = Count> + Clone) -> Value {
        let n: Vec<u64> = counts.clone().map(|count| count.n).collect();
        if self.weighting != Weighting::Survey {
            return json!({ "n": n });
        }
        let weight: Vec<String> = counts.clone().map(|count| count.weight.to_string()).collect();
        let squared: Vec<String> = counts.map(|count| count.squared.to_string()).collect();
        json!({ "n": n, "weight": weight, "squared": squared })
    }

    fn moments_value(&self, moments: &Moments) -> Value {
        json!({
            "rows": self.counts_value([moments.count].into_iter()),
            "sums": texts(&moments.sums),
            "products": texts(&moments.products),
        })
    }
}

fn texts(sums: &[i128]) -> Vec<String> {
    sums.iter().map(ToString::to_string).collect()
}

impl Serialize for Tally {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}
