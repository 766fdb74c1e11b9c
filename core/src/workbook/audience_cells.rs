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

/// The rule of such a record; none if it holds no condition.
pub(super) fn joined(spread: &Node) -> Option<Node> {
    let parts = AUDIENCE.fields.iter().filter_map(|field| {
        let value = spread.get(field.name)?.clone();
        let is_rule = field.name == "rule";
        Some(if is_rule { value } else { Node::Object(vec![(field.name.to_owned(), value)]) })
    });
    let mut parts: Vec<Node> = parts.collect();
    if parts.len() > 1 {
        return Some(Node::Object(vec![("all".to_owned(), Node::Array(parts))]));
    }
    parts.pop()
}

/// The rule as it is now with every condition, or bound of one, of before that
/// could not be written in any cell; none if there is nothing to add.
pub(super) fn with_kept(
    before: &Node,
    now: Option<&Node>,
    has_cell: impl Fn(&[&str]) -> bool,
) -> Option<Node> {
    let mut members = now.map_or_else(Vec::new, |now| spread(now).members().to_vec());
    let mut keeps = false;
    for (name, value) in spread(before).members() {
        let kept = match value {
            Node::Object(bounds) if name == "days_in_post" => {
                let kept = bounds.iter().filter(|(bound, _)| !has_cell(&[name.as_str(), bound]));
                let kept: Vec<(String, Node)> = kept.cloned().collect();
                (!kept.is_empty()).then_some(Node::Object(kept))
            }
            value => (!has_cell(&[name.as_str()])).then(|| value.clone()),
        };
        let Some(kept) = kept else { continue };
        keeps = true;
        match (members.iter_mut().find(|(own, _)| own == name), kept) {
            (Some((_, Node::Object(own))), Node::Object(kept)) => own.extend(kept),
            (Some(_), _) => {}
            (None, kept) => members.push((name.clone(), kept)),
        }
    }
    if keeps { joined(&Node::Object(members)) } else { None }
}
