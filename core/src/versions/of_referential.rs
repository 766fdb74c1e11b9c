//! What became of the entries of a referential.

use serde_json::Value;

use crate::document::field::Record;
use crate::referential::document::ReferentialDocument;
use crate::referential::index::Referential;

use super::difference::{Compared, Differences};
use super::fields::named;
use super::list::{Entry, of_list};

impl Referential {
    /// What became of each entry of an earlier version, list by list: entries in the order
    /// of this version, then what is gone. Entries that are the same are left out, and so
    /// are those that were and are out of use.
    ///
    /// ```
    /// use boussole_sante::Referential;
    /// let referential = Referential::embedded()?;
    /// assert!(referential.differences(&referential).is_empty());
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn differences(&self, earlier: &Self) -> Differences {
        let [before, after] =
            [earlier, self].map(|one| serde_json::to_value(one.document()).unwrap_or_default());
        let lists = ReferentialDocument::lists().flat_map(|(list, record)| {
            let [before, after] =
                [&before, &after].map(|document| entries(record, document.get(list.name)));
            of_list(list.name, record, &before, &after)
        });
        Differences {
            document: Compared::Referential,
            key: self.key().to_string(),
            before: earlier.version().to_string(),
            after: self.version().to_string(),
            entries: lists.collect(),
        }
    }
}

fn entries(record: &Record, list: Option<&Value>) -> Vec<Entry> {
    let entry = |(key, value)| Entry { key, place: String::new(), value };
    named(record, list).into_iter().map(entry).collect()
}
