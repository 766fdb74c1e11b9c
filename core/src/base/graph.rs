//! Circles in what refers to each other.

use std::collections::{HashMap, HashSet};

/// The circles of a graph, each once, from its first node in key order.
pub(crate) fn circles<'k>(edges: &HashMap<&'k str, Vec<&'k str>>) -> Vec<Vec<&'k str>> {
    let mut nodes: Vec<&str> = edges.keys().copied().collect();
    nodes.sort_unstable();
    let mut done: HashSet<&str> = HashSet::new();
    let mut found = Vec::new();
    for start in nodes {
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        if done.contains(start) {
            continue;
        }
        while let Some((node, next)) = path.last_mut() {
            let child = edges.get(node).and_then(|children| children.get(*next)).copied();
            *next += 1;
            match child {
                None => {
                    done.insert(node);
                    path.pop();
                }
                Some(child) => {
                    if let Some(position) = path.iter().position(|(node, _)| *node == child) {
                        let mut circle: Vec<&str> =
                            path[position..].iter().map(|(node, _)| *node).collect();
                        let smallest = circle.iter().enumerate().min_by_key(|(_, key)| **key);
                        let first = smallest.map_or(0, |(index, _)| index);
                        circle.rotate_left(first);
                        if !found.contains(&circle) {
                            found.push(circle);
                        }
                    } else if !done.contains(child) && edges.contains_key(child) {
                        path.push((child, 0));
                    }
                }
            }
        }
    }
    found
}

/// A circle in words: each node once, then the first again.
pub(crate) fn describe_circle(circle: &[&str]) -> String {
    let first = circle.first().copied().unwrap_or_default();
    format!("{} -> {first}", circle.join(" -> "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_circle_is_told_once() {
        let edges: HashMap<&str, Vec<&str>> =
            [("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["a", "c"]), ("d", vec!["a"])].into();
        let found = circles(&edges);
        assert_eq!(found.len(), 2);
        assert!(found.contains(&vec!["a", "b", "c"]));
        assert!(found.contains(&vec!["c"]));
    }
}
