//! Every way into the library, as a function that takes any bytes: what cargo-fuzz
//! runs (`fuzz/`), and what [`hurl`] throws changed seeds at.
//!
//! A door may refuse; it never panics, it says why in both languages, and what
//! it lets in is written so that it can be read again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, LazyLock};

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use boussole_sante::{
    Answers, Comparison, Error, ExportOptions, Interview, Language, Plan, Questionnaire,
    Referential, ReleaseOptions, ReleaseRules, TableOptions, Tally, TallyOptions,
    error::MAX_FAULTS,
    group_tables::{Inference, TallyTable},
    import::Dialect,
    privacy::notice,
    read_export, release,
    release::{Logging, Releasable, ReleaseLog},
    scoring::Plain,
    simulate::{SimulationOptions, demo_export, simulate},
    tally::TallyReader,
    workbook::{SheetCells, from_sheets, to_sheets},
};
use serde_json::{Value, json};

use crate::vectors::{DocumentInput, DocumentKind, ExpectedDocument, area};

/// A way in.
#[derive(Debug, Clone, Copy)]
pub struct Door {
    /// What it is called, here and in `fuzz/`.
    pub name: &'static str,
    /// Tries to come in.
    pub enter: fn(&[u8]),
    /// Inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

impl Door {
    /// The changed seed of this number.
    #[must_use]
    pub fn input(&self, number: u64) -> Vec<u8> {
        changed(&(self.seeds)(), &mut Throws(number))
    }
}

/// Every way in.
pub const DOORS: &[Door] = &[
    Door { name: "questionnaire", enter: questionnaire, seeds: questionnaires },
    Door { name: "referential", enter: referential, seeds: referentials },
    Door { name: "overlay", enter: referential, seeds: overlays },
    Door { name: "answers", enter: answers, seeds: all_answers },
    Door { name: "interview", enter: interview, seeds: interviews },
    Door { name: "dialect", enter: dialect, seeds: dialects },
    Door { name: "export", enter: export, seeds: exports },
    Door { name: "tally", enter: tally, seeds: tallies },
    Door { name: "tally_bytes", enter: tally_bytes, seeds: pressed_tallies },
    Door { name: "release_log", enter: release_log, seeds: release_logs },
    Door { name: "rules", enter: rules, seeds: all_rules },
    Door { name: "sheets", enter: sheets, seeds: workbooks },
    Door { name: "plain", enter: plain, seeds: all_plain },
    Door { name: "notice", enter: fields_of_a_notice, seeds: all_fields },
];

/// The door with this name.
#[must_use]
pub fn door(name: &str) -> Option<&'static Door> {
    DOORS.iter().find(|door| door.name == name)
}

/// An answer of the library that a door does not accept.
#[expect(clippy::panic, reason = "how a fuzzer is told")]
fn broken(what: &str) -> ! {
    panic!("{what}")
}

fn sound<T>(result: Result<T, Error>) -> T {
    result.unwrap_or_else(|error| broken(&error.to_string()))
}

/// What came in; a refusal must be told.
fn told<T>(result: Result<T, Error>) -> Option<T> {
    let error = match result {
        Ok(read) => return Some(read),
        Err(error) => error,
    };
    let listed = error.faults().len();
    if listed == 0 || listed > MAX_FAULTS || listed > error.fault_count() {
        broken("faults are miscounted");
    }
    for fault in error.faults().iter().chain([&error]) {
        for language in Language::ALL {
            if fault.message(*language).is_empty() {
                broken("a fault without a word");
            }
        }
    }
    None
}

fn embedded() -> &'static Questionnaire {
    static SHORT: LazyLock<Questionnaire> =
        LazyLock::new(|| sound(Questionnaire::embedded("autopositionnement-court")));
    &SHORT
}

/// A questionnaire with every kind of item.
fn of_every_kind() -> &'static Questionnaire {
    static EVERY: LazyLock<Questionnaire> = LazyLock::new(|| {
        let text = include_str!("../fixtures/exports/questionnaire.json");
        sound(Questionnaire::from_json(text.as_bytes()))
    });
    &EVERY
}

fn plan() -> &'static Plan {
    static PLAN: LazyLock<Plan> = LazyLock::new(|| sound(Plan::new(of_every_kind())));
    &PLAN
}

fn questionnaire(bytes: &[u8]) {
    let Some(read) = told(Questionnaire::from_json(bytes)) else { return };
    if sound(Questionnaire::from_json(read.to_json().as_bytes())) != read {
        broken("a questionnaire is another one when it is written");
    }
    if sound(Questionnaire::from_json(read.to_canonical_json().as_bytes())) != read {
        broken("a questionnaire is another one in its canonical form");
    }
    told(Plan::new(&read));
    told(simulate(&read, &SimulationOptions { respondents: 2, ..SimulationOptions::default() }));
    told(read.codebook("fr"));
}

fn referential(bytes: &[u8]) {
    let Some(read) = told(Referential::from_json(bytes)) else { return };
    if sound(Referential::from_json(read.to_json().as_bytes())) != read {
        broken("a referential is another one when it is written");
    }
}

fn answers(bytes: &[u8]) {
    let earlier = embedded();
    told(Answers::from_earlier(bytes, of_every_kind(), earlier));
    let Some(read) = told(Answers::from_json(bytes, of_every_kind())) else { return };
    let again = sound(Answers::from_json(read.to_json().as_bytes(), of_every_kind()));
    if again.to_json() != read.to_json() {
        broken("answers are others when they are written");
    }
    told(plan().score(read.answers(), &Comparison::default()));
}

fn interview(bytes: &[u8]) {
    let Some(mut read) = told(Interview::restore(bytes, plan(), None, None)) else { return };
    let again = sound(Interview::restore(read.save().as_bytes(), plan(), None, None));
    if again.save() != read.save() {
        broken("an interview is another one when it is saved");
    }
    read.back();
    while read.next().is_some() {}
    let _ = read.progress();
}

fn dialect(bytes: &[u8]) {
    let Some(dialect) = told(Dialect::from_json(bytes)) else { return };
    let mut options = ExportOptions::default();
    options.dialect = Some(dialect);
    for export in few_exports() {
        told(read_export(export, of_every_kind(), &options));
    }
}

fn export(bytes: &[u8]) {
    told(read_export(bytes, of_every_kind(), &ExportOptions::default()));
}

fn tally(bytes: &[u8]) {
    let Some(read) = told(Tally::from_json(bytes)) else { return };
    if sound(Tally::from_bytes(&sound(read.to_bytes()))) != read {
        broken("a tally is another one when it is written");
    }
    let mut both = read.clone();
    told(both.merge(&read));
    told(read.over(&[]));
    told(read.summary(&Inference::default()));
    let table = TallyTable::Summary(Inference::default());
    let options = ReleaseOptions::new(sound(ReleaseRules::embedded("default")));
    told(release(&[Releasable::Tally { tally: &read, table: &table }], &options));
}

fn tally_bytes(bytes: &[u8]) {
    told(Tally::from_bytes(bytes));
}

fn release_log(bytes: &[u8]) {
    let Some(read) = told(ReleaseLog::from_json(bytes)) else { return };
    if sound(ReleaseLog::from_json(read.to_json().as_bytes())).to_json() != read.to_json() {
        broken("a log is another one when it is written");
    }
    let mut options = ReleaseOptions::new(sound(ReleaseRules::embedded("default")));
    options.log = Some(Logging { log: read, wave: "2026".into(), today: today() });
    let (tally, table) = (few_people(), TallyTable::Summary(Inference::default()));
    told(release(&[Releasable::Tally { tally, table: &table }], &options));
}

fn rules(bytes: &[u8]) {
    let Some(read) = told(ReleaseRules::from_json(bytes)) else { return };
    let (tally, table) = (few_people(), TallyTable::Summary(Inference::default()));
    told(release(&[Releasable::Tally { tally, table: &table }], &ReleaseOptions::new(read)));
}

/// Sheets are parted by form feeds, their first line is their name, cells are
/// parted by tabulators.
fn sheets(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let sheets: Vec<SheetCells> = text
        .split('\u{c}')
        .map(|sheet| {
            let mut lines = sheet.split('\n');
            let name = lines.next().unwrap_or_default().to_owned();
            let cell = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
            let rows = lines.map(|line| line.split('\t').map(cell).collect()).collect();
            SheetCells { name, rows }
        })
        .collect();
    told(from_sheets(&sheets, small_referential()));
}

/// A JSON object of values by item.
fn plain(bytes: &[u8]) {
    let Ok(Value::Object(members)) = serde_json::from_slice(bytes) else { return };
    let values = members.into_iter().map(|(item, value)| {
        let value = match value {
            Value::Null => Plain::Null,
            Value::Bool(value) => Plain::Bool(value),
            Value::Number(number) => match number.as_i64() {
                Some(integer) => Plain::Integer(integer),
                None => Plain::Float(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::String(text) => Plain::Text(text),
            Value::Array(codes) => Plain::List(
                codes.iter().map(|code| code.as_str().unwrap_or("?").to_owned()).collect(),
            ),
            object @ Value::Object(_) => Plain::Json(object.to_string()),
        };
        (item, value)
    });
    if let Some(answers) = told(plan().answers(values.collect::<Vec<_>>())) {
        told(plan().score(&answers, &Comparison::default()));
    }
}

fn fields_of_a_notice(bytes: &[u8]) {
    for language in Language::ALL {
        told(notice(of_every_kind(), bytes, *language));
    }
}

/// The documents of the vectors that are of this kind.
fn documents(kind: DocumentKind) -> Vec<Vec<u8>> {
    let all = area::<DocumentInput, ExpectedDocument>("documents");
    let all = all.unwrap_or_else(|error| broken(&error)).into_iter();
    let of_kind = all.filter(|(_, vector)| vector.input.document == kind);
    of_kind.filter_map(|(_, vector)| vector.input.bytes()).collect()
}

fn questionnaires() -> Vec<Vec<u8>> {
    let mut seeds = documents(DocumentKind::Questionnaire);
    seeds.push(of_every_kind().to_json().into_bytes());
    seeds
}

fn is_overlay(seed: &[u8]) -> bool {
    seed.windows(9).any(|part| part == b"\"extends\"")
}

fn referentials() -> Vec<Vec<u8>> {
    let all = documents(DocumentKind::Referential);
    all.into_iter().filter(|seed| !is_overlay(seed)).collect()
}

fn overlays() -> Vec<Vec<u8>> {
    let all = documents(DocumentKind::Referential);
    let mut seeds: Vec<_> = all.into_iter().filter(|seed| is_overlay(seed)).collect();
    seeds.push(include_bytes!("../fixtures/overlays/region.json").to_vec());
    seeds
}

fn small_referential() -> &'static Referential {
    static SMALL: LazyLock<Referential> = LazyLock::new(|| {
        let read = |seed: &Vec<u8>| Referential::from_json(seed).ok();
        let all = referentials();
        // The richest of those that are let in.
        let rich = all.iter().filter(|seed| read(seed).is_some()).max_by_key(|seed| seed.len());
        rich.and_then(read).unwrap_or_else(|| broken("no vector of a referential"))
    });
    &SMALL
}

/// Answers of invented people, by item.
fn invented() -> Value {
    let mut answers = serde_json::Map::new();
    for item in of_every_kind().items() {
        let choice = |place: usize| {
            let list = of_every_kind().choices(item);
            list.and_then(|list| list.choices.get(place)).map(|choice| choice.code.to_string())
        };
        let answer = match item.kind.as_str() {
            "level" => json!({"level": 1, "occasion": "yes"}),
            "rating" | "single" => json!({"choice": choice(0)}),
            "multiple" => json!({"chosen": [choice(0), choice(1)]}),
            "ranking" => json!({"ranking": [choice(1), choice(0)]}),
            "number" => json!({"number": 3}),
            _ => json!({"text": "é"}),
        };
        answers.insert(item.key.to_string(), answer);
    }
    Value::Object(answers)
}

fn reference() -> Value {
    let q = of_every_kind();
    json!({"key": q.key(), "version": q.version(), "sha256": q.sha256()})
}

fn all_answers() -> Vec<Vec<u8>> {
    let mut seeds = documents(DocumentKind::Answers);
    let own = json!({
        "document": "answers", "schema_version": 1, "purpose": "formation",
        "questionnaire": reference(), "respondent": "p-1", "answers": invented(),
    });
    seeds.push(own.to_string().into_bytes());
    seeds
}

fn interviews() -> Vec<Vec<u8>> {
    let mut started = sound(Interview::start(plan(), &Comparison::default()));
    let mut seeds = vec![started.save().into_bytes()];
    started.next();
    seeds.push(started.save().into_bytes());
    let mut saved: Value = serde_json::from_str(&started.save()).unwrap_or_default();
    if let Value::Object(saved) = &mut saved {
        saved.insert("answers".into(), invented());
    }
    seeds.push(saved.to_string().into_bytes());
    seeds
}

fn dialects() -> Vec<Vec<u8>> {
    let embedded: [&[u8]; 6] = [
        include_bytes!("../../core/data/dialects/framaforms.json"),
        include_bytes!("../../core/data/dialects/google-forms.json"),
        include_bytes!("../../core/data/dialects/kobo.json"),
        include_bytes!("../../core/data/dialects/limesurvey.json"),
        include_bytes!("../../core/data/dialects/plain.json"),
        include_bytes!("../../core/data/dialects/sphinx.json"),
    ];
    embedded.map(<[u8]>::to_vec).to_vec()
}

fn few_exports() -> [&'static [u8]; 4] {
    [
        include_bytes!("../fixtures/exports/ecrit-d-apres-la-source-kobo-codes.csv"),
        include_bytes!("../fixtures/exports/ecrit-d-apres-la-source-limesurvey-codes.csv"),
        include_bytes!("../fixtures/exports/ecrit-d-apres-la-source-limesurvey-textes.csv"),
        include_bytes!("../fixtures/exports/ecrit-de-memoire-google-forms.csv"),
    ]
}

fn exports() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = few_exports().iter().map(|export| export.to_vec()).collect();
    seeds.extend(demo_export().ok().map(|text| text.as_bytes().to_vec()));
    seeds
}

fn tally_of(people: usize, options: &TallyOptions) -> Tally {
    let groups = vec![("region".to_owned(), vec!["nord".to_owned(), "sud".to_owned()])];
    let people = SimulationOptions { respondents: people, groups, ..SimulationOptions::default() };
    let people = sound(simulate(of_every_kind(), &people));
    let columns = people.columns.into_iter().map(|(name, cells)| {
        let cells: ArrayRef = Arc::new(StringArray::from_iter(cells));
        (name, cells, true)
    });
    let data = RecordBatch::try_from_iter_with_nullable(columns);
    let data = data.unwrap_or_else(|error| broken(&error.to_string()));
    let table = TableOptions::default();
    let mut reader = sound(TallyReader::new(plan(), &data.schema(), options, &table));
    sound(reader.add(&data));
    reader.finish()
}

fn few_people() -> &'static Tally {
    static FEW: LazyLock<Tally> = LazyLock::new(|| {
        tally_of(40, &TallyOptions { by: vec!["region".to_owned()], ..TallyOptions::default() })
    });
    &FEW
}

fn all_tallies() -> [Tally; 3] {
    let pairs = TallyOptions { pairwise: true, ..TallyOptions::default() };
    [few_people().clone(), tally_of(3, &pairs), Tally::empty(plan())]
}

fn tallies() -> Vec<Vec<u8>> {
    all_tallies().iter().map(|tally| sound(tally.to_json()).into_bytes()).collect()
}

fn pressed_tallies() -> Vec<Vec<u8>> {
    all_tallies().iter().map(|tally| sound(tally.to_bytes())).collect()
}

fn today() -> boussole_sante::Date {
    sound("2026-11-29".parse())
}

fn release_logs() -> Vec<Vec<u8>> {
    let empty = ReleaseLog::default();
    let mut options = ReleaseOptions::new(sound(ReleaseRules::embedded("default")));
    options.log = Some(Logging { log: empty.clone(), wave: "2026".into(), today: today() });
    let (tally, table) = (few_people(), TallyTable::Summary(Inference::default()));
    let published = sound(release(&[Releasable::Tally { tally, table: &table }], &options));
    let logs = published.log().into_iter().chain([&empty]);
    logs.map(|log| log.to_json().into_bytes()).collect()
}

fn all_rules() -> Vec<Vec<u8>> {
    let embedded: [&[u8]; 2] = [
        include_bytes!("../../core/data/release/default.json"),
        include_bytes!("../../core/data/release/pmsi-11.json"),
    ];
    embedded.map(<[u8]>::to_vec).to_vec()
}

fn workbooks() -> Vec<Vec<u8>> {
    let workbook = |language| {
        let sheets = to_sheets(small_referential(), language).into_iter().map(|sheet| {
            let headings = sheet.columns.iter().map(|column| column.heading.clone());
            let mut lines = vec![sheet.name.clone(), headings.collect::<Vec<_>>().join("\t")];
            lines.extend(sheet.rows.iter().map(|row| {
                let cells = row.iter().map(|cell| cell.clone().unwrap_or_default());
                cells.collect::<Vec<_>>().join("\t")
            }));
            lines.join("\n")
        });
        sheets.collect::<Vec<_>>().join("\u{c}").into_bytes()
    };
    Language::ALL.iter().map(|language| workbook(*language)).collect()
}

fn all_plain() -> Vec<Vec<u8>> {
    let mut plain = serde_json::Map::new();
    for (place, item) in of_every_kind().items().enumerate() {
        let value = match (item.kind.as_str(), place % 4) {
            ("multiple" | "ranking", _) => json!(["a", "b"]),
            (_, 0) => json!(2),
            (_, 1) => json!("2"),
            (_, 2) => json!(2.5),
            _ => Value::Null,
        };
        plain.insert(item.key.to_string(), value);
    }
    [Value::Object(plain), invented()].map(|seed| seed.to_string().into_bytes()).to_vec()
}

fn all_fields() -> Vec<Vec<u8>> {
    let fields = boussole_sante::privacy::notice_fields();
    let fields = sound(fields).into_iter().map(|field| {
        let choice = field.choices.first().map(|choice| choice.code.clone());
        (field.name, Value::from(choice.unwrap_or_else(|| "2026-11-29".to_owned())))
    });
    vec![Value::Object(fields.collect()).to_string().into_bytes()]
}

/// What is put in the place of bytes: what JSON, CSV and numbers hang on.
const PIECES: &[&str] = &[
    "0",
    "-1",
    "1",
    "-9223372036854775808",
    "9223372036854775807",
    "18446744073709551615",
    "1e400",
    "-0.0",
    "1e-7",
    "9007199254740993",
    "null",
    "true",
    "\"\"",
    "[]",
    "{}",
    "[[[[[[[[",
    "{\"a\":",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\u{feff}",
    "\u{0}",
    "é",
    "\u{301}",
    "\r\n",
    "\n",
    ";",
    "\t",
    "\u{c}",
    "N/A",
    "nan",
    "2026-02-30",
    "-",
    "/",
    "~1",
    "*",
    "'",
    "99999999999999999999999999999999999999999",
];

/// A small source of numbers, the same on every machine (SplitMix64).
#[derive(Debug, Clone)]
struct Throws(u64);

impl Throws {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or(0) % bound.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }

    /// A part of some bytes, mostly short; one of three begins and ends where
    /// values of JSON do.
    fn part(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let start = self.below(bytes.len() + 1);
        if self.below(3) == 0 {
            let ends = |byte: &u8| b"\",:[]{}\n\t; ".contains(byte);
            let end = |from: usize| {
                bytes.get(from..).and_then(|rest| rest.iter().position(ends)).map(|end| from + end)
            };
            if let Some(start) = end(start) {
                return start + 1..end(start + 1).unwrap_or(bytes.len()).max(start + 1);
            }
        }
        let longest = if self.below(8) == 0 { bytes.len() } else { 8 };
        start..(start + self.below(longest + 1)).min(bytes.len())
    }
}

/// A seed, changed in a few places.
fn changed(seeds: &[Vec<u8>], throws: &mut Throws) -> Vec<u8> {
    let mut bytes = throws.of(seeds).cloned().unwrap_or_default();
    for _ in 0..=throws.below(4) {
        let part = throws.part(&bytes);
        match throws.below(6) {
            0 => {
                let bit = 1 << throws.below(8);
                if let Some(byte) = bytes.get_mut(part.start) {
                    *byte ^= bit;
                }
            }
            1 => drop(bytes.drain(part)),
            2 => {
                let again = bytes.get(part.clone()).unwrap_or_default().to_vec();
                let times = if throws.below(50) == 0 { 400 } else { 1 };
                bytes.splice(part.end..part.end, again.repeat(times));
            }
            3 => {
                let other = throws.of(seeds).cloned().unwrap_or_default();
                let from = throws.part(&other);
                bytes.splice(part, other.get(from).unwrap_or_default().to_vec());
            }
            _ => {
                let piece = throws.of(PIECES).copied().unwrap_or_default();
                bytes.splice(part, piece.bytes());
            }
        }
        bytes.truncate(1 << 20);
    }
    bytes
}

/// What was thrown at a door.
#[derive(Debug, Clone, Default)]
pub struct Hurled {
    /// How many inputs.
    pub inputs: u64,
    /// Those that broke something.
    pub broke: Vec<Vec<u8>>,
    /// The one that took longest, in milliseconds.
    pub slowest: (u128, Vec<u8>),
}

/// Throws the seeds and then changed ones at a door: the same for the same
/// number, `first` onwards.
#[must_use]
pub fn hurl(door: &Door, first: u64, inputs: u64) -> Hurled {
    let seeds = (door.seeds)();
    let mut hurled = Hurled::default();
    let all = seeds.iter().filter(|_| first == 0).cloned();
    let changes = (first..first + inputs).map(|number| changed(&seeds, &mut Throws(number)));
    for input in all.chain(changes) {
        let start = std::time::Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| (door.enter)(&input)));
        let took = start.elapsed().as_millis();
        hurled.inputs += 1;
        if outcome.is_err() {
            hurled.broke.push(input);
        } else if took > hurled.slowest.0 {
            hurled.slowest = (took, input);
        }
    }
    hurled
}
