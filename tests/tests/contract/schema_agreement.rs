//! Reader and schema agree: on every small change to a document that uses
//! every field, and each constraint of a schema is one that a document breaks.

use std::collections::BTreeSet;

use boussole_sante::handover::{HandoverDays, HandoverPack, PostFile};
use boussole_sante::{
    Answers, Code, Error, Language, Questionnaire, Referential, error::Expected, import::Dialect,
};
use boussole_sante_tests::vectors::{DocumentInput, DocumentKind, ExpectedDocument, area};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

use crate::documents::json;
use crate::schemas::{schema, shipped_dialects, validator};

fn cases(kind: DocumentKind) -> Vec<(String, DocumentInput, bool)> {
    let vectors = area::<DocumentInput, ExpectedDocument>("documents").unwrap();
    let refused = |case: &boussole_sante_tests::vectors::Vector<_, _>| {
        case.error.as_ref().and_then(|error| error.refused_by_schema) == Some(true)
    };
    vectors
        .into_iter()
        .filter(|(_, case)| case.input.document == kind)
        .map(|(name, case)| (name, refused(&case), case.input))
        .map(|(name, refused, input)| (name, input, refused))
        .collect()
}

/// Every place below a value, with a name for it.
fn places(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| places(value, &format!("{at}/{}", escape(key)), into)),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .for_each(|(index, value)| places(value, &format!("{at}/{index}"), into)),
        _ => {}
    }
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// One small change at one place.
enum Change {
    /// Another value.
    Set(String, Value),
    /// One more member.
    Add(String, String, Value),
    /// A member less.
    Remove(String, String),
}

impl Change {
    fn told(&self) -> String {
        match self {
            Self::Set(at, value) => format!("{at} = {value}"),
            Self::Add(at, field, value) => format!("{at} + {field} = {value}"),
            Self::Remove(at, key) => format!("- {at}/{key}"),
        }
    }

    /// The document with it.
    fn on(&self, document: &Value) -> Value {
        let mut copy = document.clone();
        match self {
            Self::Set(at, value) => *copy.pointer_mut(at).unwrap() = value.clone(),
            Self::Add(at, field, value) => {
                copy.pointer_mut(at).unwrap()[field.as_str()] = value.clone();
            }
            Self::Remove(at, key) => {
                copy.pointer_mut(at).unwrap().as_object_mut().unwrap().remove(key);
            }
        }
        copy
    }
}

/// The small changes of a document: each is made where it is tried.
fn changes(document: &Value) -> Vec<Change> {
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!("x"),
        json!(""),
        json!([]),
        json!({}),
        json!(["x", "y"]),
    ];
    let mut all = Vec::new();
    places(document, "", &mut all);
    let mut changes = Vec::new();
    for at in all {
        changes.extend(values.iter().map(|value| Change::Set(at.clone(), value.clone())));
        let own = document.pointer(&at).unwrap();
        if own.is_object() {
            changes.push(Change::Add(at.clone(), "zzz".to_owned(), json!(1)));
        }
        let Some((parent, key)) = at.rsplit_once('/') else { continue };
        // Records of one list lend each other their fields.
        let neighbours = document.pointer(parent).and_then(Value::as_array);
        for neighbour in neighbours.into_iter().flatten().filter_map(Value::as_object) {
            for (field, value) in neighbour.iter().filter(|(field, _)| own.get(field).is_none()) {
                changes.push(Change::Add(at.clone(), field.clone(), value.clone()));
            }
        }
        if document.pointer(parent).unwrap().is_object() {
            let key = key.replace("~1", "/").replace("~0", "~");
            changes.push(Change::Remove(parent.to_owned(), key));
        }
    }
    changes
}

/// Faults that a schema sees as well as the reader, wherever they are.
fn seen_by_both(fault: &Error) -> bool {
    let pointer = fault.location().pointer().map_or("", |pointer| pointer.as_str());
    match fault.code() {
        // Which languages are declared.
        Code::MissingField if matches!(fault.expected(), Expected::TextIn { .. }) => false,
        Code::WrongDocument
        | Code::UnsupportedSchemaVersion
        | Code::UnknownField
        | Code::MissingField
        | Code::WrongType => true,
        // Which fields go with which kind of item.
        Code::FieldNotAllowed => pointer.starts_with("/sections/"),
        Code::FieldRequired => !pointer.ends_with("/choices"),
        _ => false,
    }
}

/// Each how many changes is tried: one in three in CI, by hand every one with
/// `BOUSSOLE_SIMULATIONS`. A place has ten changes or more, so each is still met.
fn step() -> usize {
    if std::env::var_os("BOUSSOLE_SIMULATIONS").is_some() { 1 } else { 3 }
}

fn agree(
    document: &Value,
    validator: &Validator,
    read: &dyn Fn(&Value) -> Result<(), Error>,
) -> (usize, Vec<String>) {
    assert!(validator.is_valid(document) && read(document).is_ok());
    let changes = changes(document);
    let mut wrong = Vec::new();
    for change in changes.iter().step_by(step()) {
        let (document, change) = (&change.on(document), change.told());
        let faults = read(document).err();
        let faults = faults.as_ref().map_or(&[][..], Error::faults);
        let both = faults.iter().find(|fault| seen_by_both(fault));
        match (both, faults.is_empty(), validator.is_valid(document)) {
            (Some(fault), _, true) => wrong.push(format!("{change}: only the reader: {fault}")),
            (_, true, false) => {
                let errors: Vec<String> =
                    validator.iter_errors(document).map(|e| e.to_string()).collect();
                wrong.push(format!("{change}: only the schema: {errors:?}"));
            }
            _ => {}
        }
    }
    (changes.len(), wrong)
}

fn vector(kind: DocumentKind, name: &str) -> DocumentInput {
    cases(kind).into_iter().find(|(other, ..)| other == name).unwrap().1
}

#[test]
fn reader_and_schema_agree_on_questionnaires() {
    let input = vector(DocumentKind::Questionnaire, "read-everything");
    let read =
        |document: &Value| Questionnaire::from_json(document.to_string().as_bytes()).map(|_| ());
    let validator = validator(DocumentKind::Questionnaire);
    let (tried, wrong) = agree(&json(&input).unwrap(), &validator, &read);
    assert!(tried > 3000, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried} differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn reader_and_schema_agree_on_answers() {
    let input = vector(DocumentKind::Answers, "answers-everything");
    let asked = input.questionnaire.clone().unwrap();
    let asked = Questionnaire::from_json(asked.to_string().as_bytes()).unwrap();
    let read =
        |document: &Value| Answers::from_json(document.to_string().as_bytes(), &asked).map(|_| ());
    let validator = validator(DocumentKind::Answers);
    let (tried, wrong) = agree(&json(&input).unwrap(), &validator, &read);
    assert!(tried > 300, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried} differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn reader_and_schema_agree_on_referentials() {
    let input = vector(DocumentKind::Referential, "referential-everything");
    let read =
        |document: &Value| Referential::from_json(document.to_string().as_bytes()).map(|_| ());
    let validator = validator(DocumentKind::Referential);
    let (tried, wrong) = agree(&json(&input).unwrap(), &validator, &read);
    assert!(tried > 6000, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried} differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn reader_and_schema_agree_on_dialects() {
    let read = |document: &Value| Dialect::from_json(document.to_string().as_bytes()).map(|_| ());
    let validator = jsonschema::validator_for(&schema("dialect")).unwrap();
    for document in shipped_dialects() {
        let (tried, wrong) = agree(&document, &validator, &read);
        let key = &document["key"];
        assert!(wrong.is_empty(), "{key}: {} of {tried} differ\n{}", wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn reader_and_schema_agree_on_post_files() {
    let referential = Referential::embedded().unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/post-file.json");
    let document: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let read = |document: &Value| {
        PostFile::from_json(document.to_string().as_bytes(), &referential).map(|_| ())
    };
    let validator = jsonschema::validator_for(&schema("post-file")).unwrap();
    let (tried, wrong) = agree(&document, &validator, &read);
    assert!(tried > 2000, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried} differ\n{}", wrong.len(), wrong.join("\n"));
}

/// What a template and a pack of it say is what their schemas describe.
#[test]
fn templates_and_packs_are_what_their_schemas_say() {
    let referential = Referential::embedded().unwrap();
    let [files, packs] = ["post-file", "handover-pack"]
        .map(|name| jsonschema::validator_for(&schema(name)).unwrap());
    for profile in referential.profiles() {
        let key = profile.key.as_str();
        let file = PostFile::template(&referential, key, Language::French).unwrap();
        assert!(files.is_valid(&serde_json::from_str(&file.to_json()).unwrap()), "{key}");
        let days = HandoverDays::default().arriving("2026-09-14".parse().unwrap());
        for days in [HandoverDays::default(), days.leaving("2026-09-30".parse().unwrap())] {
            let pack = HandoverPack::of(&file, &referential, days).unwrap();
            let pack = serde_json::from_str(&pack.to_json()).unwrap();
            let errors: Vec<String> = packs
                .iter_errors(&pack)
                .map(|error| format!("{error} at {}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{key}: {errors:?}");
        }
    }
}

/// What a schema says by itself, in the places where each is a rule of its own.
const CONSTRAINTS: &[&str] = &[
    "required",
    "additionalProperties",
    "propertyNames",
    "pattern",
    "maxLength",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "uniqueItems",
    "const",
    "not",
    "then",
];

/// Where the schema has a constraint.
fn constraints(schema: &Value) -> Vec<String> {
    let mut all = Vec::new();
    places(schema, "", &mut all);
    let is_rule = |at: &&String| {
        let (parent, name) = at.rsplit_once('/').unwrap_or_default();
        let within = |part: &str| format!("{parent}/").contains(part);
        // A property may have the name of a constraint, `if` is a question,
        // and what makes up a rule counts with it.
        let no_rule = parent.ends_with("/properties")
            || ["/if/", "/not/", "/then/"].iter().any(|part| within(part));
        // A closed list of words is one rule, whichever word is in it.
        let word = name == "const" && within("/oneOf/");
        CONSTRAINTS.contains(&name) && !no_rule && !word
    };
    all.iter().filter(is_rule).cloned().collect()
}

/// The constraints without which the document would be valid: where there is
/// but one error, what it breaks, or within one of several ways what that way
/// alone breaks.
fn decisive(errors: &[&ValidationError<'_>], into: &mut BTreeSet<String>) {
    let [error] = errors else { return };
    into.insert(error.schema_path().as_str().to_owned());
    if let ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } =
        error.kind()
    {
        for way in context {
            decisive(&way.iter().collect::<Vec<_>>(), into);
        }
    }
    if let ValidationErrorKind::PropertyNames { error } = error.kind() {
        decisive(&[error], into);
    }
}

/// The documents of a kind that a schema refuses: vectors, and for a
/// referential small changes of one that uses every field.
struct Refused {
    vectors: Vec<Value>,
    whole: Value,
    changes: Vec<Change>,
}

impl Refused {
    fn of(kind: DocumentKind) -> Self {
        let vectors = cases(kind).into_iter().filter(|(_, _, refused)| *refused);
        let vectors: Vec<Value> = vectors.map(|(_, input, _)| json(&input).unwrap()).collect();
        if kind != DocumentKind::Referential {
            return Self { vectors, whole: Value::Null, changes: Vec::new() };
        }
        let whole = json(&vector(kind, "referential-everything")).unwrap();
        let odd =
            [json!(-9_999_999), json!(9_999_999), json!("x".repeat(300)), json!("X!"), json!("Ü")];
        let mut changes = changes(&whole);
        let mut all = Vec::new();
        places(&whole, "", &mut all);
        for at in &all {
            changes.extend(odd.iter().map(|value| Change::Set(at.clone(), value.clone())));
            if let Some(list) = whole.pointer(at).and_then(Value::as_array) {
                let twice = list.first().map(|one| json!([one, one])).unwrap_or_default();
                changes.push(Change::Set(at.clone(), twice));
            }
        }
        Self { vectors, whole, changes }
    }

    fn documents(&self) -> impl Iterator<Item = Value> {
        let changed = self.changes.iter().map(|change| change.on(&self.whole));
        self.vectors.iter().cloned().chain(changed)
    }
}

#[test]
fn each_constraint_of_a_schema_is_broken_by_a_document() {
    let mut idle = Vec::new();
    for kind in DocumentKind::ALL {
        let whole = schema(kind.schema());
        let (validator, refused) = (validator(kind), Refused::of(kind));
        let mut broken = BTreeSet::new();
        for document in refused.documents() {
            let errors: Vec<ValidationError<'_>> = validator.iter_errors(&document).collect();
            decisive(&errors.iter().collect::<Vec<_>>(), &mut broken);
        }
        for place in constraints(&whole).into_iter().filter(|place| !broken.contains(place)) {
            // What no path of an error tells is tried.
            let (parent, constraint) = place.rsplit_once('/').unwrap();
            let mut weaker = whole.clone();
            weaker.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(constraint);
            let weaker = jsonschema::validator_for(&weaker).unwrap();
            if refused
                .documents()
                .all(|document| !weaker.is_valid(&document) || validator.is_valid(&document))
            {
                idle.push(format!("{} {place}", kind.schema()));
            }
        }
    }
    assert!(idle.is_empty(), "{} are broken by nothing\n{}", idle.len(), idle.join("\n"));
}
