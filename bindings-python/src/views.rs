//! The parts of a questionnaire as the plain values of `boussole_sante._views`.

use boussole_sante as core;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};

/// A value that becomes a keyword call of the Python class of this name.
pub(crate) trait Named {
    /// The class in `boussole_sante._views`.
    const NAME: &'static str;
}

/// A part as the instance of its Python class.
pub(crate) struct View<T>(T);

impl<'py, T> IntoPyObject<'py> for View<T>
where
    T: Named + IntoPyObject<'py, Target = PyDict, Output = Bound<'py, PyDict>, Error = PyErr>,
{
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        class(py, T::NAME)?.call((), Some(&self.0.into_pyobject(py)?))
    }
}

/// Several parts as a tuple.
pub(crate) struct Tuple<T>(Vec<T>);

impl<T> FromIterator<T> for Tuple<T> {
    fn from_iter<I: IntoIterator<Item = T>>(parts: I) -> Self {
        Self(parts.into_iter().collect())
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Tuple<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

/// A text with its languages.
pub(crate) struct Text<'q>(pub(crate) &'q core::Text);

impl<'py> IntoPyObject<'py> for Text<'_> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let texts = PyDict::new(py);
        for (language, text) in self.0.iter() {
            texts.set_item(language, text)?;
        }
        class(py, "Text")?.call1((texts,))
    }
}

/// A decimal: an `int` where it is whole, else the nearest `float`.
pub(crate) struct Number(core::Decimal);

impl<'py> IntoPyObject<'py> for Number {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let name = if self.0.places() == 0 { "int" } else { "float" };
        py.import("builtins")?.getattr(name)?.call1((self.0.to_string(),))
    }
}

#[derive(IntoPyObject)]
pub(crate) struct Choice<'q> {
    code: &'q str,
    value: Option<Number>,
    label: Text<'q>,
    description: Option<Text<'q>>,
}

#[derive(IntoPyObject)]
pub(crate) struct MissingChoice<'q> {
    code: &'q str,
    kind: &'static str,
    label: Option<Text<'q>>,
}

#[derive(IntoPyObject)]
pub(crate) struct ChoiceList<'q> {
    key: &'q str,
    title: Option<Text<'q>>,
    choices: Tuple<View<Choice<'q>>>,
    missing: Tuple<View<MissingChoice<'q>>>,
    mobilised_from: Option<u8>,
}

#[derive(IntoPyObject)]
pub(crate) struct Item<'q> {
    key: &'q str,
    column: &'q str,
    columns: Tuple<String>,
    kind: &'static str,
    section: &'q str,
    text: Text<'q>,
    label: Option<Text<'q>>,
    help: Option<Text<'q>>,
    choices: Option<&'q str>,
    competency: Option<&'q str>,
    factor: Option<&'q str>,
    need_level: Option<&'static str>,
    occasion: bool,
    descriptors: Tuple<Text<'q>>,
    min: Option<Number>,
    max: Option<Number>,
    reflexive: bool,
    conditional: bool,
}

#[derive(IntoPyObject)]
pub(crate) struct Section<'q> {
    key: &'q str,
    title: Text<'q>,
    intro: Option<Text<'q>>,
    items: Tuple<&'q str>,
}

#[derive(IntoPyObject)]
pub(crate) struct Member<'q> {
    item: Option<&'q str>,
    scale: Option<&'q str>,
    reversed: bool,
    weight: u32,
}

#[derive(IntoPyObject)]
pub(crate) struct Band<'q> {
    key: &'q str,
    label: Text<'q>,
    low: Number,
    high: Number,
}

#[derive(IntoPyObject)]
pub(crate) struct Scale<'q> {
    key: &'q str,
    name: &'q str,
    title: Text<'q>,
    method: &'static str,
    output: &'static str,
    model: &'static str,
    items: Tuple<View<Member<'q>>>,
    min_items: u32,
    bands: Tuple<View<Band<'q>>>,
    need_level: Option<&'static str>,
}

macro_rules! named {
    ($($name:ident),*) => { $(
        impl Named for $name<'_> {
            const NAME: &'static str = stringify!($name);
        }
    )* };
}

named!(Choice, MissingChoice, ChoiceList, Item, Section, Member, Band, Scale);

/// The items of a questionnaire.
pub(crate) fn items(questionnaire: &core::Questionnaire) -> Tuple<View<Item<'_>>> {
    let sections = questionnaire.sections().iter();
    sections
        .flat_map(|section| section.items.iter().map(move |item| (section, item)))
        .map(|(section, item)| {
            View(Item {
                key: item.key.as_str(),
                column: item.column(),
                columns: item.columns(questionnaire.choices(item)).into_iter().collect(),
                kind: item.kind.as_str(),
                section: section.key.as_str(),
                text: Text(&item.text),
                label: item.label.as_ref().map(Text),
                help: item.help.as_ref().map(Text),
                choices: item.choices.as_ref().map(core::value::ChoiceListKey::as_str),
                competency: item.competency.as_ref().map(core::value::CompetencyKey::as_str),
                factor: item.factor.as_ref().map(core::value::FactorKey::as_str),
                need_level: item.need_level.map(core::referential::NeedLevel::as_str),
                occasion: item.asks_occasion(),
                descriptors: item.descriptors.iter().map(|landmark| Text(&landmark.text)).collect(),
                min: item.min.map(Number),
                max: item.max.map(Number),
                reflexive: item.is_reflexive(),
                conditional: item.shown_if.is_some() || section.shown_if.is_some(),
            })
        })
        .collect()
}

/// The sections of a questionnaire.
pub(crate) fn sections(questionnaire: &core::Questionnaire) -> Tuple<View<Section<'_>>> {
    questionnaire.sections().iter().map(section).collect()
}

/// The choice lists of a questionnaire.
pub(crate) fn choice_lists(questionnaire: &core::Questionnaire) -> Tuple<View<ChoiceList<'_>>> {
    questionnaire.choice_lists().iter().map(choice_list).collect()
}

/// The scales of a questionnaire.
pub(crate) fn scales(questionnaire: &core::Questionnaire) -> Tuple<View<Scale<'_>>> {
    questionnaire.scales().iter().map(scale).collect()
}

fn section(section: &core::survey::Section) -> View<Section<'_>> {
    View(Section {
        key: section.key.as_str(),
        title: Text(&section.title),
        intro: section.intro.as_ref().map(Text),
        items: section.items.iter().map(|item| item.key.as_str()).collect(),
    })
}

fn choice_list(list: &core::survey::ChoiceList) -> View<ChoiceList<'_>> {
    View(ChoiceList {
        key: list.key.as_str(),
        title: list.title.as_ref().map(Text),
        choices: list.choices.iter().map(choice).collect(),
        missing: list.missing.iter().map(missing).collect(),
        mobilised_from: list.mobilised_from(),
    })
}

fn choice(choice: &core::survey::Choice) -> View<Choice<'_>> {
    View(Choice {
        code: choice.code.as_str(),
        value: choice.value.map(Number),
        label: Text(&choice.label),
        description: choice.description.as_ref().map(Text),
    })
}

fn missing(choice: &core::survey::MissingChoice) -> View<MissingChoice<'_>> {
    View(MissingChoice {
        code: choice.code.as_str(),
        kind: choice.kind.as_str(),
        label: choice.label.as_ref().map(Text),
    })
}

fn scale(scale: &core::survey::Scale) -> View<Scale<'_>> {
    View(Scale {
        key: scale.key.as_str(),
        name: scale.name(),
        title: Text(&scale.title),
        method: scale.method.as_str(),
        output: scale.output.as_str(),
        model: scale.model().as_str(),
        items: scale.items.iter().map(member).collect(),
        min_items: scale.min_items(scale.items.len()),
        bands: scale.bands.iter().map(band).collect(),
        need_level: scale.need_level.map(core::referential::NeedLevel::as_str),
    })
}

fn member(member: &core::survey::Member) -> View<Member<'_>> {
    View(Member {
        item: member.item.as_ref().map(core::value::ItemKey::as_str),
        scale: member.scale.as_ref().map(core::value::ScaleKey::as_str),
        reversed: member.is_reversed(),
        weight: member.weight(),
    })
}

fn band(band: &core::survey::Band) -> View<Band<'_>> {
    View(Band {
        key: band.key.as_str(),
        label: Text(&band.label),
        low: Number(band.from),
        high: Number(band.to),
    })
}

fn class<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    static MODULE: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    let module =
        MODULE.get_or_try_init(py, || py.import("boussole_sante._views").map(Bound::unbind))?;
    module.bind(py).getattr(name)
}
