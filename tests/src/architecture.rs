//! The architecture of the core: which room may use which, and whether they keep
//! to it, read from the paths in the source, so that an arrow against the
//! direction or a cycle is seen the day it is drawn.

use std::collections::{BTreeMap, BTreeSet};

/// Each room with those that it may use, from the lowest on; what stands in a
/// later line is never used by an earlier one.
pub const TABLE: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("document", &["error"]),
    ("language", &["document", "error"]),
    ("value", &["document", "error"]),
    ("referential", &["document", "error", "language", "value"]),
    ("survey", &["document", "error", "value", "referential"]),
    ("scoring", &["document", "error", "language", "value", "referential", "survey"]),
    ("versions", &["document", "error", "value", "referential", "survey"]),
    ("form", &["document", "error", "language", "value", "survey"]),
    ("arrow", MODEL),
    ("import", MODEL),
    ("privacy", &["document", "error", "value", "survey", "import"]),
    ("solve", &[]),
    ("disclosure", &["document", "error", "value", "solve"]),
    ("statistics", &[]),
    ("tally", &["document", "error", "value", "survey", "scoring", "arrow"]),
    (
        "group_tables",
        &[
            "document",
            "error",
            "value",
            "survey",
            "scoring",
            "arrow",
            "disclosure",
            "statistics",
            "tally",
        ],
    ),
    (
        "release",
        &[
            "document",
            "error",
            "value",
            "survey",
            "scoring",
            "arrow",
            "privacy",
            "disclosure",
            "language",
            "tally",
            "group_tables",
        ],
    ),
    ("portfolio", &["document", "error", "value", "referential", "survey", "scoring", "versions"]),
    (
        "guidance",
        &[
            "document",
            "error",
            "language",
            "value",
            "referential",
            "survey",
            "scoring",
            "portfolio",
            "solve",
        ],
    ),
    ("handover", &["document", "error", "language", "value", "referential", "versions"]),
    // Nothing in which levels, gaps or assessments are.
    ("peers", &["document", "error", "value", "referential", "versions", "solve"]),
    (
        "peer_survey",
        &["error", "value", "language", "referential", "survey", "scoring", "tally", "peers"],
    ),
    (
        "evaluation",
        // The survey and the cohort reach it as observations, so that a phone has it.
        &["document", "error", "language", "value", "referential", "disclosure", "statistics"],
    ),
    (
        "presentation",
        &[
            "document",
            "error",
            "value",
            "referential",
            "survey",
            "scoring",
            "import",
            "disclosure",
            "release",
            "language",
            "versions",
            "form",
            "portfolio",
            "guidance",
            "handover",
            "peers",
            "evaluation",
        ],
    ),
    ("workbook", &["document", "error", "value", "referential", "language"]),
    ("lint", &["document", "error", "value", "language", "referential", "survey", "presentation"]),
    ("simulate", MODEL),
    ("repertory", &["document", "error", "value", "referential"]),
];

const MODEL: &[&str] = &["document", "error", "value", "referential", "survey", "scoring"];

/// A source file: its folder (empty at the root), its module, its text.
#[derive(Debug, Clone)]
pub struct Source {
    /// The folder, as `survey`.
    pub folder: String,
    /// The module, as `scale`.
    pub module: String,
    /// What it holds.
    pub text: String,
}

/// Every arrow that the table does not have and every cycle within a folder,
/// in words.
#[must_use]
pub fn violations(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    let mut within: BTreeMap<&str, BTreeMap<&str, BTreeSet<String>>> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.folder.is_empty()) {
        let Source { folder, module, text } = source;
        let Some((_, allowed)) = TABLE.iter().find(|(name, _)| name == folder) else {
            found.push(format!("{folder} is not in the table"));
            continue;
        };
        for path in paths(text, "crate::") {
            let first = path.first().map_or("", String::as_str);
            if first == folder {
                let siblings = within.entry(folder).or_default().entry(module).or_default();
                siblings.extend(path.get(1).cloned());
            } else if !allowed.contains(&first) {
                found.push(format!("{folder}/{module} uses crate::{}", path.join("::")));
            }
        }
        let siblings = within.entry(folder).or_default().entry(module).or_default();
        siblings.extend(paths(text, "super::").into_iter().filter_map(|p| p.into_iter().next()));
    }
    for (folder, uses) in &within {
        found.extend(
            cycles(uses).into_iter().map(|cycle| format!("{folder}: {}", cycle.join(" -> "))),
        );
    }
    found
}

/// The cycles among the modules of a flat crate, in words.
#[must_use]
pub fn circles(modules: &[(String, String)]) -> Vec<String> {
    let uses = |(module, text): &(String, String)| {
        let heads = paths(text, "crate::").into_iter().filter_map(|path| path.into_iter().next());
        (module.as_str().to_owned(), heads.filter(|head| head != module).collect())
    };
    let uses: BTreeMap<String, BTreeSet<String>> = modules.iter().map(uses).collect();
    let uses = uses.iter().map(|(module, used)| (module.as_str(), used.clone())).collect();
    cycles(&uses).into_iter().map(|cycle| cycle.join(" -> ")).collect()
}

/// The paths that start with the prefix, each with its first two names;
/// groups in braces are opened. What a room's own tests look at is no arrow.
fn paths(text: &str, prefix: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    for (start, _) in code.match_indices(prefix) {
        let before = code[..start].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        found.extend(heads(&code[start + prefix.len()..]));
    }
    found
}

/// The beginnings of the path or group of paths at the start of the text.
fn heads(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start();
    if let Some(group) = text.strip_prefix('{') {
        return members(group).iter().flat_map(|member| heads(member)).collect();
    }
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let rest = text[name.len()..].strip_prefix("::").map(heads).unwrap_or_default();
    if rest.is_empty() {
        return vec![vec![name]];
    }
    let second = rest.into_iter().filter_map(|path| path.into_iter().next());
    second.map(|second| vec![name.clone(), second]).collect()
}

/// The members of a group up to its closing brace.
fn members(group: &str) -> Vec<String> {
    let (mut depth, mut members) = (0usize, vec![String::new()]);
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => {
                members.push(String::new());
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if let Some(member) = members.last_mut() {
            member.push(c);
        }
    }
    members.retain(|member| !member.trim().is_empty());
    members
}

/// One cycle for each module that is on one, from its first module on.
fn cycles(uses: &BTreeMap<&str, BTreeSet<String>>) -> Vec<Vec<String>> {
    fn walk(
        uses: &BTreeMap<&str, BTreeSet<String>>,
        path: &mut Vec<String>,
        found: &mut Vec<Vec<String>>,
    ) {
        let (Some(start), Some(last)) = (path.first().cloned(), path.last().cloned()) else {
            return;
        };
        for next in uses.get(last.as_str()).into_iter().flatten() {
            if *next == start && path.len() > 1 {
                found.push([path.clone(), vec![start.clone()]].concat());
            } else if *next > start && !path.contains(next) && uses.contains_key(next.as_str()) {
                path.push(next.clone());
                walk(uses, path, found);
                path.pop();
            }
        }
    }
    let mut found = Vec::new();
    for module in uses.keys() {
        let mut path = vec![(*module).to_owned()];
        walk(uses, &mut path, &mut found);
    }
    found
}
