//! JSON Schema beyond the fields of a record: optional lists, conditional
//! rules.

use schemars::Schema;
use serde_json::{Value, json};

/// Lists of a record may be absent or null, as its reader has it; what may be null is left
/// out where the record is written.
pub(crate) fn optional_lists(schema: &mut Schema) {
    let mut optional = Vec::new();
    if let Some(properties) = schema.get_mut("properties").and_then(|p| p.as_object_mut()) {
        for (name, property) in properties {
            if may_be_null(property) {
                optional.push(name.clone());
            }
            let Some(property) = property.as_object_mut() else { continue };
            let list = property.get("type").is_some_and(|kind| kind == "array");
            if list && !property.contains_key("minItems") {
                property.insert("type".into(), json!(["array", "null"]));
                optional.push(name.clone());
            }
        }
    }
    if let Some(required) = schema.get_mut("required").and_then(|r| r.as_array_mut()) {
        required.retain(|name| !optional.iter().any(|optional| name == optional));
    }
}

/// Whether a property names null among what it may be.
fn may_be_null(property: &Value) -> bool {
    let holds = |name: &str, null: &Value| {
        let all = property.get(name).and_then(Value::as_array);
        all.is_some_and(|all| all.contains(null))
    };
    holds("type", &json!("null"))
        || holds("anyOf", &json!({ "type": "null" }))
        || holds("enum", &Value::Null)
}

/// Adds rules between the fields of a record.
pub(crate) fn add_rules(schema: &mut Schema, rules: impl IntoIterator<Item = Value>) {
    let mut all: Vec<Value> =
        schema.get("allOf").and_then(Value::as_array).cloned().unwrap_or_default();
    all.extend(rules);
    schema.insert("allOf".into(), all.into());
}

/// The rule that a field with one of these words brings about, and the rule
/// otherwise.
pub(crate) fn when(field: &str, words: &[&str], then: &Value, otherwise: &Value) -> Value {
    json!({
        "if": { "required": [field], "properties": { field: { "enum": words } } },
        "then": then,
        "else": otherwise
    })
}

/// A rule by which the record holds the field, and not as null.
pub(crate) fn holds(field: &str, kind: &str) -> Value {
    json!({ "required": [field], "properties": { field: { "type": kind } } })
}

/// A rule by which the record holds the field, whatever its type, and not as null.
pub(crate) fn there(field: &str) -> Value {
    json!({ "required": [field], "properties": { field: { "not": { "type": "null" } } } })
}

/// A rule by which the record holds one of two fields, or both.
#[cfg_attr(not(feature = "guidance"), allow(dead_code, reason = "post files have such entries"))]
pub(crate) fn either(first: &str, second: &str) -> Value {
    json!({ "anyOf": [there(first), there(second)] })
}

/// The rule that another one brings about.
pub(crate) fn given(first: &Value, then: &Value) -> Value {
    json!({ "if": first, "then": then })
}

/// A rule by which the record does not hold the field, or as null.
pub(crate) fn lacks(field: &str) -> Value {
    json!({ "properties": { field: { "type": "null" } } })
}

/// A rule by which a list is absent, null or empty.
pub(crate) fn lacks_list(field: &str) -> Value {
    json!({ "properties": { field: { "type": ["array", "null"], "maxItems": 0 } } })
}

/// A rule by which a list is there and not empty.
pub(crate) fn holds_list(field: &str) -> Value {
    json!({ "required": [field], "properties": { field: { "type": "array", "minItems": 1 } } })
}

/// All of these rules.
pub(crate) fn all(rules: impl IntoIterator<Item = Value>) -> Value {
    json!({ "allOf": rules.into_iter().collect::<Vec<_>>() })
}

/// One of two bounds, or both.
pub(crate) fn some_bound(schema: &mut Schema) {
    let bounds = ["at_least", "at_most"].map(|bound| holds(bound, "integer"));
    schema.insert("anyOf".into(), bounds.to_vec().into());
}
