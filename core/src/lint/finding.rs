//! One finding of the lint: what, where, how grave.

use serde::Serialize;

use crate::document::record::{result, words};
use crate::error::language::Language;
use crate::error::location::Pointer;
use crate::referential::entry::{Entry, EntryKind};
use crate::referential::index::Referential;
use crate::survey::questionnaire::Questionnaire;
use crate::value::text::Text;

words! {
    /// How grave a finding is.
    pub enum Severity {
        /// The documents contradict each other.
        Error = "error",
        /// Something is most probably wrong.
        Warning = "warning",
        /// Something is not there that could be.
        Info = "info",
    }
}

macro_rules! lints {
    ($( $variant:ident $severity:ident $code:literal $en:literal $fr:literal; )*) => {
        words! {
            /// What a lint can find.
            pub enum LintCode { $( #[doc = $en] $variant = $code ),* }
        }

        impl LintCode {
            /// How grave it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $( Self::$variant => Severity::$severity, )* }
            }

            /// What it is, in words.
            #[must_use]
            pub const fn sentence(self, language: Language) -> &'static str {
                match (self, language) {
                    $( (Self::$variant, Language::English) => $en,
                       (Self::$variant, Language::French) => $fr, )*
                }
            }
        }
    };
}

lints! {
    OtherReferential Error "other_referential" "the questionnaire does not fit the referential" "le questionnaire ne va pas avec le référentiel";
    RefersToRetired Warning "refers_to_retired" "an entry in use refers to a retired one" "une entrée en usage renvoie à une entrée retirée";
    NoProvenance Warning "no_provenance" "the entry names no source" "l’entrée ne nomme aucune source";
    NoDescriptors Warning "no_descriptors" "the competency has no descriptors" "la compétence n’a pas de descripteurs";
    LabelTooLong Warning "label_too_long" "the name has more than 100 characters: a learning platform cuts it" "le nom dépasse 100 caractères\u{a0}: une plateforme de formation le coupe";
    CommaInLevel Warning "comma_in_level" "the name of a level has a comma: a learning platform takes it for two" "le nom d’un niveau contient une virgule\u{a0}: une plateforme de formation en fait deux";
    OutcomeAboveRange Warning "outcome_above_range" "the offer claims a level that is beyond the ordinary range of the scale" "l’offre annonce un niveau au-delà de l’étendue ordinaire de l’échelle";
    OutcomeTooSteep Warning "outcome_too_steep" "the offer claims more than two levels at once" "l’offre annonce plus de deux niveaux d’un coup";
    OfferExpired Warning "offer_expired" "the offer has ended and is not marked as a historical example" "l’offre est terminée et n’est pas marquée comme exemple historique";
    OfferNotVerified Warning "offer_not_verified" "nobody has verified that this offer exists" "personne n’a vérifié que cette offre existe";
    OfferVerifiedLongAgo Info "offer_verified_long_ago" "nobody has verified this offer within a year" "personne n’a vérifié cette offre depuis un an";
    UnreachableStep Warning "unreachable_step" "nobody can reach this step" "personne ne peut atteindre cette étape";
    UnreachableOffer Warning "unreachable_offer" "the offer is for nobody" "l’offre ne s’adresse à personne";
    StepBeforeItsCause Warning "step_before_its_cause" "the step ends before one that comes before it begins" "l’étape finit avant que commence une étape qui la précède";
    SameFormula Warning "same_formula" "two indicators have the same formula" "deux indicateurs ont la même formule";
    TargetWithoutBaseline Warning "target_without_baseline" "a target without a baseline" "une cible sans valeur de départ";
    SmallBase Warning "small_base" "a share of people without a smallest number shown" "une part de personnes sans effectif minimal";
    TermWithoutBinding Warning "term_without_binding" "nothing says where the value of the term comes from" "rien ne dit d’où vient la valeur du terme";
    BindingNotAsked Warning "binding_not_asked" "no questionnaire asks what the term is bound to" "aucun questionnaire ne pose la question dont le terme est tiré";
    VolumeJudged Warning "volume_judged" "a volume of activity is judged: more is not better" "un volume d’activité est jugé\u{a0}: davantage n’est pas mieux";
    WordsDiffer Warning "words_differ" "the question says it in other words than the referential" "la question le dit en d’autres mots que le référentiel";
    TimeTooShort Warning "time_too_short" "reading takes longer than the time that the question announces" "lire prend plus de temps que la question n’en annonce";
    RetiredAsked Warning "retired_asked" "the question is about a retired entry" "la question porte sur une entrée retirée";
    NoItem Info "no_item" "no question asks for it" "aucune question ne le demande";
    NoProfile Info "no_profile" "no profile asks for it" "aucun profil ne le demande";
    NoOffer Info "no_offer" "no offer leads to it" "aucune offre n’y mène";
    NoStep Info "no_step" "no step of a pathway aims at it" "aucune étape de parcours ne le vise";
    NoIndicator Info "no_indicator" "no indicator speaks of it" "aucun indicateur n’en parle";
    LevelWithoutWay Info "level_without_way" "no step and no offer leads to the level that the profile asks for by then" "aucune étape ni offre ne mène à temps au niveau que demande le profil";
    NoOfferExists Info "no_offer_exists" "every offer is a historical example or a proposal: plans will be empty" "toutes les offres sont des exemples historiques ou des pistes\u{a0}: les propositions de parcours seront vides";
    MissingLanguage Info "missing_language" "the text lacks a language of the document" "il manque au texte une langue du document";
    UnexplainedAcronym Info "unexplained_acronym" "the glossary does not explain this short name" "le glossaire n’explique pas ce sigle";
    NoPlace Info "no_place" "a source is named without a place in it" "une source est nommée sans lieu";
    Unused Info "unused" "nothing refers to it" "rien n’y renvoie";
}

result! {
    /// Something that could be better in a document that is sound.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Finding {
        /// What it is.
        pub code: LintCode,
        /// How grave it is.
        pub severity: Severity,
        /// The key of the document.
        pub document: String,
        /// Where it is: in an overlay, in the document that it makes.
        pub pointer: Pointer,
        /// The kind of the entry, if it is one of a referential.
        pub kind: Option<EntryKind>,
        /// The key of the entry or of the item.
        pub key: String,
        /// Which, or with what.
        pub detail: String,
        /// The finding in one line.
        pub message: Text,
    }
}

impl Finding {
    fn new(
        code: LintCode,
        document: &dyn std::fmt::Display,
        pointer: Pointer,
        (kind, key): (Option<EntryKind>, &str),
        detail: String,
    ) -> Self {
        let document = document.to_string();
        let about: Vec<&str> = [key, &detail].into_iter().filter(|s| !s.is_empty()).collect();
        let message = Text::of(|language| {
            let colon = match language {
                Language::English => ":",
                Language::French => "\u{a0}:",
            };
            let sentence = code.sentence(language);
            let line = format!("{document}#{pointer}{colon} {sentence}");
            match about.is_empty() {
                true => line,
                false => format!("{line} (`{}`)", about.join("`, `")),
            }
        });
        let (severity, key) = (code.severity(), key.to_owned());
        Self { code, severity, document, pointer, kind, key, detail, message }
    }

    /// A finding about an entry of a referential, or about a part of it.
    pub(super) fn entry(
        code: LintCode,
        referential: &Referential,
        entry: &dyn Entry,
        part: &str,
        detail: impl Into<String>,
    ) -> Self {
        let position = referential.position(entry.kind(), entry.key()).unwrap_or_default();
        let at = Pointer::root().key(entry.kind().list()).index(position);
        let pointer = part.split('/').filter(|part| !part.is_empty()).fold(at, |at, p| at.key(p));
        let about = (Some(entry.kind()), entry.key());
        Self::new(code, referential.key(), pointer, about, detail.into())
    }

    /// A finding about a place of a referential, in an entry or not.
    pub(super) fn at(
        code: LintCode,
        referential: &Referential,
        pointer: Pointer,
        detail: &str,
    ) -> Self {
        let mut steps = pointer.as_str().split('/').skip(1);
        let list = steps.next().unwrap_or_default();
        let kind = EntryKind::ALL.iter().copied().find(|kind| kind.list() == list);
        let place = steps.next().and_then(|place| place.parse::<usize>().ok());
        let of_kind = |entry: &&dyn Entry| Some(entry.kind()) == kind;
        let entries = referential.entries();
        let entry = place.and_then(|place| entries.into_iter().filter(of_kind).nth(place));
        let key = entry.map_or("", |entry| entry.key());
        Self::new(code, referential.key(), pointer, (kind, key), detail.to_owned())
    }

    /// A finding about a referential as a whole, or about a list of it.
    pub(super) fn document(
        code: LintCode,
        referential: &Referential,
        pointer: Pointer,
        key: &str,
    ) -> Self {
        Self::new(code, referential.key(), pointer, (None, key), String::new())
    }

    /// A finding about an item of a questionnaire.
    pub(super) fn item(
        code: LintCode,
        questionnaire: &Questionnaire,
        pointer: Pointer,
        key: &str,
        detail: impl Into<String>,
    ) -> Self {
        Self::new(code, questionnaire.key(), pointer, (None, key), detail.into())
    }
}
