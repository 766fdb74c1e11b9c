//! Values as Python declares them, written from the registry of fields.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use boussole_sante::Language;
use boussole_sante::document::{Described, Field, Presence, Record, Shape};
use boussole_sante::evaluation::{Entity, EvaluationDocument, IndicatorExplanation, Observation};
use boussole_sante::form::{LimesurveyForm, XlsForm};
use boussole_sante::group_tables::{RowsUsed, Selection};
use boussole_sante::guidance::LearningPlanDocument;
use boussole_sante::handover::{HandoverPackDocument, PackPart};
use boussole_sante::import::{Encoding, Reading, Separator};
use boussole_sante::lint::Finding;
use boussole_sante::peers::{PeerMode, PeerNetworkDocument, PeerTick};
use boussole_sante::portfolio::{
    AssessedLevel, AssessmentConfidence, AssessmentSource, LevelPolicy,
};
use boussole_sante::privacy::NoticeField;
use boussole_sante::referential::{Change, EntryKind, ReferentialDocument};
use boussole_sante::release::ReleaseAudit;
use boussole_sante::scoring::{
    Cells, LevelsExplanation, Progress, ReportDocument, ScaleExplanation,
};
use boussole_sante::survey::Purpose;
use boussole_sante::survey::outline::Outline;
use boussole_sante::tally::Weighting;
use boussole_sante::versions::{Carried, Differences};

/// How long a line may be.
const WIDTH: usize = 100;

const REFERENTIAL: &str = r#""""What a referential is made of, as plain values: frozen, comparable, hashable.

They come from a `boussole_sante.Referential`; printed, an entry is a card. Written from the core's
registry of fields (`make parts`): what is said here is said there.

>>> import boussole_sante as bs
>>> ref = bs.Referential.embedded()
>>> ref.competency("animer-un-atelier")
<Competency animer-un-atelier: Animer un atelier>
>>> ref.competencies["animer-un-atelier"].label("en")
'Run a workshop'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from ._parts import Entries, Part
from ._values import Record, Text
"#;

const SURVEY: &str = r#""""What a questionnaire is made of, as plain values: frozen, comparable, hashable.

They come from a `boussole_sante.Questionnaire`. Written from the core's registry of fields (`make
parts`): what is said here is said there.

>>> import boussole_sante as bs
>>> bs.Questionnaire.embedded("autopositionnement-court").items[0].kind
'multiple'
"""

from __future__ import annotations

from dataclasses import dataclass

from ._values import Text, Value
"#;

const RESULTS: &str = r#""""What is computed, as plain values: frozen, comparable, hashable, named as in their JSON.

Reports and their explanations, the progress of an interview, the audit of a release, what was read
of an export, what a lint finds. Written from the core's registry of fields (`make parts`): what is
said here is said there.

>>> import boussole_sante as bs
>>> q = bs.Questionnaire.from_keys({"entraide": ["p1", "p2"]}, min=1, max=5)
>>> score = bs.score({"p1": 4, "p2": 5}, q).scales[0]
>>> score.value, score.status, score["used"]
(4.5, 'ok', 2)
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ._results import (
    Audit,
    DifferencesBase,
    Explanation,
    FindingBase,
    HandoverPack,
    LearningPlan,
    LimesurveyFormBase,
    PeerNetwork,
    ProgressBase,
    Summarised,
    XlsFormBase,
)
from ._values import Post, Record, Text, Value
"#;

const LISTS: &str = r#""""The lists of a referential. Written from the core's registry of fields (`make parts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
"#;

const WORDS: &str = r#""""Closed lists: the words that options, documents and results may hold. Written from the core's own
lists (`make parts`).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

"#;

/// The module `boussole_sante.referential`.
#[must_use]
pub fn python_parts() -> String {
    let records = in_referential();
    let kinds: BTreeMap<&str, EntryKind> = EntryKind::ALL
        .iter()
        .filter_map(|kind| Some((ReferentialDocument::record_of(kind.list())?.name, *kind)))
        .collect();
    let mut text = REFERENTIAL.to_owned();
    names(&["Entries", "Entry", "LISTS", "Part"], &records, &mut text);
    // What every entry has is declared once.
    let is_common = |field: &&Field| {
        let entries = records.iter().filter(|record| kinds.contains_key(record.name));
        let has = |record: &&Record| {
            let mut fields = record.fields.iter();
            fields.any(|own| own.name == field.name && own.doc == field.doc)
        };
        entries.copied().all(|record| has(&record))
    };
    let first = records.iter().find(|record| kinds.contains_key(record.name));
    let of_entries: Vec<&Field> =
        first.into_iter().flat_map(|record| record.fields).filter(is_common).collect();
    text += "\n\n@dataclass(frozen=True, kw_only=True, repr=False)\nclass Entry(Part):\n";
    text += "    \"\"\"What each entry of a referential has.\"\"\"\n\n";
    text += "    entry_kind: ClassVar[str]\n";
    of_entries.iter().for_each(|field| declare(field, &mut text));
    for record in &records {
        let kind = kinds.get(record.name);
        class(record, if kind.is_some() { "Entry" } else { "Part" }, &mut text);
        if let Some(kind) = kind {
            let _ = writeln!(text, "    entry_kind: ClassVar[str] = \"{kind}\"");
        }
        for field in record.fields {
            if kind.is_none() || !of_entries.iter().any(|own| own.name == field.name) {
                declare(field, &mut text);
            }
        }
    }
    text += "\n\nLISTS: dict[str, type[Part]] = {\n";
    for (list, record) in ReferentialDocument::lists() {
        let _ = writeln!(text, "    \"{}\": {},", list.name, record.name);
    }
    text += "}\n\"\"\"The lists of a referential, with what they hold.\"\"\"\n";
    text
}

/// The module `boussole_sante._lists`.
#[must_use]
pub fn python_lists() -> String {
    let mut text = LISTS.to_owned();
    let lists: Vec<_> = ReferentialDocument::lists().collect();
    let mut names: Vec<&str> = lists.iter().map(|(_, record)| record.name).collect();
    names.push("Entries");
    names.sort_unstable();
    let _ = writeln!(text, "    from .referential import (");
    for name in names {
        let _ = writeln!(text, "        {name},");
    }
    text += "    )\n\nNAMES = (\n";
    for (list, _) in &lists {
        let _ = writeln!(text, "    \"{}\",", list.name);
    }
    text += ")\n\"\"\"The names of the lists, in the order of the document.\"\"\"\n\n\nclass Lists:\n    \"\"\"The lists of a referential, and the look-ups by key.\"\"\"\n\n";
    text +=
        "    def _list(self, name: str) -> Entries[Any]:\n        raise NotImplementedError\n\n";
    text += "    def _one(self, name: str, key: str) -> Any:\n        raise NotImplementedError\n";
    for (list, record) in &lists {
        let _ = write!(
            text,
            "\n    @property\n    def {}(self) -> Entries[{}]:\n",
            list.name, record.name
        );
        text += &indented(&doc(list.doc));
        let _ = writeln!(text, "        return self._list(\"{}\")", list.name);
    }
    let kinds = EntryKind::ALL.iter().map(|kind| (kind.as_str(), kind.list()));
    for (kind, list) in [("source", "sources")].into_iter().chain(kinds) {
        let Some(record) = ReferentialDocument::record_of(list) else { continue };
        let _ = write!(text, "\n    def {kind}(self, key: str) -> {}:\n", record.name);
        let said = format!("The {kind} with this key; `UnknownNameError` if there is none.");
        text += &indented(&doc(&said));
        let _ = writeln!(
            text,
            "        one: {} = self._one(\"{list}\", key)\n        return one",
            record.name
        );
    }
    text
}

/// The lines a step further in.
fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

/// The module `boussole_sante.survey`.
#[must_use]
pub fn python_survey() -> String {
    values(SURVEY, &in_survey())
}

fn in_referential() -> Vec<&'static Record> {
    let lists = ReferentialDocument::lists();
    Record::with_inner(lists.map(|(_, record)| record)).into_values().collect()
}

fn in_survey() -> Vec<&'static Record> {
    Record::with_inner([Outline::RECORD]).into_values().collect()
}

/// The module `boussole_sante.results`.
#[must_use]
pub fn python_results() -> String {
    values(RESULTS, &in_results())
}

fn in_results() -> Vec<&'static Record> {
    let mut records = Record::with_inner([
        ReportDocument::RECORD,
        ScaleExplanation::RECORD,
        LevelsExplanation::RECORD,
        Progress::RECORD,
        ReleaseAudit::RECORD,
        Reading::RECORD,
        Carried::RECORD,
        Change::RECORD,
        Differences::RECORD,
        Finding::RECORD,
        LimesurveyForm::RECORD,
        XlsForm::RECORD,
        NoticeField::RECORD,
        LearningPlanDocument::RECORD,
        PeerNetworkDocument::RECORD,
        HandoverPackDocument::RECORD,
        EvaluationDocument::RECORD,
        IndicatorExplanation::RECORD,
        Entity::RECORD,
        Observation::RECORD,
        AssessedLevel::RECORD,
    ]);
    // People make posts too: it is written by hand.
    records.remove("Post");
    records.into_values().collect()
}

/// What a class of values can do besides, by its record.
const BASES: [(&str, &str); 13] = [
    ("Change", "Summarised"),
    ("Differences", "DifferencesBase"),
    ("Finding", "FindingBase"),
    ("LearningPlanDocument", "LearningPlan"),
    ("PeerNetworkDocument", "PeerNetwork"),
    ("HandoverPackDocument", "HandoverPack"),
    ("LimesurveyForm", "LimesurveyFormBase"),
    ("LevelsExplanation", "Explanation"),
    ("Progress", "ProgressBase"),
    ("Reading", "Summarised"),
    ("ReleaseAudit", "Audit"),
    ("ScaleExplanation", "Explanation"),
    ("XlsForm", "XlsFormBase"),
];

fn values(head: &str, records: &[&Record]) -> String {
    let mut text = head.to_owned();
    names(&[], records, &mut text);
    for record in records {
        let base = BASES.iter().find(|(name, _)| *name == record.name);
        class(record, base.map_or("Value", |(_, base)| *base), &mut text);
        record.fields.iter().for_each(|field| declare(field, &mut text));
    }
    text
}

/// What a module takes of the closed lists, and its own names.
fn names(own: &[&str], records: &[&Record], text: &mut String) {
    let lists = lists(records);
    let taken: Vec<&str> = lists.keys().copied().collect();
    *text += &format!("from .words import (\n    {},\n)\n\n", taken.join(",\n    "));
    let mut names: Vec<&str> = own.to_vec();
    names.extend(records.iter().map(|record| record.name));
    exported(names, text);
}

fn exported(mut names: Vec<&str>, text: &mut String) {
    // In the order of linters: constants first.
    names.sort_unstable_by_key(|name| (!name.chars().all(char::is_uppercase), *name));
    *text += "__all__ = [\n";
    for name in names {
        let _ = writeln!(text, "    \"{name}\",");
    }
    *text += "]\n";
}

fn lists(records: &[&Record]) -> BTreeMap<&'static str, &'static [&'static str]> {
    let fields = records.iter().flat_map(|record| record.fields);
    let lists = fields.filter_map(|field| match field.shape {
        Shape::Word(list) => Some((list.type_name, list.words)),
        _ => None,
    });
    lists.collect()
}

/// The module `boussole_sante.words`.
#[must_use]
pub fn python_words() -> String {
    macro_rules! options {
        ($( $name:ident )*) => { [ $(
            (stringify!($name), $name::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>()),
        )* ] };
    }
    let options = options! {
        AssessmentConfidence AssessmentSource Cells Encoding Language LevelPolicy PackPart PeerMode PeerTick Purpose RowsUsed
        Selection Separator Weighting
    };
    let mut all: BTreeMap<&str, Vec<&str>> = options.into();
    let [referential, survey, results] = [in_referential(), in_survey(), in_results()];
    for records in [&referential, &survey, &results] {
        for (name, words) in lists(records) {
            let known = all.insert(name, words.to_vec());
            assert!(known.is_none_or(|known| known == words), "two lists are called {name}");
        }
    }
    let mut text = WORDS.to_owned();
    exported(all.keys().copied().collect(), &mut text);
    text.push('\n');
    for (name, words) in &all {
        alias(name, words, &mut text);
    }
    text
}

/// A closed list as a type.
fn alias(name: &str, words: &[&str], text: &mut String) {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    let line = format!("{name}: TypeAlias = Literal[{}]\n", words.join(", "));
    *text += &if line.trim_end().chars().count() > WIDTH {
        format!("{name}: TypeAlias = Literal[\n    {},\n]\n", words.join(",\n    "))
    } else {
        line
    };
}

fn class(record: &Record, base: &str, text: &mut String) {
    let name = record.name;
    let _ = write!(
        text,
        "\n\n@dataclass(frozen=True, kw_only=True, repr=False)\nclass {name}({base}):\n"
    );
    *text += &doc(record.doc);
    text.push('\n');
}

fn declare(field: &Field, text: &mut String) {
    // A word of Python's own.
    let name = match field.name {
        "from" => "from_",
        "with" => "with_",
        name => name,
    };
    let one = match field.shape {
        Shape::Integer => "int".to_owned(),
        Shape::Decimal => "int | float".to_owned(),
        Shape::Truth => "bool".to_owned(),
        Shape::Text => "Text".to_owned(),
        Shape::Audience | Shape::Json => "Record".to_owned(),
        Shape::Word(list) => list.type_name.to_owned(),
        Shape::Record(record) => record().name.to_owned(),
        _ => "str".to_owned(),
    };
    let is_json = matches!(field.shape, Shape::Audience | Shape::Json);
    let declared = match (field.presence, field.default) {
        (Presence::Required, _) => one,
        (Presence::Optional, Some(default)) => format!("{one} = {default}"),
        (Presence::Optional, None) if is_json => {
            format!("{one} | None = field(default=None, hash=False)")
        }
        (Presence::Optional, None) => format!("{one} | None = None"),
        (Presence::List | Presence::NonEmptyList, _) => format!("tuple[{one}, ...] = ()"),
    };
    let _ = writeln!(text, "    {name}: {declared}");
    *text += &doc(field.doc);
}

/// A docstring of Python: its lines as long as they may be, its first paragraph
/// apart.
fn doc(text: &str) -> String {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), paragraphs.last_mut()) {
            (true, _) => paragraphs.push(String::new()),
            (false, Some(last)) if last.is_empty() => last.push_str(line),
            (false, Some(last)) => *last = format!("{last} {line}"),
            (false, None) => {}
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let only = paragraphs.len() == 1;
    let mut lines: Vec<String> = Vec::new();
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let mut line = if place == 0 { "\"\"\"".to_owned() } else { String::new() };
        for word in paragraph.split(' ') {
            let is_start = line.is_empty() || line == "\"\"\"";
            if !is_start && 4 + line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.push(std::mem::take(&mut line));
            } else if !is_start {
                line.push(' ');
            }
            line += word;
        }
        lines.push(line);
        if place + 1 < paragraphs.len() {
            lines.push(String::new());
        }
    }
    let fits = lines.len() == 1 && 4 + lines[0].chars().count() + 3 <= WIDTH;
    if only && fits {
        lines[0] += "\"\"\"";
    } else {
        // A formatter would close it on its only line, which is too long for that.
        if let (true, [line]) = (only, lines.as_slice())
            && let Some((start, last)) = line.rsplit_once(' ')
        {
            lines = vec![start.to_owned(), last.to_owned()];
        }
        lines.push("\"\"\"".to_owned());
    }
    let indented = lines
        .iter()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
    indented.collect()
}
