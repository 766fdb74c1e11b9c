//! An XLSForm, for KoboToolbox and ODK: three sheets of cells that a spreadsheet holds.

use serde::Serialize;

use crate::document::record::result;
use crate::error::fault::Error;
use crate::language::form_sentences as say;
use crate::survey::choices::ChoiceList;
use crate::survey::condition::SkipLogic;
use crate::survey::item::{Item, ItemKind, Occasion, Section};
use crate::survey::questionnaire::Questionnaire;
use crate::value::text::Text;

use super::codes::{self, CodeRules};
use super::condition::{self, Writing};
use super::loss::{self, FormLoss};
use super::{FormNotice, held, label, offered, said, speech};

/// Names of questions begin with a letter; those of choices hold no blank.
const RULES: CodeRules = CodeRules { question: 60, answer: 40, part: 40, signs: "_-." };

/// The list of occasions, which no list of a questionnaire is named alike: keys hold no `_`.
const OCCASION: &str = "post_occasion";

result! {
    /// A row of a sheet.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct FormRow {
        /// A cell for each column, empty where nothing is said.
        pub cells: Vec<String>,
    }
}

result! {
    /// A sheet of an XLSForm.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct FormSheet {
        /// `survey`, `choices` or `settings`.
        pub name: String,
        /// The names of its columns.
        pub columns: Vec<String>,
        /// Its rows.
        pub rows: Vec<FormRow>,
    }
}

result! {
    /// An XLSForm, and what became of the questionnaire in it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct XlsForm {
        /// The sheets `survey`, `choices` and `settings`.
        pub sheets: Vec<FormSheet>,
        /// What became of each part.
        pub losses: Vec<FormLoss>,
    }
}

/// The questionnaire as an XLSForm, in all its languages.
///
/// Data are exported by values (« XML values and headers ») and read by
/// [`read_export`](crate::import::read_export).
///
/// ```
/// use boussole_sante::{Questionnaire, form::{FormNotice, xlsform}};
/// let q = Questionnaire::embedded("autopositionnement-court")?;
/// let form = xlsform(&q, &FormNotice::none())?;
/// assert_eq!(form.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["survey", "choices", "settings"]);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `invalid_value` for each code that an XLSForm cannot hold, at its place.
pub fn xlsform(questionnaire: &Questionnaire, notice: &FormNotice) -> Result<XlsForm, Error> {
    codes::check(questionnaire, &RULES)?;
    let languages = questionnaire.languages();
    let mut form = Form { questionnaire, languages, survey: Vec::new(), choices: Vec::new() };
    if !notice.is_empty() {
        let labels = form.each(|language| plain(notice.get(language).unwrap_or_default()));
        let (kind, name) = ("note".to_owned(), "first_notice".to_owned());
        form.survey.push(Row { kind, name, labels, ..Row::default() });
    }
    for section in questionnaire.sections() {
        form.section(section);
    }
    let losses = loss::common(questionnaire, notice);
    Ok(XlsForm { sheets: form.sheets(), losses })
}

#[derive(Default)]
struct Row {
    kind: String,
    name: String,
    labels: Vec<String>,
    hints: Vec<String>,
    relevant: String,
    constraint: String,
    filter: String,
}

struct ChoiceRow {
    list: String,
    name: String,
    labels: Vec<String>,
    asked_if: String,
}

struct Form<'q> {
    questionnaire: &'q Questionnaire,
    languages: Vec<&'q str>,
    survey: Vec<Row>,
    choices: Vec<ChoiceRow>,
}

impl<'q> Form<'q> {
    fn each(&self, text: impl Fn(&str) -> String) -> Vec<String> {
        self.languages.iter().map(|language| text(language)).collect()
    }

    fn texts(&self, text: Option<&Text>) -> Vec<String> {
        text.map_or_else(Vec::new, |text| self.each(|language| plain(said(text, language))))
    }

    fn shown(&self, logic: Option<&SkipLogic>) -> String {
        condition::shown(logic, self.questionnaire, &Xls).unwrap_or_default()
    }

    fn section(&mut self, section: &'q Section) {
        let asked = held(section);
        if asked.is_empty() {
            return;
        }
        let name = section.key.to_string();
        self.survey.push(Row {
            kind: "begin_group".into(),
            name: name.clone(),
            labels: self.texts(Some(&section.title)),
            relevant: self.shown(section.shown_if.as_ref()),
            ..Row::default()
        });
        if let Some(intro) = &section.intro {
            let labels = self.texts(Some(intro));
            let row = Row {
                kind: "note".into(),
                name: format!("{name}-intro"),
                labels,
                ..Row::default()
            };
            self.survey.push(row);
        }
        for item in asked {
            self.item(item);
        }
        self.survey.push(Row { kind: "end_group".into(), name, ..Row::default() });
    }

    fn item(&mut self, item: &'q Item) {
        let relevant = self.shown(item.shown_if.as_ref());
        let list = self.questionnaire.choices(item).map(|list| self.list(item, list));
        let kind = match (item.kind, &list) {
            (ItemKind::Multiple, Some(list)) => format!("select_multiple {list}"),
            (ItemKind::Number, _) if item.places() == 0 => "integer".to_owned(),
            (ItemKind::Number, _) => "decimal".to_owned(),
            (_, Some(list)) => format!("select_one {list}"),
            _ => "text".to_owned(),
        };
        let bounds = [(">=", item.min), ("<=", item.max)];
        let mut limits: Vec<String> = bounds
            .into_iter()
            .filter_map(|(sign, bound)| Some(format!(". {sign} {}", bound?)))
            .collect();
        limits.extend(item.max_chosen.map(|most| format!("count-selected(.) <= {}", most.get())));
        let labels = self.each(|language| {
            let label = item.label.as_ref().map(|label| format!("**{}** ", said(label, language)));
            plain(&format!("{}{}", label.unwrap_or_default(), said(&item.text, language)))
        });
        self.survey.push(Row {
            kind,
            name: item.column().to_owned(),
            labels,
            hints: self.texts(item.help.as_ref()),
            relevant: relevant.clone(),
            constraint: limits.join(" and "),
            filter: self.filter(item),
        });
        if item.other == Some(true) {
            let ticked = match item.kind {
                ItemKind::Multiple => Xls.ticked(item, "other"),
                _ => Xls.is(item, "other"),
            };
            self.survey.push(Row {
                kind: "text".into(),
                name: format!("{}_other", item.column()),
                labels: self.each(other),
                relevant: ticked,
                ..Row::default()
            });
        }
        if item.asks_occasion() {
            self.occasions();
            self.survey.push(Row {
                kind: format!("select_one {OCCASION}"),
                name: item.occasion_column(),
                labels: self.each(|language| Occasion::question(language).to_owned()),
                relevant,
                ..Row::default()
            });
        }
    }

    /// The list of an item; one of its own where its choices say more than the list.
    fn list(&mut self, item: &'q Item, list: &'q ChoiceList) -> String {
        let is_own = !item.descriptors.is_empty() || item.asks_wish() || item.other == Some(true);
        let name = match is_own {
            true => format!("{}_{}", list.key, item.column()),
            false => list.key.to_string(),
        };
        if self.choices.iter().any(|row| row.list == name) {
            return name;
        }
        let is_multiple = item.kind == ItemKind::Multiple;
        for (place, choice) in list.choices.iter().enumerate() {
            let labels = self.each(|language| plain(&label(item, place, choice, language)));
            let code = choice.code.as_str();
            let wished = offered(self.questionnaire, item, code, &Xls).map(|_| code.to_owned());
            let (list, name, asked_if) =
                (name.clone(), code.to_owned(), wished.unwrap_or_default());
            self.choices.push(ChoiceRow { list, name, labels, asked_if });
        }
        for missing in list.missing.iter().filter(|_| !is_multiple) {
            let code = missing.code.to_string();
            let labels = match &missing.label {
                Some(label) => self.texts(Some(label)),
                None => self.each(|_| code.clone()),
            };
            let row = ChoiceRow { list: name.clone(), name: code, labels, asked_if: String::new() };
            self.choices.push(row);
        }
        if item.other == Some(true) {
            let (labels, asked_if) = (self.each(other), String::new());
            self.choices.push(ChoiceRow {
                list: name.clone(),
                name: "other".into(),
                labels,
                asked_if,
            });
        }
        name
    }

    fn occasions(&mut self) {
        if self.choices.iter().any(|row| row.list == OCCASION) {
            return;
        }
        for occasion in Occasion::ALL {
            let labels = self.each(|language| occasion.label(language).to_owned());
            let (list, name) = (OCCASION.to_owned(), occasion.to_string());
            self.choices.push(ChoiceRow { list, name, labels, asked_if: String::new() });
        }
    }

    /// Of a wish, which of its choices are offered: those that `asked_if` names where their
    /// competency is asked, the others always.
    fn filter(&self, item: &Item) -> String {
        let list = self.questionnaire.choices(item);
        let codes = list.iter().flat_map(|list| list.choices.iter()).map(|one| one.code.as_str());
        let wished = codes.filter_map(|code| {
            let shown = offered(self.questionnaire, item, code, &Xls)?;
            Some(format!("(asked_if = '{code}' and {shown})"))
        });
        let wished: Vec<String> = wished.collect();
        match wished.is_empty() {
            true => String::new(),
            false => format!("asked_if = '' or {}", wished.join(" or ")),
        }
    }

    fn sheets(self) -> Vec<FormSheet> {
        let named = |name: &str| -> Vec<String> {
            self.languages
                .iter()
                .map(|language| format!("{name}::{}", named_language(language)))
                .collect()
        };
        let columns = |groups: &[&[String]]| groups.concat();
        let own =
            |names: &[&str]| -> Vec<String> { names.iter().map(|n| (*n).to_owned()).collect() };
        let count = self.languages.len();
        let filled = |mut texts: Vec<String>| {
            texts.resize(count, String::new());
            texts
        };
        let survey = FormSheet {
            name: "survey".into(),
            columns: columns(&[
                &own(&["type", "name"]),
                &named("label"),
                &named("hint"),
                &own(&["relevant", "constraint", "choice_filter"]),
            ]),
            rows: Vec::new(),
        };
        let choices = FormSheet {
            name: "choices".into(),
            columns: columns(&[&own(&["list_name", "name"]), &named("label"), &own(&["asked_if"])]),
            rows: Vec::new(),
        };
        let main = self.languages.first().copied().unwrap_or("fr");
        let settings = FormSheet {
            name: "settings".into(),
            columns: own(&["form_title", "form_id", "version", "default_language"]),
            rows: vec![FormRow {
                cells: vec![
                    said(self.questionnaire.title(), main).to_owned(),
                    self.questionnaire.key().to_string(),
                    self.questionnaire.version().to_string(),
                    named_language(main),
                ],
            }],
        };
        let of_survey = |row: Row| {
            let mut cells = vec![row.kind, row.name];
            cells.extend(filled(row.labels));
            cells.extend(filled(row.hints));
            cells.extend([row.relevant, row.constraint, row.filter]);
            FormRow { cells }
        };
        let of_choices = |row: ChoiceRow| {
            let mut cells = vec![row.list, row.name];
            cells.extend(filled(row.labels));
            cells.push(row.asked_if);
            FormRow { cells }
        };
        vec![
            FormSheet { rows: self.survey.into_iter().map(of_survey).collect(), ..survey },
            FormSheet { rows: self.choices.into_iter().map(of_choices).collect(), ..choices },
            settings,
        ]
    }
}

/// A language as XLSForms name it.
fn named_language(language: &str) -> String {
    match language {
        "fr" => "Français (fr)".to_owned(),
        "en" => "English (en)".to_owned(),
        other => format!("{other} ({other})"),
    }
}

fn other(language: &str) -> String {
    say::OTHER.say(speech(language))
}

/// What stands in `${…}` is taken for an answer.
fn plain(text: &str) -> String {
    text.replace("${", "$ {")
}

/// Conditions of `XForms`.
struct Xls;

impl Writing for Xls {
    fn is(&self, item: &Item, code: &str) -> String {
        format!("${{{}}} = '{code}'", item.column())
    }

    fn ticked(&self, item: &Item, code: &str) -> String {
        format!("selected(${{{}}}, '{code}')", item.column())
    }

    fn number(&self, item: &Item, sign: &str, bound: &str) -> String {
        format!("${{{}}} {sign} {bound}", item.column())
    }

    fn is_empty(&self, item: &Item) -> String {
        format!("${{{}}} = ''", item.column())
    }

    fn always(&self) -> String {
        "true()".to_owned()
    }

    fn not(&self, statement: &str) -> String {
        format!("not({statement})")
    }

    fn blank_is_unticked(&self) -> bool {
        false
    }
}
