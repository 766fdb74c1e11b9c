//! The structure of a LimeSurvey survey, as tab-separated values (its manual, « Tab
//! Separated Value survey structure »): imported by « Créer un questionnaire », « Importer ».

use serde::Serialize;

use crate::document::record::result;
use crate::error::fault::Error;
use crate::language::ethics;
use crate::language::report_sentences::MADE_WITH;
use crate::survey::choices::ChoiceList;
use crate::survey::item::{Item, ItemKind, Occasion, Section};
use crate::survey::questionnaire::Questionnaire;
use crate::value::decimal::Decimal;

use super::codes::{self, CodeRules};
use super::condition::{self, Writing};
use super::loss::{self, FormLoss};
use super::{FormNotice, held, label, offered, said, speech};

/// The longest code of an answer is five characters, of a question twenty, `occasion`
/// behind it included; of a subquestion twenty.
const RULES: CodeRules = CodeRules { question: 12, answer: 5, part: 20, signs: "" };

/// What LimeSurvey names the columns; those after `same_default` are attributes.
const COLUMNS: [&str; 16] = [
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
    "mandatory",
    "other",
    "default",
    "same_default",
    "max_answers",
    "min_num_value_n",
    "max_num_value_n",
    "num_value_int_only",
];

result! {
    /// The structure of a LimeSurvey survey, and what became of the questionnaire in it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct LimesurveyForm {
        /// Tab-separated values in UTF-8, a byte order mark in front; a file `.txt`.
        pub text: String,
        /// What became of each part.
        pub losses: Vec<FormLoss>,
    }
}

/// The questionnaire as the structure of a LimeSurvey survey, in all its languages.
///
/// Answers are exported by codes (« Code de la question », « Codes de réponse ») and read
/// by [`read_export`](crate::import::read_export). The survey is anonymous: no address, no
/// date, no token is kept.
///
/// ```
/// use boussole_sante::{Questionnaire, form::{FormNotice, limesurvey}};
/// let q = Questionnaire::embedded("autopositionnement-court")?;
/// let form = limesurvey(&q, &FormNotice::none())?;
/// assert!(form.text.contains("\tG01occasion\t"));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `invalid_value` for each code that LimeSurvey cannot hold, at its place.
pub fn limesurvey(
    questionnaire: &Questionnaire,
    notice: &FormNotice,
) -> Result<LimesurveyForm, Error> {
    codes::check(questionnaire, &RULES)?;
    let mut text = String::from('\u{feff}');
    text.push_str(&COLUMNS.join("\t"));
    text.push('\n');
    let languages = questionnaire.languages();
    let (main, others) = languages.split_first().map_or(("fr", &[][..]), |(a, b)| (*a, b));
    for (name, value) in [
        ("language", main.to_owned()),
        ("additional_languages", others.join(" ")),
        ("anonymized", "Y".to_owned()),
        ("datestamp", "N".to_owned()),
        ("ipaddr", "N".to_owned()),
        ("refurl", "N".to_owned()),
        ("savetimings", "N".to_owned()),
        ("format", "G".to_owned()),
        ("allowprev", "Y".to_owned()),
        ("showprogress", "Y".to_owned()),
        ("showwelcome", "Y".to_owned()),
        ("questionindex", "0".to_owned()),
    ] {
        text.push_str(&row(&[("class", "S"), ("name", name), ("text", &value)]));
    }
    for language in &languages {
        let about = questionnaire.description().map(|about| said(about, language));
        // Without a notice at least what this is and is not.
        let welcome = match notice.is_empty() {
            true => html(&ethics::STANDING.say(speech(language))),
            false => welcome(notice, language),
        };
        let places: [(&str, &dyn std::fmt::Display); 4] = [
            ("key", questionnaire.key()),
            ("version", questionnaire.version()),
            ("sha256", &questionnaire.sha256()),
            ("library", &env!("CARGO_PKG_VERSION")),
        ];
        let made = MADE_WITH.fill(speech(language), &places);
        for (name, value) in [
            ("surveyls_title", html(said(questionnaire.title(), language))),
            ("surveyls_description", html(about.unwrap_or_default())),
            ("surveyls_welcometext", welcome),
            ("surveyls_endtext", html(&made)),
        ] {
            let cells =
                [("class", "SL"), ("name", name), ("text", &*value), ("language", language)];
            text.push_str(&row(&cells));
        }
    }
    for language in &languages {
        let mut of_language = Rows { questionnaire, language, text: &mut text };
        for (number, section) in (1..).zip(questionnaire.sections()) {
            of_language.section(number, section);
        }
    }
    Ok(LimesurveyForm { text, losses: loss::common(questionnaire, notice) })
}

/// The rows of one language.
struct Rows<'q, 't> {
    questionnaire: &'q Questionnaire,
    language: &'q str,
    text: &'t mut String,
}

impl Rows<'_, '_> {
    fn push(&mut self, cells: &[(&str, &str)]) {
        let language = [("language", self.language)];
        let cells: Vec<_> = cells.iter().copied().chain(language).collect();
        self.text.push_str(&row(&cells));
    }

    fn section(&mut self, number: usize, section: &Section) {
        let asked = held(section);
        if asked.is_empty() {
            return;
        }
        let shown = condition::shown(section.shown_if.as_ref(), self.questionnaire, &Lime);
        let intro = section.intro.as_ref().map(|intro| html(said(intro, self.language)));
        let title = html(said(&section.title, self.language));
        self.push(&[
            ("class", "G"),
            ("type/scale", &number.to_string()),
            ("name", &title),
            ("relevance", &shown.unwrap_or_else(|| Lime.always())),
            ("text", &intro.unwrap_or_default()),
        ]);
        for item in asked {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        let shown = condition::shown(item.shown_if.as_ref(), self.questionnaire, &Lime);
        let shown = shown.unwrap_or_else(|| Lime.always());
        let help = item.help.as_ref().map(|help| html(said(help, self.language)));
        let most = item.max_chosen.map(|most| most.get().to_string()).unwrap_or_default();
        let whole = item.kind == ItemKind::Number && item.places() == 0;
        let bound = |bound: Option<Decimal>| bound.map(|b| b.to_string()).unwrap_or_default();
        self.push(&[
            ("class", "Q"),
            ("type/scale", kind(item)),
            ("name", item.column()),
            ("relevance", &shown),
            ("text", &self.asked(item)),
            ("help", &help.unwrap_or_default()),
            ("mandatory", "N"),
            ("other", if item.other == Some(true) { "Y" } else { "N" }),
            ("max_answers", &most),
            ("min_num_value_n", &bound(item.min)),
            ("max_num_value_n", &bound(item.max)),
            ("num_value_int_only", if whole { "1" } else { "" }),
        ]);
        if let Some(list) = self.questionnaire.choices(item) {
            self.choices(item, list);
        }
        if item.asks_occasion() {
            self.occasion(item, &shown);
        }
    }

    /// What is asked: the name of a competency, then what it is.
    fn asked(&self, item: &Item) -> String {
        let text = html(said(&item.text, self.language));
        match &item.label {
            Some(label) => {
                format!("<strong>{}</strong><br />{text}", html(said(label, self.language)))
            }
            None => text,
        }
    }

    fn choices(&mut self, item: &Item, list: &ChoiceList) {
        for (place, choice) in list.choices.iter().enumerate() {
            let label = html(&label(item, place, choice, self.language));
            match item.kind {
                ItemKind::Multiple => {
                    let offered = offered(self.questionnaire, item, choice.code.as_str(), &Lime);
                    let offered = offered.unwrap_or_else(|| Lime.always());
                    self.push(&[
                        ("class", "SQ"),
                        ("type/scale", "0"),
                        ("name", choice.code.as_str()),
                        ("relevance", &offered),
                        ("text", &label),
                    ]);
                }
                _ => self.answer(choice.code.as_str(), &label),
            }
        }
        for missing in list.missing.iter().filter(|_| item.kind != ItemKind::Multiple) {
            let label = missing.label.as_ref().map(|label| html(said(label, self.language)));
            let code = missing.code.as_str();
            self.answer(code, &label.unwrap_or_else(|| code.to_owned()));
        }
    }

    fn answer(&mut self, code: &str, label: &str) {
        self.push(&[("class", "A"), ("type/scale", "0"), ("name", code), ("text", label)]);
    }

    fn occasion(&mut self, item: &Item, shown: &str) {
        let name = format!("{}occasion", item.column());
        self.push(&[
            ("class", "Q"),
            ("type/scale", "L"),
            ("name", &name),
            ("relevance", shown),
            ("text", Occasion::question(self.language)),
            ("mandatory", "N"),
            ("other", "N"),
        ]);
        for occasion in Occasion::ALL {
            self.answer(occasion_code(*occasion), occasion.label(self.language));
        }
    }
}

const fn kind(item: &Item) -> &'static str {
    match item.kind {
        ItemKind::Multiple => "M",
        ItemKind::Number => "N",
        ItemKind::Text => "T",
        _ => "L",
    }
}

/// Codes of five characters that the dialect `limesurvey` reads.
const fn occasion_code(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Yes => "Y",
        Occasion::ALittle => "P",
        Occasion::No => "N",
        Occasion::NotYet => "E",
    }
}

fn row(cells: &[(&str, &str)]) -> String {
    let cell = |column: &str| {
        let value = cells.iter().find(|(name, _)| *name == column).map_or("", |(_, value)| value);
        match value.contains(['"', '\t', '\n', '\r']) {
            true => format!("\"{}\"", value.replace('"', "\"\"")),
            false => value.to_owned(),
        }
    };
    let cells: Vec<String> = COLUMNS.iter().map(|column| cell(column)).collect();
    format!("{}\n", cells.join("\t"))
}

/// Texts are HTML there, and what stands in braces is computed.
fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            '\n' => out.push_str("<br />"),
            sign => out.push(sign),
        }
    }
    out
}

/// The notice as it stands before the first question.
fn welcome(notice: &FormNotice, language: &str) -> String {
    let line = |(depth, text): (usize, &str)| match depth {
        0 => html(text),
        _ => format!("<strong>{}</strong>", html(text)),
    };
    notice.lines(language).into_iter().map(line).collect::<Vec<_>>().join("<br />")
}

/// Conditions of LimeSurvey: `ExpressionScript`.
struct Lime;

impl Writing for Lime {
    fn is(&self, item: &Item, code: &str) -> String {
        format!("{}.NAOK == \"{code}\"", item.column())
    }

    fn ticked(&self, item: &Item, code: &str) -> String {
        format!("{}_{code}.NAOK == \"Y\"", item.column())
    }

    fn number(&self, item: &Item, sign: &str, bound: &str) -> String {
        format!("{}.NAOK {sign} {bound}", item.column())
    }

    fn is_empty(&self, item: &Item) -> String {
        format!("is_empty({}.NAOK)", item.column())
    }

    fn always(&self) -> String {
        "1".to_owned()
    }

    fn not(&self, statement: &str) -> String {
        match statement {
            "1" => "0".to_owned(),
            statement => format!("!({statement})"),
        }
    }

    fn blank_is_unticked(&self) -> bool {
        true
    }
}
