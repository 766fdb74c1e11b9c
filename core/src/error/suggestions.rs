//! Suggestions: near names for a name that nothing has.

use super::expected::Expected;

/// Among more names than this none is looked for: each is compared letter by
/// letter.
const MOST_NAMES: usize = 2_000;

/// Of so many names that none is near, how many are shown.
const EXAMPLES: usize = 4;

/// The names that differ little from the one that was not found, as an
/// expectation; all of them where they are few.
pub(crate) fn near_names<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Expected {
    let mut names: Vec<&str> = names.take(MOST_NAMES + 1).collect();
    if names.len() > MOST_NAMES {
        names.clear();
    }
    names.sort_unstable();
    let is_near = |candidate: &&str| strsim::normalized_damerau_levenshtein(name, candidate) >= 0.6;
    let mut near: Vec<&str> = names.iter().copied().filter(is_near).collect();
    // The nearest first, so that none of many is left out for its letter.
    near.sort_by_key(|candidate| strsim::damerau_levenshtein(name, candidate));
    near.truncate(5);
    match (near.is_empty(), names.len()) {
        (false, _) => Expected::NearNames { names: near.into_iter().collect() },
        (true, 0) => Expected::DeclaredName,
        (true, ..=8) => Expected::OneOf { names: names.into_iter().collect() },
        (true, count) => {
            Expected::OneOfMany { count, names: names.into_iter().take(EXAMPLES).collect() }
        }
    }
}
