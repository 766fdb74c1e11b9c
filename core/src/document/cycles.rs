//! Cycles among references.

use std::collections::{HashMap, HashSet};

use crate::error::fault::MAX_FAULTS;

/// Of a longer cycle the first nodes are told.
const TOLD: usize = 20;

/// The cycles of a graph, each once, from its first node in key order; of more
/// than are listed only the node that closes each.
pub(crate) fn cycles<'k>(edges: &HashMap<&'k str, Vec<&'k str>>) -> Vec<Vec<&'k str>> {
    let mut nodes: Vec<&str> = edges.keys().copied().collect();
    nodes.sort_unstable();
    let mut done: HashSet<&str> = HashSet::new();
    let mut closing: HashSet<(&str, &str)> = HashSet::new();
    let mut found = Vec::new();
    for start in nodes {
        if done.contains(start) {
            continue;
        }
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        let mut place_of: HashMap<&str, usize> = HashMap::from([(start, 0)]);
        while let Some((node, next)) = path.last_mut() {
            let child = edges.get(node).and_then(|children| children.get(*next)).copied();
            *next += 1;
            let node = *node;
            let Some(child) = child else {
                done.insert(node);
                place_of.remove(node);
                path.pop();
                continue;
            };
            if let Some(place) = place_of.get(child) {
                if closing.insert((node, child)) {
                    let listed = found.len() < MAX_FAULTS;
                    found.push(if listed { cycle(&path[*place..]) } else { vec![child] });
                }
            } else if !done.contains(child) && edges.contains_key(child) {
                place_of.insert(child, path.len());
                path.push((child, 0));
            }
        }
    }
    found
}

fn cycle<'k>(path: &[(&'k str, usize)]) -> Vec<&'k str> {
    let mut cycle: Vec<&str> = path.iter().map(|(node, _)| *node).collect();
    let smallest = cycle.iter().enumerate().min_by_key(|(_, key)| **key);
    let first = smallest.map_or(0, |(index, _)| index);
    cycle.rotate_left(first);
    cycle
}

/// A cycle in words: each node once, then the first again.
pub(crate) fn describe_cycle(cycle: &[&str]) -> String {
    let first = cycle.first().copied().unwrap_or_default();
    let told = cycle.get(..TOLD).unwrap_or(cycle).join(" -> ");
    let rest = if cycle.len() > TOLD { " -> …" } else { "" };
    format!("{told}{rest} -> {first}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cycle_is_told_once() {
        let edges: HashMap<&str, Vec<&str>> =
            [("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["a", "c"]), ("d", vec!["a"])].into();
        let found = cycles(&edges);
        assert_eq!(found.len(), 2);
        assert!(found.contains(&vec!["a", "b", "c"]));
        assert!(found.contains(&vec!["c"]));
    }

    #[test]
    fn cycles_take_no_more_room_than_their_graph() {
        let names: Vec<String> = (0..20_000).map(|number| format!("n{number}")).collect();
        let after = |place: usize| names.get(place + 1).map(String::as_str);
        let edges: HashMap<&str, Vec<&str>> = names
            .iter()
            .enumerate()
            .map(|(place, name)| {
                let back = [names[0].as_str(); 2];
                (name.as_str(), back.into_iter().chain(after(place)).collect())
            })
            .collect();
        let found = cycles(&edges);
        assert_eq!(found.len(), names.len());
        let room: usize = found.iter().map(Vec::len).sum();
        assert!(room <= names.len() + MAX_FAULTS * MAX_FAULTS, "{room}");
        assert_eq!(describe_cycle(&["a", "b"]), "a -> b -> a");
        let long = describe_cycle(&["a"; 21]);
        assert!(long.ends_with("a -> … -> a") && long.matches('a').count() == 21, "{long}");
    }
}
