//! Audience rules in cells: a column for each condition of a simple rule, any
//! other as one cell of JSON.

use crate::document::node::Node;

use super::shape::AUDIENCE;

/// The conditions that have columns of their own, in the order in which a rule
/// of several is written again.
fn columns() -> impl Iterator<Item = &'static str> {
    AUDIENCE.fields.iter().map(|field| field.name).filter(|name| *name != "rule")
}

/// The rule as a record of its conditions; as `rule` if it is not simple.
pub(super) fn spread(rule: &Node) -> Node {
    let simple = match rule.members() {
        [(name, Node::Array(parts))] if name == "all" && parts.len() > 1 => {
            let conditions: Vec<&(String, Node)> = parts
                .iter()
                .filter_map(|part| match part.members() {
                    [one] => Some(one),
                    _ => None,
                })
                .collect();
            // Read again, the rule has to be the same.
            let places = conditions.iter().map(|(name, _)| columns().position(|own| own == name));
            let places: Option<Vec<usize>> = places.collect();
            let in_order =
                places.is_some_and(|places| places.windows(2).all(|pair| pair[0] < pair[1]));
            (conditions.len() == parts.len() && in_order)
                .then(|| Node::Object(conditions.into_iter().cloned().collect()))
        }
        [one] if columns().any(|own| own == one.0) => Some(Node::Object(vec![one.clone()])),
        _ => None,
    };
    simple.unwrap_or_else(|| Node::Object(vec![("rule".to_owned(), rule.clone())]))
}
