//! Bindings: where the value of a term comes from, so that it can be computed without asking
//! what was meant.

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::value::decimal::Decimal;
use crate::value::key::ItemKey;

words! {
    /// Where the value of a term comes from.
    pub enum BindingOrigin of "binding.origin" {
        /// Answers to a questionnaire.
        Survey = "survey",
        /// The register of posts.
        Register = "register",
        /// A number that somebody writes down for each period and entity.
        Observation = "observation",
    }
}

words! {
    /// Which answers of a survey are looked at.
    pub enum SurveySubject of "binding.subject" {
        /// Answers to the items named.
        Items = "items",
        /// The level of each competency.
        Levels = "levels",
        /// Each level that a post asks for by now, beside the level of the person.
        Requirements = "requirements",
        /// The levels of the same person in two waves.
        Waves = "waves",
    }
}

words! {
    /// Which answers count.
    pub enum CountedAnswers of "binding.counted" {
        /// Every answer that is valid.
        Valid = "valid",
        /// Those that are as high as `at_least`.
        AtLeast = "at_least",
        /// Those of one of the `codes`.
        Codes = "codes",
        /// « Sans objet dans mon poste ».
        NotApplicable = "not_applicable",
        /// Those that are valid, and « sans objet ».
        ValidOrNotApplicable = "valid_or_not_applicable",
        /// Levels that reach what is asked for.
        Reached = "reached",
    }
}

words! {
    /// What is made of them.
    pub enum Aggregate of "binding.aggregate" {
        /// How many there are.
        Count = "count",
        /// Their sum.
        Sum = "sum",
        /// How they are spread: a histogram.
        Distribution = "distribution",
    }
}

words! {
    /// What is asked of the register of posts.
    pub enum RegisterQuery of "binding.query" {
        /// Posts that are vacant on the day.
        Vacant = "vacant",
        /// Posts that are filled on the day.
        Filled = "filled",
        /// Posts of which nobody knows whether they are filled.
        Unknown = "unknown",
        /// Posts that are filled or vacant.
        FilledOrVacant = "filled_or_vacant",
        /// Posts listed, whatever their situation.
        Listed = "listed",
        /// Departures over the period.
        Departures = "departures",
        /// Departures for which a file of the post was handed over.
        DeparturesWithHandover = "departures_with_handover",
        /// The mean number of people in post over the period.
        MeanStaff = "mean_staff",
        /// Arrivals within the window of newcomers.
        Arrivals = "arrivals",
    }
}

words! {
    /// For what an observation is written down.
    pub enum ObservedEntity of "binding.entity" {
        /// A territory and its programme.
        Territory = "territory",
        /// A network of coordinators.
        Network = "network",
        /// A person's own pathway, passed on as numbers only.
        Pathway = "pathway",
        /// A region.
        Region = "region",
    }
}

record! {
    /// Where the value of a term comes from.
    pub struct Binding {
        /// Answers, the register of posts, or an observation.
        pub origin: BindingOrigin,
        /// Of a survey: which answers are looked at.
        pub subject: Option<SurveySubject>,
        /// Of a survey: the items, by their keys in the questionnaire.
        pub items: Distinct<ItemKey>,
        /// Of a survey: which answers count.
        pub counted: Option<CountedAnswers>,
        /// The codes that count.
        pub codes: Vec<String>,
        /// From which value or level on an answer counts.
        pub at_least: Option<Decimal>,
        /// What is made of what counts; `count` if absent.
        pub aggregate: Option<Aggregate> = "count",
        /// Of the register: what is asked of it.
        pub query: Option<RegisterQuery>,
        /// Of an observation: for what it is written down.
        pub entity: Option<ObservedEntity>,
    }
}

impl Binding {
    /// What is made of what counts.
    #[must_use]
    pub fn aggregate(&self) -> Aggregate {
        self.aggregate.unwrap_or(Aggregate::Count)
    }

    /// Each origin has what it needs, and nothing of another.
    pub(super) fn check(&self, reader: &mut Reader) {
        if !reader.is_valid(&self.at) {
            return;
        }
        let survey = self.origin == BindingOrigin::Survey;
        let counted = |wanted: CountedAnswers| self.counted == Some(wanted);
        let of_items = self.subject == Some(SurveySubject::Items);
        for (field, given, wanted) in [
            ("subject", self.subject.is_some(), survey),
            ("counted", self.counted.is_some(), survey),
            ("items", !self.items.is_empty(), of_items),
            ("codes", !self.codes.is_empty(), counted(CountedAnswers::Codes)),
            ("at_least", self.at_least.is_some(), counted(CountedAnswers::AtLeast)),
            ("query", self.query.is_some(), self.origin == BindingOrigin::Register),
            ("entity", self.entity.is_some(), self.origin == BindingOrigin::Observation),
        ] {
            if wanted && !given {
                let expected = Expected::Field { field: field.to_owned() };
                reader.fault(Code::FieldRequired, &self.at, expected, "");
            } else if given && !wanted {
                let expected = Expected::NoFieldForBinding { origin: self.origin.to_string() };
                reader.fault(Code::FieldNotAllowed, &self.at.key(field), expected, field);
            }
        }
    }
}
