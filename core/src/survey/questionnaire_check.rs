//! Cross-reference and consistency checks of a questionnaire: references,
//! cycles, what a scale reaches, its range, and whether its score stays exact.

use std::collections::{HashMap, HashSet};

use crate::document::cycles::cycles;
use crate::document::reader::Reader;
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::found::Remark;
use crate::error::location::Pointer;
use crate::referential::factor::NeedLevel;
use crate::value::decimal::Decimal;
use crate::value::key::{ItemKey, ScaleKey};

use super::choices::ChoiceList;
use super::document::QuestionnaireDocument;
use super::exactness;
use super::exactness::Span;
use super::item::{Item, ItemKind, Section};
use super::scale::{Member, Method, Output, Scale};

/// Scales may be nested this deep.
const MAX_NESTING: usize = 3;
/// A scale may reach this many items.
const MAX_MEMBERS: usize = 1000;

/// Checks what no record can check alone.
pub(super) fn check(document: &QuestionnaireDocument, reader: &mut Reader) {
    let structure = Structure::new(document);
    for list in &*document.choice_lists {
        list.check(reader);
    }
    for (_, item) in structure.items() {
        if let Some(list) = &item.choices {
            reader.refer(list, &item.at.key("choices"));
        }
        item.check(structure.list(item), reader);
    }
    structure.check_columns(reader);
    structure.check_competencies(reader);
    structure.check_wishes(reader);
    structure.check_skip_logic(reader);
    for scale in &document.scales {
        scale.check(reader);
    }
    let circular = structure.check_scale_cycles(reader);
    let depths = structure.depths(&circular);
    for scale in &document.scales {
        if !is_circular(scale, &circular) {
            structure.check_scale(scale, &depths, reader);
        }
    }
}

/// The scales that a scale has for members, in either reading.
fn children(scale: &Scale) -> impl Iterator<Item = &str> {
    let other = scale.alternative.iter().flat_map(|other| other.items.iter());
    let members = scale.items.iter().chain(other);
    members.filter_map(|member| member.scale.as_ref().map(ScaleKey::as_str))
}

/// Whether a scale is on a cycle or above one; so may be the second of a name,
/// where the first is not.
fn is_circular(scale: &Scale, circular: &HashSet<&str>) -> bool {
    circular.contains(scale.key.as_str()) || children(scale).any(|child| circular.contains(child))
}

/// Look-ups by key while a document is checked.
pub(super) struct Structure<'d> {
    document: &'d QuestionnaireDocument,
    lists: HashMap<&'d str, &'d ChoiceList>,
    items: HashMap<&'d str, (&'d Section, &'d Item)>,
    scales: HashMap<&'d str, &'d Scale>,
}

impl<'d> Structure<'d> {
    pub(super) fn new(document: &'d QuestionnaireDocument) -> Self {
        // Of two with one name the first holds it; the second is a fault.
        let (mut lists, mut items, mut scales) = (HashMap::new(), HashMap::new(), HashMap::new());
        for list in &document.choice_lists {
            lists.entry(list.key.as_str()).or_insert(list);
        }
        for section in &*document.sections {
            for item in &*section.items {
                items.entry(item.key.as_str()).or_insert((section, item));
            }
        }
        for scale in &document.scales {
            scales.entry(scale.key.as_str()).or_insert(scale);
        }
        Self { document, lists, items, scales }
    }

    fn items(&self) -> impl Iterator<Item = (&'d Section, &'d Item)> {
        let sections = self.document.sections.iter();
        sections.flat_map(|section| section.items.iter().map(move |item| (section, item)))
    }

    fn list(&self, item: &Item) -> Option<&'d ChoiceList> {
        self.lists.get(item.choices.as_ref()?.as_str()).copied()
    }

    /// No two items share a column of the data.
    fn check_columns(&self, reader: &mut Reader) {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (_, item) in self.items() {
            for column in item.columns(self.list(item)) {
                if let Some(other) = seen.get(&column) {
                    // A key that stands twice was told as such already.
                    if *other != item.key.as_str() {
                        let place = match &item.column {
                            Some(_) => item.at.key("column"),
                            None => item.at.key("key"),
                        };
                        let expected = Expected::OwnColumn { column: other.to_string() };
                        reader.fault(Fault::DuplicateEntry, &place, expected, column);
                        break;
                    }
                } else {
                    seen.insert(column, item.key.as_str());
                }
            }
        }
    }

    /// A competency has one level item.
    fn check_competencies(&self, reader: &mut Reader) {
        let mut seen = HashSet::new();
        for (_, item) in self.items().filter(|(_, item)| item.kind == ItemKind::Level) {
            if let Some(competency) = &item.competency
                && !seen.insert(competency.as_str())
            {
                let expected = Expected::OneLevelItemPerCompetency;
                let place = item.at.key("competency");
                reader.fault(Fault::DuplicateEntry, &place, expected, competency.as_str());
            }
        }
    }

    /// What can be wished for is a competency that is asked.
    fn check_wishes(&self, reader: &mut Reader) {
        let asked = |column: &str| {
            self.items().any(|(_, item)| {
                item.kind == ItemKind::Level && item.competency.is_some() && item.column() == column
            })
        };
        for (_, item) in self.items().filter(|(_, item)| item.asks_wish()) {
            let Some(list) = self.list(item).filter(|list| list.is_whole(reader)) else { continue };
            for choice in list.choices.iter().filter(|choice| !asked(choice.code.as_str())) {
                let place = choice.at.key("code");
                let expected = Expected::ColumnOfLevelItem;
                reader.fault(Fault::DanglingReference, &place, expected, choice.code.as_str());
            }
        }
    }

    fn check_skip_logic(&self, reader: &mut Reader) {
        let mut edges: HashMap<&str, Vec<&str>> = HashMap::new();
        for section in &*self.document.sections {
            for condition in section.shown_if.iter().flat_map(|logic| logic.conditions()) {
                self.check_condition(condition, reader);
            }
            for item in &*section.items {
                let own = item.shown_if.iter().flat_map(|logic| logic.conditions());
                let from_section = section.shown_if.iter().flat_map(|logic| logic.conditions());
                for condition in own.clone() {
                    self.check_condition(condition, reader);
                }
                let inputs = own.chain(from_section).map(|condition| condition.item.as_str());
                edges.entry(item.key.as_str()).or_default().extend(inputs);
            }
        }
        for cycle in cycles(&edges) {
            reader.cycle(&cycle, || {
                let (section, item) = cycle.first().and_then(|key| self.items.get(key))?;
                let place = if item.shown_if.is_some() { &item.at } else { &section.at };
                Some(place.key("shown_if"))
            });
        }
    }

    fn check_condition(&self, condition: &super::condition::Condition, reader: &mut Reader) {
        let place = condition.at.key("item");
        if reader.refer(&condition.item, &place)
            && let Some((_, item)) = self.items.get(condition.item.as_str())
        {
            if item.is_reflexive() {
                let expected = Expected::ItemNotPrivate;
                reader.fault(Fault::ConditionMismatch, &condition.at, expected, item.key.as_str());
            } else {
                condition.check(item.kind, self.list(item), reader);
            }
        }
    }

    /// Tells each cycle of scales once and gives every scale on or above one.
    fn check_scale_cycles(&self, reader: &mut Reader) -> HashSet<&'d str> {
        let mut edges: HashMap<&str, Vec<&str>> = HashMap::new();
        for scale in &self.document.scales {
            // Of two with one name the first is the one that members reach.
            edges.entry(scale.key.as_str()).or_insert_with(|| children(scale).collect());
        }
        let mut affected = HashSet::new();
        for cycle in cycles(&edges) {
            affected.extend(cycle.iter().copied());
            reader.cycle(&cycle, || {
                let scale = cycle.first().and_then(|key| self.scales.get(key))?;
                Some(scale.at.key("items"))
            });
        }
        // Whatever reaches a cycle cannot be judged either.
        let mut above: HashMap<&str, Vec<&str>> = HashMap::new();
        for (key, children) in &edges {
            children.iter().for_each(|child| above.entry(child).or_default().push(key));
        }
        let mut next: Vec<&str> = affected.iter().copied().collect();
        while let Some(key) = next.pop() {
            let more = above.get(key).into_iter().flatten().copied();
            next.extend(more.filter(|key| affected.insert(key)));
        }
        self.scales.keys().copied().filter(|key| affected.contains(key)).collect()
    }

    fn check_scale(&self, scale: &'d Scale, depths: &HashMap<&str, usize>, reader: &mut Reader) {
        let depth = depths.get(scale.key.as_str()).copied().unwrap_or(1);
        if depth > MAX_NESTING {
            let found = Remark::Levels { count: depth };
            let expected = Expected::AtMost { limit: MAX_NESTING.to_string() };
            reader.fault(Fault::NestedTooDeep, &scale.at.key("items"), expected, found);
            return;
        }
        let alternative = scale.alternative.as_ref();
        let readings = std::iter::once(&*scale.items).chain(alternative.map(|other| &*other.items));
        for members in readings.clone() {
            let reached = self.reached(members).len();
            if reached > MAX_MEMBERS {
                let expected = Expected::AtMostItems { limit: MAX_MEMBERS };
                let place = scale.at.key("items");
                let found = Remark::MoreThan { count: MAX_MEMBERS };
                reader.fault(Fault::OutOfRange, &place, expected, found);
                return;
            }
            self.check_reached(scale, members, reader);
        }
        let whole = |members| self.is_whole(members, reader);
        if !reader.is_valid(&scale.at) || !readings.clone().all(whole) {
            return;
        }
        if scale.flat == Some(true) {
            scale.check_counts(self.reached(&scale.items).len(), reader);
        }
        let mixed = self.check_mixed(scale, &scale.items, &scale.at.key("output"), reader);
        if let Some(other) = alternative {
            self.check_mixed(scale, &other.items, &other.at.key("items"), reader);
        }
        if mixed {
            return;
        }
        let Some(range) = self.check_range(scale, reader) else { return };
        scale.check_bands(range.0, range.1, reader);
        let exact = |members| self.exactness(scale, members, scale.output).is_some();
        if !readings.clone().all(exact) {
            let expected = Expected::SmallerWeights;
            reader.fault(Fault::Overflow, &scale.at, expected, scale.key.as_str());
        }
    }

    /// Which items a scale reaches, each once and of a kind that has a value.
    /// A child scale answers for what it is by itself.
    fn check_reached(&self, scale: &Scale, members: &'d [Member], reader: &mut Reader) {
        let mut seen: HashSet<&ItemKey> = HashSet::new();
        let mut levels: HashSet<NeedLevel> = scale.need_level.into_iter().collect();
        let mut mixed = false;
        for member in members {
            let reached = self.reached(std::slice::from_ref(member));
            let items: Vec<&Item> = reached.into_iter().filter_map(|(item, _)| item).collect();
            if let Some(item) = items.iter().find(|item| seen.contains(&item.key)) {
                reader.fault(
                    Fault::ReachedTwice,
                    &member.at,
                    Expected::EachItemOnce,
                    item.key.as_str(),
                );
            }
            seen.extend(items.iter().map(|item| &item.key));
            let own: HashSet<NeedLevel> = items.iter().filter_map(|item| item.need_level).collect();
            if own.len() == 1 {
                levels.extend(own);
            }
            if levels.len() > 1 && !mixed {
                mixed = true;
                let mut names: Vec<&str> = levels.iter().map(|level| level.as_str()).collect();
                names.sort_unstable();
                let (expected, found) = (Expected::OneNeedLevel, names.join(", "));
                reader.fault(Fault::MixedNeedLevels, &member.at, expected, found);
            }
            if let (Some(_), [item]) = (&member.item, items.as_slice()) {
                self.check_scorable(scale, item, member, reader);
            }
        }
    }

    fn check_scorable(&self, scale: &Scale, item: &Item, member: &Member, reader: &mut Reader) {
        if !reader.is_valid(&item.at) {
            return;
        }
        let list_unread =
            item.choices.is_some() && self.list(item).is_none_or(|list| !list.is_whole(reader));
        if item.kind == ItemKind::Level && scale.convention.is_none() && reader.is_valid(&scale.at)
        {
            let expected = Expected::LevelsAsNumbers;
            reader.fault(Fault::LevelsAreOrdinal, &member.at, expected, item.key.as_str());
        } else if self.span(item).is_none() && !list_unread {
            let expected = match item.kind {
                ItemKind::Number => Expected::MinAndMax,
                ItemKind::Single | ItemKind::Rating | ItemKind::Level => {
                    Expected::ValueOnEveryChoice
                }
                _ => Expected::ScorableKind,
            };
            reader.fault(Fault::NotScorable, &member.at, expected, item.kind.as_str());
        }
    }

    fn span(&self, item: &Item) -> Option<Span> {
        Span::of(item, self.list(item))
    }

    /// Whether every item below these members was read and has values.
    fn is_whole(&self, members: &'d [Member], reader: &Reader) -> bool {
        self.reached(members).into_iter().all(|(item, member)| {
            reader.is_valid(&member.at)
                && item.is_some_and(|item| reader.is_valid(&item.at) && self.span(item).is_some())
        })
    }

    fn ranges(&self, members: &'d [Member]) -> Vec<(Decimal, Decimal)> {
        let items = self.reached(members).into_iter().filter_map(|(item, _)| item);
        items.filter_map(|item| self.span(item).map(Span::bounds)).collect()
    }

    /// Whether a raw score would mix ranges, which only a sum may.
    fn check_mixed(
        &self,
        scale: &Scale,
        members: &'d [Member],
        place: &Pointer,
        reader: &mut Reader,
    ) -> bool {
        let ranges: HashSet<(Decimal, Decimal)> = self.ranges(members).into_iter().collect();
        let mixed = scale.output == Output::Raw && scale.method != Method::Sum && ranges.len() > 1;
        if mixed && !scale.is_composite() {
            let expected = Expected::OneRangeOrPercentOfMaximum;
            reader.fault(
                Fault::MixedRanges,
                place,
                expected,
                Remark::Ranges { count: ranges.len() },
            );
        }
        mixed
    }

    /// The range of the output, in its unit.
    fn check_range(&self, scale: &'d Scale, reader: &mut Reader) -> Option<(Decimal, Decimal)> {
        let percent = || Some((Decimal::from_integer(0)?, Decimal::from_integer(100)?));
        let ranges = self.ranges(&scale.items);
        if scale.is_composite() || scale.output == Output::PercentOfMaximum {
            return percent();
        }
        let first = *ranges.first()?;
        if scale.method == Method::Mean {
            return Some(first);
        }
        let mut total = (0i64, 0i64);
        for ((low, high), (_, member)) in ranges.iter().zip(self.reached(&scale.items)) {
            let weight = i64::from(member.weight());
            total.0 += low.millionths() * weight;
            total.1 += high.millionths() * weight;
        }
        let bound = |millionths: i64| Decimal::from_millionths(millionths);
        if let (Some(low), Some(high)) = (bound(total.0), bound(total.1)) {
            return Some((low, high));
        }
        let expected = Expected::SumWithin { limit: Decimal::LIMIT };
        reader.fault(Fault::Overflow, &scale.at, expected, scale.key.as_str());
        None
    }

    /// Every item below these members, with the member that names it; nothing
    /// in place of an item or a scale that could not be read.
    pub(super) fn reached(&self, members: &'d [Member]) -> Vec<(Option<&'d Item>, &'d Member)> {
        fn walk<'d>(
            structure: &Structure<'d>,
            members: &'d [Member],
            depth: usize,
            into: &mut Vec<(Option<&'d Item>, &'d Member)>,
        ) {
            for member in members {
                // Scales that hold each other many times are not walked to the end.
                if into.len() > MAX_MEMBERS {
                    return;
                }
                if let Some(key) = &member.item {
                    into.push((structure.items.get(key.as_str()).map(|(_, item)| *item), member));
                } else if let Some(key) = &member.scale {
                    match structure.scales.get(key.as_str()) {
                        Some(child) if depth < MAX_NESTING => {
                            walk(structure, &child.items, depth + 1, into);
                        }
                        Some(_) => {}
                        None => into.push((None, member)),
                    }
                } else {
                    into.push((None, member));
                }
            }
        }
        let mut reached = Vec::new();
        walk(self, members, 0, &mut reached);
        reached
    }

    /// How many scales deep each scale is, but for those on or above a cycle.
    fn depths(&self, circular: &HashSet<&str>) -> HashMap<&'d str, usize> {
        let mut depths: HashMap<&str, usize> = HashMap::new();
        let mut next: Vec<&'d Scale> = self.document.scales.iter().collect();
        while let Some(scale) = next.last().copied() {
            let key = scale.key.as_str();
            if depths.contains_key(key) || is_circular(scale, circular) {
                next.pop();
                continue;
            }
            let children: Vec<&'d Scale> =
                children(scale).filter_map(|child| self.scales.get(child).copied()).collect();
            let below: Vec<Option<usize>> =
                children.iter().map(|child| depths.get(child.key.as_str()).copied()).collect();
            if below.contains(&None) {
                let open = children.into_iter().zip(&below).filter(|(_, depth)| depth.is_none());
                next.extend(open.map(|(child, _)| child));
            } else {
                next.pop();
                depths.insert(key, 1 + below.into_iter().flatten().max().unwrap_or(0));
            }
        }
        depths
    }

    /// Whether the score over these members stays exact, and a multiple of
    /// every denominator that it can have on 0–1.
    fn exactness(
        &self,
        scale: &Scale,
        members: &'d [Member],
        output: Output,
    ) -> Option<Option<u128>> {
        if scale.flat == Some(true) || members.iter().all(|member| member.item.is_some()) {
            let leaves = self.reached(members);
            let spans: Option<Vec<Span>> =
                leaves.iter().map(|(item, _)| self.span((*item)?)).collect();
            let weights: Vec<u32> = leaves.iter().map(|(_, member)| member.weight()).collect();
            return exactness::of_items(&spans?, &weights, output)
                .map(|arithmetic| arithmetic.denominators);
        }
        let denominators: Option<Vec<u128>> = members
            .iter()
            .map(|member| match (&member.scale, &member.item) {
                (Some(key), _) => {
                    let child = self.scales.get(key.as_str())?;
                    self.exactness(child, &child.items, Output::PercentOfMaximum)?
                }
                (None, Some(key)) => {
                    let (_, item) = self.items.get(key.as_str())?;
                    exactness::of_item(self.span(item)?)
                }
                (None, None) => None,
            })
            .collect();
        let weights: Vec<u32> = members.iter().map(Member::weight).collect();
        exactness::of_composite(&denominators?, &weights).map(|arithmetic| arithmetic.denominators)
    }
}
