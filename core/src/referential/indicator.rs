//! Indicators: what is looked at to learn whether something changes. The
//! definition says what a value may not be used for as clearly as how it is
//! computed.

use crate::document::field::Shape;
use crate::document::list::Distinct;
use crate::document::node::Node;
use crate::document::read::{Read, read_integer};
use crate::document::reader::Reader;
use crate::document::record::{bounded, deserialize, record, words};
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::value::as_of::AsOf;
use crate::value::decimal::Decimal;
use crate::value::key::{
    CompetencyKey, DispositifKey, FactorKey, IndicatorKey, ObjectiveKey, TermKey,
};
use crate::value::text::Text;

use super::binding::Binding;
use super::entry::entry;
use super::factor::NeedLevel;
use super::level::Levels;
use super::provenance::Provenance;

words! {
    /// Who is meant to gain (S3), or whose work is looked at.
    pub enum Beneficiary of "beneficiary" {
        /// Inhabitants.
        Inhabitants = "inhabitants",
        /// Professionals of the territory.
        Professionals = "professionals",
        /// Public policies and institutions.
        PublicPolicies = "public_policies",
        /// Those who coordinate.
        Coordination = "coordination",
    }
}

words! {
    /// What an indicator speaks of.
    pub enum IndicatorKind of "indicator.kind" {
        /// The conditions; never judged.
        Context = "context",
        /// What is set up.
        Structure = "structure",
        /// What is done.
        Process = "process",
        /// What is produced.
        Output = "output",
        /// What changes for those concerned.
        Outcome = "outcome",
        /// What changes in the long run.
        Impact = "impact",
        /// How good the data are; never judged.
        DataQuality = "data_quality",
    }
}

words! {
    /// What the value is.
    pub enum Measure of "measure" {
        /// A number of things.
        Count = "count",
        /// A part of a whole.
        Proportion = "proportion",
        /// A quantity for each unit of another.
        Ratio = "ratio",
        /// A mean.
        Mean = "mean",
        /// A median.
        Median = "median",
        /// A score.
        Score = "score",
        /// A duration.
        Duration = "duration",
        /// Words.
        Qualitative = "qualitative",
    }
}

words! {
    /// Which way is better.
    pub enum Direction of "direction" {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
        /// Neither: it is read, not judged.
        Neutral = "neutral",
        /// Within one of its bands.
        Band = "band",
    }
}

words! {
    /// What a missing part does.
    pub enum MissingPolicy of "missing" {
        /// It leaves both terms, and is counted.
        Exclude = "exclude",
        /// There is no value if any part is missing.
        NoData = "no_data",
    }
}

words! {
    /// What is counted: what names people is protected.
    pub enum UnitOfCount of "unit_of_count" {
        /// People.
        Person = "person",
        /// Posts: a post names the person who holds it.
        Post = "post",
        /// Territories or structures.
        Territory = "territory",
        /// Actions, meetings, documents.
        Event = "event",
        /// Money.
        Money = "money",
    }
}

words! {
    /// How values of parts make up that of the whole.
    pub enum Additive of "additive" {
        /// By adding both terms.
        Counts = "counts",
        /// By adding histograms.
        Histogram = "histogram",
        /// They do not.
        None = "none",
    }
}

words! {
    /// Along what values may add up.
    pub enum Axis of "axis" {
        /// From places to what holds them.
        Place = "place",
        /// From schemes to all of them.
        Scheme = "scheme",
        /// From periods to longer ones.
        Time = "time",
    }
}

words! {
    /// How often it is collected.
    pub enum Frequency of "frequency" {
        /// Once a year.
        Annual = "annual",
        /// At each wave of a survey.
        Wave = "wave",
        /// All the time.
        Continuous = "continuous",
        /// At each event.
        Event = "event",
    }
}

bounded! {
    /// The least base on which a value is given.
    pub struct MinimumN(u32) in 1..=10_000;
}

/// By what a quotient is multiplied: 1, 100 or 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct QuotientFactor(u32);

impl QuotientFactor {
    /// The number itself.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Read for QuotientFactor {
    const SHAPE: Shape = Shape::Integer;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let value = read_integer(node, at, reader, 1, 1000)?;
        if ![1, 100, 1000].contains(&value) {
            reader.fault(Code::InvalidValue, at, Expected::PopulationFactor, value.to_string());
            return None;
        }
        u32::try_from(value).ok().map(Self)
    }
}

deserialize! { QuotientFactor }

#[cfg(feature = "schema")]
impl schemars::JsonSchema for QuotientFactor {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "QuotientFactor".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "By what a quotient is multiplied.",
            "enum": [1, 100, 1000]
        })
    }
}

record! {
    /// A term of a formula.
    pub struct Term {
        /// Names what is counted or measured: two terms with one name are the
        /// same quantity.
        pub key: TermKey,
        /// What is counted or measured, and what is left out.
        pub description: Text,
        /// Where its value comes from.
        pub binding: Option<Binding>,
    }
}

record! {
    /// A part of the range that is aimed at.
    pub struct AimedBand {
        /// How people read it.
        pub label: Text,
        /// Its lower bound.
        pub from: Option<Decimal>,
        /// Its upper bound.
        pub to: Option<Decimal>,
    }
}

record! {
    /// A value at the start.
    pub struct Baseline {
        /// The value.
        pub value: Decimal,
        /// The date of which it speaks.
        pub as_of: AsOf,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

record! {
    /// A value that is aimed at.
    pub struct Target {
        /// The value.
        pub value: Decimal,
        /// By when.
        pub by: AsOf,
        /// Who decided it.
        pub note: Option<Text>,
    }
}

record! {
    /// How it is collected.
    pub struct Collection {
        /// Where the data come from.
        pub source: Text,
        /// Who collects them.
        pub collector: Option<Text>,
        /// How often.
        pub frequency: Frequency,
        /// How.
        pub method: Option<Text>,
    }
}

entry! {
    /// An indicator.
    #[cfg_attr(feature = "schema", schemars(transform = definition_rules))]
    pub struct Indicator of Indicator named IndicatorKey {
        /// The question that it helps to answer.
        pub question: Text,
        /// Who is meant to gain, or whose work is looked at.
        pub beneficiary: Beneficiary,
        /// What it speaks of.
        pub kind: IndicatorKind,
        /// What the value is.
        pub measure: Measure,
        /// What is counted or measured.
        pub numerator: Option<Term>,
        /// By what it is divided.
        pub denominator: Option<Term>,
        /// By what the quotient is multiplied; 1 if absent.
        pub factor: Option<QuotientFactor> = 1,
        /// The unit of the value.
        pub unit: Text,
        /// Which way is better.
        pub direction: Direction,
        /// What is aimed at, where the direction is a band.
        pub bands: Vec<AimedBand>,
        /// What a missing part does.
        pub missing: MissingPolicy,
        /// The least base on which a value is given.
        pub minimum_n: Option<MinimumN>,
        /// What is counted.
        pub unit_of_count: UnitOfCount,
        /// How values of parts make up that of the whole.
        pub additive: Additive,
        /// Along what they add up: not along schemes where a person may have two, not along
        /// time where periods overlap.
        pub additive_over: Distinct<Axis>,
        /// Whether it counts newcomers, by the window that the referential
        /// declares.
        pub newcomer_window: Option<bool>,
        /// By what it may be broken down.
        pub disaggregations: Vec<Text>,
        /// The value at the start.
        pub baseline: Option<Baseline>,
        /// What is aimed at.
        pub targets: Vec<Target>,
        /// How it is collected.
        pub collection: Collection,
        /// What it does not say, and what looking at it may do.
        pub limitations: Option<Text>,
        /// The indicators without which it is not to be shown.
        pub shown_with: Distinct<Ref<IndicatorKey>>,
        /// The need level of which it speaks.
        pub need_level: Option<NeedLevel>,
        /// The dispositifs of which it speaks; none if of all.
        pub dispositifs: Distinct<Ref<DispositifKey>>,
        /// The objectives that it serves.
        pub objectives: Distinct<Ref<ObjectiveKey>>,
        /// The competencies of which it speaks.
        pub competencies: Distinct<Ref<CompetencyKey>>,
        /// The factors of which it speaks.
        pub factors: Distinct<Ref<FactorKey>>,
    }
    check check_definition;
}

/// Which terms go with which measure, which direction with which kind.
#[cfg(feature = "schema")]
fn definition_rules(schema: &mut schemars::Schema) {
    use crate::document::schema_rules::{
        add_rules, all, holds, holds_list, lacks, lacks_list, when,
    };
    let words = |fits: fn(&Measure) -> bool| -> Vec<&'static str> {
        Measure::ALL
            .iter()
            .filter(|measure| fits(measure))
            .map(|measure| measure.as_str())
            .collect()
    };
    let (numerator, denominator) = (holds("numerator", "object"), holds("denominator", "object"));
    let whole = all([lacks("denominator"), lacks("factor")]);
    let neutral = serde_json::json!({ "properties": { "direction": { "const": "neutral" } } });
    let anything = serde_json::json!({});
    add_rules(
        schema,
        [
            when("measure", &["qualitative"], &lacks("numerator"), &numerator),
            when("measure", &words(|measure| measure.is_quotient()), &denominator, &whole),
            when("kind", &["context", "data_quality"], &neutral, &anything),
            when("direction", &["band"], &holds_list("bands"), &lacks_list("bands")),
        ],
    );
}

impl Measure {
    /// Whether it is a quotient of two terms.
    #[must_use]
    pub const fn is_quotient(self) -> bool {
        matches!(self, Self::Proportion | Self::Ratio)
    }
}

impl IndicatorKind {
    /// Whether a value may be called better or worse.
    #[must_use]
    pub const fn may_be_judged(self) -> bool {
        !matches!(self, Self::Context | Self::DataQuality)
    }
}

impl Indicator {
    /// By what the quotient is multiplied.
    #[must_use]
    pub fn factor(&self) -> u32 {
        self.factor.map_or(1, QuotientFactor::get)
    }

    /// What two indicators have in common that give the same value.
    #[must_use]
    pub fn formula(&self) -> (Measure, Option<&str>, Option<&str>, u32) {
        fn name(term: Option<&Term>) -> Option<&str> {
            term.map(|term| term.key.as_str())
        }
        let terms = (name(self.numerator.as_ref()), name(self.denominator.as_ref()));
        (self.measure, terms.0, terms.1, self.factor())
    }

    fn check_definition(&self, reader: &mut Reader, _: &Levels<'_>) {
        self.check_terms(reader);
        for term in self.numerator.iter().chain(&self.denominator) {
            if let Some(binding) = &term.binding {
                binding.check(reader);
            }
        }
        if self.additive == Additive::None && !self.additive_over.is_empty() {
            let place = self.at.key("additive_over");
            reader.fault(Code::FieldNotAllowed, &place, Expected::AxesOfAdditive, "none");
        }
        if self.direction != Direction::Neutral && !self.kind.may_be_judged() {
            let expected = Expected::NeutralKind { of: self.kind.to_string() };
            let place = self.at.key("direction");
            reader.fault(Code::NeverJudged, &place, expected, self.direction.as_str());
        }
        let banded = self.direction == Direction::Band;
        if banded && self.bands.is_empty() {
            let expected = Expected::FieldForDirection {
                field: "bands".to_owned(),
                direction: "band".to_owned(),
            };
            reader.fault(Code::FieldRequired, &self.at, expected, "");
        }
        if !banded && !self.bands.is_empty() {
            let place = self.at.key("bands");
            let found = self.direction.as_str();
            reader.fault(Code::FieldNotAllowed, &place, Expected::BandDirection, found);
        }
        for band in &self.bands {
            if let (Some(from), Some(to)) = (band.from, band.to)
                && from >= to
            {
                let expected = Expected::MoreThanFrom { from: from.to_string() };
                reader.fault(Code::OutOfRange, &band.at.key("to"), expected, to.to_string());
            }
        }
        for other in self.shown_with.iter().filter(|other| other.key() == &self.key) {
            reader.fault(Code::Cycle, other.at(), Expected::AnotherIndicator, other.as_str());
        }
    }

    /// Which terms go with the measure.
    fn check_terms(&self, reader: &mut Reader) {
        let measure = self.measure;
        let wants = [
            ("numerator", self.numerator.is_some(), measure != Measure::Qualitative),
            ("denominator", self.denominator.is_some(), measure.is_quotient()),
        ];
        for (name, has, must) in wants {
            if must && !has {
                let expected = Expected::FieldForMeasure {
                    field: name.to_string(),
                    measure: measure.to_string(),
                };
                reader.fault(Code::FieldRequired, &self.at, expected, "");
            } else if has && !must {
                let expected = Expected::NoFieldForMeasure {
                    field: name.to_string(),
                    measure: measure.to_string(),
                };
                reader.fault(Code::FieldNotAllowed, &self.at.key(name), expected, name);
            }
        }
        if self.factor.is_some() && !measure.is_quotient() {
            let place = self.at.key("factor");
            let expected = Expected::ProportionOrRatio;
            reader.fault(Code::FieldNotAllowed, &place, expected, measure.as_str());
        }
        let fits = match self.additive {
            Additive::None => true,
            Additive::Counts => measure.is_quotient() || measure == Measure::Count,
            Additive::Histogram => {
                matches!(
                    measure,
                    Measure::Mean | Measure::Median | Measure::Score | Measure::Duration
                )
            }
        };
        if !fits {
            let expected = match measure {
                Measure::Qualitative => Expected::Nothing,
                Measure::Count | Measure::Proportion | Measure::Ratio => Expected::CountsOrNone,
                _ => Expected::HistogramOrNone,
            };
            let place = self.at.key("additive");
            reader.fault(Code::InvalidValue, &place, expected, self.additive.as_str());
        }
    }
}
