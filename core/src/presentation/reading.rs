//! What was understood of an export, in a few lines.

use crate::error::language::Language;
use crate::import::Reading;
use crate::language::wording;

impl Reading {
    /// A line for each thing to check.
    #[must_use]
    pub fn summary(&self, language: Language) -> String {
        let texts = |texts: &[String]| {
            let quoted: Vec<String> =
                texts.iter().map(|text| format!("«\u{a0}{text}\u{a0}»")).collect();
            match (quoted.is_empty(), language) {
                (true, _) => String::new(),
                (_, Language::French) => format!("\u{a0}: {}", quoted.join(", ")),
                (_, Language::English) => format!(": {}", quoted.join(", ")),
            }
        };
        let dropped = self.dropped.iter();
        let dropped = dropped.map(|one| {
            format!("{} ({})", one.header, wording("dropped.why", one.why.as_str(), language))
        });
        let converted = self.converted.iter();
        let converted = converted.map(|one| {
            format!("{} ({})", wording("conversion", one.what.as_str(), language), one.count)
        });
        let not_understood = self.not_understood.iter();
        let not_understood = not_understood
            .map(|one| format!("{} ({}){}", one.column, one.count, texts(&one.texts)));
        let open = self.open_texts.iter();
        let open = open.map(|one| format!("{} ({}){}", one.column, one.count, texts(&one.texts)));
        let status = wording("dialect.status", self.status.as_str(), language);
        let facts = [
            ("dialecte", "dialect", format!("{} ({status})", self.dialect)),
            ("lignes", "rows", self.rows.to_string()),
            ("colonnes lues", "columns read", self.columns.len().to_string()),
            ("écartées", "dropped", dropped.collect::<Vec<_>>().join(", ")),
            ("gardées", "kept", self.kept.join(", ")),
            ("sans correspondance", "not matched", self.unmatched.join(", ")),
            ("absentes", "absent", self.absent.join(", ")),
            ("converties", "converted", converted.collect::<Vec<_>>().join(", ")),
            ("incomprises", "not understood", not_understood.collect::<Vec<_>>().join(", ")),
            (
                "lues comme «\u{a0}autre\u{a0}»",
                "read as «\u{a0}autre\u{a0}»",
                open.collect::<Vec<_>>().join(", "),
            ),
        ];
        let said = facts.into_iter().filter(|(.., told)| !told.is_empty());
        let said: Vec<_> = said
            .map(|(french, english, told)| match language {
                Language::French => (french, told),
                Language::English => (english, told),
            })
            .collect();
        super::lines(&said, language)
    }
}
