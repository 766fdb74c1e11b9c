//! What a document of a tally must be beyond its structure: sums that fit the
//! questionnaire and each other.

use crate::document::reader::Reader;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::scoring::plan::Plan;
use crate::tally::count::{Count, Counts, LARGEST_WEIGHT, Weighting};
use crate::tally::group::{Group, RankingSums, ScaleSums};
use crate::tally::grouping::{ByColumn, GroupKey, GroupValue};
use crate::tally::layout::{KINDS, Layout, ScaleLayout};
use crate::tally::moments::Moments;
use crate::tally::sums::{MOST_ROWS, MOST_WEIGHT, Tally};

use super::{
    CountsDocument, ExactInteger, ExactScore, GroupDocument, MomentsDocument, ScaleDocument,
    TallyDocument,
};

impl TallyDocument {
    /// The tally, unless sums contradict the questionnaire or each other.
    pub(super) fn tally(&self, reader: &mut Reader) -> Option<Tally> {
        let plan = Plan::new(&self.questionnaire).ok()?;
        let by = self.by.iter();
        let by = by.map(|by| ByColumn { name: by.column.clone(), kind: by.kind }).collect();
        let mut tally = Tally::new(plan, by, self.weights, self.pairwise, None);
        tally.shards = self.shards.iter().cloned().collect();
        let mut groups = std::collections::BTreeMap::new();
        for (index, group) in self.groups.iter().enumerate() {
            let at = Pointer::root().key("groups").index(index);
            let Some(key) = self.group_key(group, &at, reader) else { continue };
            let weighting = self.weights;
            let mut check = Check { layout: &tally.layout, weighting, reader, most: MOST_ROWS };
            let sums = check.group(group, &at, self.pairwise);
            // Its place is taken, whatever its sums are.
            let taken =
                sums.unwrap_or_else(|| Group::new(&tally.layout, self.weights, self.pairwise));
            if groups.insert(key, taken).is_some() {
                let expected = Expected::ValuesNoOtherGroupHas;
                reader.fault(Code::DuplicateEntry, &at.key("by"), expected, "");
            }
        }
        let at = Pointer::root().key("groups");
        let weight: u128 = groups.values().map(|group| group.rows.weight).sum();
        if weight >= MOST_WEIGHT {
            reader.fault(Code::OutOfRange, &at, Expected::WeightsBelowLimit, "");
        }
        let rows: [fn(&Group) -> u64; 2] = [|group| group.rows.n, |group| group.zero_weight];
        for rows in rows {
            let all: u128 = groups.values().map(|group| u128::from(rows(group))).sum();
            if all > MOST_ROWS.into() {
                let expected = Expected::AtMostRowsInAll { limit: MOST_ROWS };
                reader.fault(Code::OutOfRange, &at, expected, "");
            }
        }
        tally.groups = std::sync::Arc::new(groups);
        Some(tally)
    }

    fn group_key(
        &self,
        group: &GroupDocument,
        at: &Pointer,
        reader: &mut Reader,
    ) -> Option<GroupKey> {
        let place = at.key("by");
        if group.by.len() != self.by.len() {
            let expected = Expected::Values { count: self.by.len() };
            reader.fault(Code::OutOfRange, &place, expected, group.by.len().to_string());
            return None;
        }
        let values = group.by.iter().zip(&self.by).enumerate();
        values
            .map(|(index, (value, by))| {
                let Some(text) = &value.value else { return Some(GroupValue::Missing) };
                let read = GroupValue::printed(text, by.kind)
                    .filter(|value| value.text().as_ref() == Some(text));
                if read.is_none() {
                    let at = place.index(index).key("value");
                    let expected = Expected::ValueOfColumnKind { of: by.kind.to_string() };
                    reader.fault(Code::InvalidValue, &at, expected, text.as_str());
                }
                read
            })
            .collect()
    }
}

/// Holds the sums of a document against the layout and each other.
struct Check<'c> {
    layout: &'c Layout,
    weighting: Weighting,
    reader: &'c mut Reader,
    /// So many rows there are: no sum counts more.
    most: u64,
}

impl Check<'_> {
    fn group(&mut self, group: &GroupDocument, at: &Pointer, pairwise: bool) -> Option<Group> {
        let mut sums = Group::new(self.layout, self.weighting, pairwise);
        let layout = self.layout;
        let rows = self.count(&group.rows, &at.key("rows"));
        self.most = rows.map_or(MOST_ROWS, |rows| rows.n);
        let cells = self.counts(&group.columns, layout.cells, &at.key("columns"));
        let compound = self.counts(&group.items, sums.compound.len(), &at.key("items"));
        let numbers = self.all_moments(&group.numbers, sums.numbers.len(), 1, &at.key("numbers"));
        let pairs = self.all_moments(&group.pairs, sums.pairs.len(), 2, &at.key("pairs"));
        let rankings = self.rankings(group, &sums, &at.key("rankings"));
        let place = at.key("scales");
        self.length(group.scales.len(), layout.scales.len(), &place)?;
        let scales = group.scales.iter().zip(&layout.scales).enumerate();
        let scales: Vec<Option<ScaleSums>> = scales
            .map(|(index, (scale, layout))| {
                self.scale(scale, layout, &place.index(index), pairwise)
            })
            .collect();
        (sums.rows, sums.cells, sums.compound) = (rows?, cells?, compound?);
        (sums.numbers, sums.pairs, sums.rankings) = (numbers?, pairs?, rankings?);
        sums.zero_weight = group.zero_weight_rows.get();
        sums.scales = scales.into_iter().collect::<Option<_>>()?;
        self.agree(&sums, at);
        Some(sums)
    }

    fn rankings(
        &mut self,
        group: &GroupDocument,
        empty: &Group,
        at: &Pointer,
    ) -> Option<Vec<RankingSums>> {
        self.length(group.rankings.len(), empty.rankings.len(), at)?;
        let all = group.rankings.iter().zip(&empty.rankings).enumerate();
        let read: Vec<Option<RankingSums>> = all
            .map(|(index, (ranking, empty))| {
                let at = at.index(index);
                let people = self.counts(&ranking.people, 2, &at.key("people"));
                let ranked = self.counts(&ranking.ranked, empty.ranked.len(), &at.key("ranked"));
                let lengths = [
                    self.length(ranking.ranks.len(), empty.ranks.len(), &at.key("ranks")),
                    self.length(ranking.left.len(), empty.left.len(), &at.key("left")),
                ];
                let people = people?;
                let most = people.get(0).weight.min(MOST_WEIGHT) << 31;
                let ranks = self.within(&ranking.ranks, most, &at.key("ranks"));
                let left = self.within(&ranking.left, most, &at.key("left"));
                let [Some(()), Some(())] = lengths else { return None };
                Some(RankingSums { people, ranked: ranked?, ranks: ranks?, left: left? })
            })
            .collect();
        read.into_iter().collect()
    }

    fn scale(
        &mut self,
        scale: &ScaleDocument,
        layout: &ScaleLayout,
        at: &Pointer,
        pairwise: bool,
    ) -> Option<ScaleSums> {
        let mut sums = ScaleSums::new(layout, self.weighting, pairwise);
        let status = self.counts(&scale.status, sums.status.len(), &at.key("status"));
        let counts = self.counts(&scale.counts, scale.scores.len(), &at.key("counts"));
        let listwise = self.moments(&scale.listwise, layout.members, &at.key("listwise"));
        let pairs = sums.pairwise.len();
        let pairwise = self.all_moments(&scale.pairwise, pairs, 2, &at.key("pairwise"));
        let counts = counts?;
        for (index, (ExactScore(score), count)) in
            scale.scores.iter().zip(counts.iter()).enumerate()
        {
            let after = index.checked_sub(1).is_none_or(|before| scale.scores[before].0 < *score);
            let place = at.key("scores").index(index);
            if !after || count.n == 0 {
                let expected = Expected::PossibleScoresInOrder;
                self.reader.fault(Code::InvalidValue, &place, expected, "");
            } else if !sums.scores.add(layout, *score, count) {
                let expected = Expected::PossibleScore;
                self.reader.fault(Code::OutOfRange, &place, expected, "");
            }
        }
        // A scale reaches each column once at most.
        let columns = u64::try_from(self.layout.inputs.len()).unwrap_or(u64::MAX);
        let most = self.most.saturating_mul(columns).min(MOST_ROWS);
        self.at_most(scale.invalid.get(), most, &at.key("invalid"))?;
        sums.invalid = scale.invalid.get();
        (sums.status, sums.listwise, sums.pairwise) = (status?, listwise?, pairwise?);
        Some(sums)
    }

    /// Sums that count the same rows count as many.
    fn agree(&mut self, group: &Group, at: &Pointer) {
        let total = |counts: &mut dyn Iterator<Item = Count>| {
            let mut total = Count::default();
            counts.for_each(|count| total += count);
            total
        };
        let mut places = Vec::new();
        for (index, input) in self.layout.inputs.iter().enumerate() {
            let cells = input.first..input.first + input.choices + KINDS;
            if total(&mut cells.map(|cell| group.cells.get(cell))) != group.rows {
                places.push(at.key("columns").index(index));
            }
        }
        for (index, (sums, layout)) in group.scales.iter().zip(&self.layout.scales).enumerate() {
            let scores = total(&mut sums.scores.entries(layout).into_iter().map(|(_, n)| n));
            if total(&mut sums.status.iter()) != group.rows || scores != sums.status.get(0) {
                places.push(at.key("scales").index(index));
            }
        }
        for place in places {
            let expected = Expected::CountsOfGroupRows;
            self.reader.fault(Code::InvalidValue, &place, expected, "");
        }
    }

    fn length(&mut self, found: usize, expected: usize, at: &Pointer) -> Option<()> {
        if found == expected {
            return Some(());
        }
        self.reader.fault(
            Code::OutOfRange,
            at,
            Expected::Elements { count: expected },
            found.to_string(),
        );
        None
    }

    fn at_most(&mut self, found: u64, most: u64, at: &Pointer) -> Option<()> {
        if found <= most {
            return Some(());
        }
        let expected = Expected::NoMoreThanRows;
        self.reader.fault(Code::OutOfRange, at, expected, found.to_string());
        None
    }

    fn count(&mut self, document: &CountsDocument, at: &Pointer) -> Option<Count> {
        self.counts(document, 1, at).map(|counts| counts.get(0))
    }

    fn counts(&mut self, document: &CountsDocument, len: usize, at: &Pointer) -> Option<Counts> {
        self.length(document.n.len(), len, &at.key("n"))?;
        let weights = if self.weighting == Weighting::Survey { len } else { 0 };
        self.length(document.weight.len(), weights, &at.key("weight"))?;
        self.length(document.squared.len(), weights, &at.key("squared"))?;
        let mut counts = Counts::new(len, self.weighting);
        for (index, n) in document.n.iter().enumerate() {
            self.at_most(n.get(), self.most, &at.key("n").index(index))?;
            let mut count = Count::rows(n.get());
            if weights > 0 {
                let of = |list: &[ExactInteger], name: &str, most: u128, this: &mut Self| {
                    let value = list.get(index).and_then(|value| u128::try_from(value.0).ok());
                    let value = value.filter(|value| *value <= most);
                    if value.is_none() {
                        let place = at.key(name).index(index);
                        this.reader.fault(Code::OutOfRange, &place, Expected::SumOfWeights, "");
                    }
                    value
                };
                let largest = LARGEST_WEIGHT;
                let most = MOST_WEIGHT.min(u128::from(n.get()) * largest);
                count.weight = of(&document.weight, "weight", most, self)?;
                let most = count.weight * largest;
                count.squared = of(&document.squared, "squared", most, self)?;
            }
            counts.add(index, count);
        }
        Some(counts)
    }

    fn all_moments(
        &mut self,
        documents: &[MomentsDocument],
        len: usize,
        variables: usize,
        at: &Pointer,
    ) -> Option<Vec<Moments>> {
        self.length(documents.len(), len, at)?;
        let all = documents.iter().enumerate();
        let all: Vec<Option<Moments>> =
            all.map(|(index, one)| self.moments(one, variables, &at.index(index))).collect();
        all.into_iter().collect()
    }

    fn moments(
        &mut self,
        document: &MomentsDocument,
        variables: usize,
        at: &Pointer,
    ) -> Option<Moments> {
        let mut moments = Moments::new(variables);
        moments.count = self.count(&document.rows, &at.key("rows"))?;
        self.length(document.sums.len(), moments.sums.len(), &at.key("sums"))?;
        self.length(document.products.len(), moments.products.len(), &at.key("products"))?;
        // So large is what rows of this weight can add up to: sums of such
        // sums stay within 128 bits.
        let weight = moments.count.weight.min(MOST_WEIGHT);
        let sums = self.within(&document.sums, weight << 31, &at.key("sums"));
        let products = self.within(&document.products, weight << 62, &at.key("products"));
        (moments.sums, moments.products) = (sums?, products?);
        Some(moments)
    }

    fn within(&mut self, list: &[ExactInteger], most: u128, at: &Pointer) -> Option<Vec<i128>> {
        let mut all = Some(Vec::with_capacity(list.len()));
        for (index, ExactInteger(value)) in list.iter().enumerate() {
            if value.unsigned_abs() > most {
                let expected = Expected::PossibleSum;
                self.reader.fault(Code::OutOfRange, &at.index(index), expected, "");
                all = None;
            } else if let Some(all) = &mut all {
                all.push(*value);
            }
        }
        all
    }
}
