//! `PeerOffer` and `match_peers`: who could exchange with whom, and who help whom.

use std::collections::HashMap;

use boussole_sante as core;
use boussole_sante::peer_survey::peer_tally;
use boussole_sante::peers::{
    Distances, MatchOptions, PeerMode, PeerNetwork, PeerPlaces, PeerTick, TerritoryCode,
};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyAny, PyBytes, PyDict, PyTuple, PyType};

use crate::arguments::{Names, Whole};
use crate::blocks::{blocks, in_both};
use crate::documents::{Json, Reduced, read_bytes, suffix};
use crate::errors::{Result, in_file, wrong_argument};
use crate::privacy::Day;
use crate::referential::{Given, Referential};
use crate::tally::Tally;
use crate::values::{Classes, instance, instances, keep};

/// What a person ticked to be put in touch with peers: subjects to exchange on, with which she offers
/// help, with which she asks for it, and with how many people at once.
///
/// Personal data, for this purpose alone. She sets all of it: it holds no level, and nothing makes it
/// from what does.
#[pyclass(module = "boussole_sante")]
pub(crate) struct PeerOffer {
    offer: core::peers::PeerOffer,
    referential: Py<Referential>,
}

impl PeerOffer {
    fn on(&self) -> &core::Referential {
        &self.referential.get().0
    }

    fn ticked(&self, tick: PeerTick) -> Vec<String> {
        let own = self.offer.document().subjects.iter();
        let own = own.filter(|subject| subject.ticks.contains(&tick));
        own.map(|subject| subject.competency.to_string()).collect()
    }
}

#[pymethods]
impl PeerOffer {
    /// What a person ticks: competencies by key, on a referential.
    ///
    /// `person` is a pseudonym; `territory` a code that all who take part use, as `plaine-commune` or
    /// `93066` (« Plaine Commune » is the same); `valid_until` the last day on which it counts. `load` says with how many people at
    /// once, by tick (`{"exchange": 2}`): one unless given, none is "not now".
    ///
    /// Raises `UsageError` for a pseudonym, a code or a tick that is none, `InvalidDocumentError` for
    /// a competency that the referential does not have, and for help that is offered and asked for
    /// on one subject.
    #[new]
    #[pyo3(signature = (referential, *, person, territory, valid_until, exchange=None, offers_help=None, asks_help=None, load=None))]
    #[expect(clippy::too_many_arguments, reason = "Python's keywords")]
    fn new(
        referential: Given,
        person: &str,
        territory: &str,
        valid_until: Day,
        exchange: Option<Names>,
        offers_help: Option<Names>,
        asks_help: Option<Names>,
        load: Option<HashMap<String, Whole>>,
    ) -> Result<Self> {
        let Given(referential) = referential;
        let on = &referential.get().0;
        let (person, territory) = (person.parse()?, TerritoryCode::folded(territory)?);
        let mut offer = core::peers::PeerOffer::new(on, person, territory, valid_until.0);
        let lists = [
            (PeerTick::Exchange, exchange),
            (PeerTick::OffersHelp, offers_help),
            (PeerTick::AsksHelp, asks_help),
        ];
        for (tick, names) in lists {
            for name in names.unwrap_or_default().0 {
                offer.tick(on, &name, tick)?;
            }
        }
        for (tick, places) in load.unwrap_or_default() {
            offer.take(tick.parse()?, PeerPlaces::try_from(places.small()?)?);
        }
        Ok(Self { offer, referential })
    }

    /// Reads an offer on its referential, from the text or bytes of its JSON.
    ///
    /// Raises `InvalidDocumentError` with every fault; nothing that it says is quoted.
    #[classmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_json(_: &Bound<'_, PyType>, json: Json, referential: Given) -> Result<Self> {
        let Given(referential) = referential;
        let offer = core::peers::PeerOffer::from_json(json.as_bytes(), &referential.get().0)?;
        Ok(Self { offer, referential })
    }

    /// Reads an offer on its referential, from the file of its JSON.
    ///
    /// Raises as `from_json`, with the path as `file`, and `OSError` where the file cannot be read.
    #[classmethod]
    fn read(_: &Bound<'_, PyType>, path: &Bound<'_, PyAny>, referential: Given) -> PyResult<Self> {
        let Given(referential) = referential;
        let bytes = read_bytes(path)?;
        let offer = core::peers::PeerOffer::from_json(bytes.as_bytes(), &referential.get().0)
            .map_err(|error| in_file(error.into(), path))?;
        Ok(Self { offer, referential })
    }

    /// Reads an offer on an earlier version of its referential, and carries it over to this one:
    /// `CarriedPeerOffer`, with a word on each subject. What means something else stays, and is to
    /// review; what was split or is no longer used is left out, and told.
    ///
    /// Raises as `from_json` of the earlier version.
    #[classmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn carry_over<'py>(
        cls: &Bound<'py, PyType>,
        json: Json,
        referential: Given,
        earlier: Given,
    ) -> Result<Bound<'py, PyAny>> {
        let (py, Given(referential)) = (cls.py(), referential);
        let (now, before) = (&referential.get().0, &earlier.0.get().0);
        let carried = core::peers::PeerOffer::carry_over(json.as_bytes(), now, before)?;
        let references = instances(py, Classes::Results, &carried.references)?;
        let offer = Py::new(py, Self { offer: carried.offer, referential })?;
        let class = py.import("boussole_sante._values")?.getattr("CarriedPeerOffer")?;
        let names = [("references", references)].into_py_dict(py)?;
        Ok(class.call((offer,), Some(&names))?)
    }

    /// Whose it is, under a pseudonym.
    #[getter]
    fn person(&self) -> &str {
        self.offer.document().person.as_str()
    }

    /// Where she works.
    #[getter]
    fn territory(&self) -> &str {
        self.offer.document().territory.as_str()
    }

    /// The last day on which it counts; it is to be deleted after it.
    #[getter]
    fn valid_until(&self) -> String {
        self.offer.document().valid_until.to_string()
    }

    /// The day from which it does not count any more, if she withdrew it.
    #[getter]
    fn withdrawn(&self) -> Option<String> {
        self.offer.document().withdrawn.map(|day| day.to_string())
    }

    /// The subjects on which she would like to exchange, by key.
    #[getter]
    fn exchange(&self) -> Vec<String> {
        self.ticked(PeerTick::Exchange)
    }

    /// The subjects with which she offers help, by key: set by her, and never taken from levels.
    #[getter]
    fn offers_help(&self) -> Vec<String> {
        self.ticked(PeerTick::OffersHelp)
    }

    /// The subjects with which she asks for help, by key.
    #[getter]
    fn asks_help(&self) -> Vec<String> {
        self.ticked(PeerTick::AsksHelp)
    }

    /// Ticks a subject: `tick` is `exchange | offers_help | asks_help`.
    ///
    /// Raises as the class does.
    fn tick(&mut self, competency: &str, tick: &str) -> Result<()> {
        let (tick, referential) = (tick.parse()?, self.on().clone());
        Ok(self.offer.tick(&referential, competency, tick)?)
    }

    /// Takes a tick back; says whether there was one.
    fn untick(&mut self, competency: &str, tick: &str) -> Result<bool> {
        Ok(self.offer.untick(competency, tick.parse()?))
    }

    /// Says with how many people at once, for what is ticked: `exchange | offers_help | asks_help`;
    /// none is "not now".
    fn take(&mut self, tick: &str, places: Whole) -> Result<()> {
        self.offer.take(tick.parse()?, PeerPlaces::try_from(places.small()?)?);
        Ok(())
    }

    /// Says until which day it counts; it is to be deleted after it.
    fn renew(&mut self, valid_until: Day) {
        self.offer.renew(valid_until.0);
    }

    /// Says where she works now.
    ///
    /// Raises `InvalidDocumentError` for what is no code of a territory.
    fn move_to(&mut self, territory: &str) -> Result<()> {
        self.offer.move_to(TerritoryCode::folded(territory)?);
        Ok(())
    }

    /// Withdraws it: from that day on it counts in nothing, and the person is in no result.
    #[pyo3(signature = (*, on))]
    fn withdraw(&mut self, on: Day) {
        self.offer.withdraw(on.0);
    }

    /// Whether it is to be deleted on this day: it is after `valid_until`.
    fn is_expired(&self, today: Day) -> bool {
        self.offer.is_expired(today.0)
    }

    /// The offer in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin.
    fn to_json(&self) -> String {
        self.offer.to_json()
    }

    /// What she ticked, for her to look at: blocks of `boussole_sante.blocks`, in `fr` or `en`.
    #[pyo3(signature = (lang="fr"))]
    fn blocks<'py>(&self, py: Python<'py>, lang: &str) -> Result<Bound<'py, PyTuple>> {
        Ok(blocks(py, self.offer.blocks(self.on(), lang.parse()?))?)
    }

    /// Writes the JSON to a file `.json` that its owner alone can read.
    ///
    /// Raises `UsageError` for a name that ends otherwise.
    fn write(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        suffix(&path.extract::<std::path::PathBuf>()?, &[".json"])?;
        let json = PyBytes::new(path.py(), self.to_json().as_bytes());
        let files = path.py().import("boussole_sante._files")?;
        files.call_method1("write_private", (path, json)).map(drop)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.offer == other.offer
    }

    fn __repr__(&self) -> String {
        let document = self.offer.document();
        let (count, until) = (document.subjects.len(), document.valid_until);
        format!("<PeerOffer: {count} subjects, valid until {until}, privé>")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Result<Reduced<'py, (String, Py<Referential>)>> {
        let this = slf.borrow();
        let read = slf.py().get_type::<Self>().getattr(intern!(slf.py(), "from_json"))?;
        Ok((read, (this.to_json(), this.referential.clone_ref(slf.py()))))
    }
}

/// A network as the core has it, to tell each person what is hers.
#[pyclass(frozen, module = "boussole_sante._core")]
pub(crate) struct _Network(PeerNetwork);

/// Pairs of before: those of a network, or pseudonyms.
pub(crate) enum Earlier {
    Network(Py<_Network>),
    Pairs(Vec<(String, String)>),
}

impl<'py> FromPyObject<'_, 'py> for Earlier {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(network) = object.getattr("_network") {
            return Ok(Self::Network(network.cast::<_Network>()?.clone().unbind()));
        }
        object.extract().map(Self::Pairs).map_err(|_| {
            let expected =
                ("a network, or pairs of pseudonyms", "un réseau, ou des paires de pseudonymes");
            wrong_argument(expected, &object)
        })
    }
}

/// Distances between territories, as `{("93066", "93001"): 6}`.
#[derive(Default)]
pub(crate) struct Ways(Vec<((String, String), Whole)>);

impl<'py> FromPyObject<'_, 'py> for Ways {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let expected = (
            "a mapping from two territories to how far they are, as {('93066', '93001'): 6}",
            "un dictionnaire de deux territoires vers leur distance, comme {('93066', '93001'): 6}",
        );
        let Ok(given) = object.cast::<PyDict>() else {
            return Err(wrong_argument(expected, &object));
        };
        let way = |(both, far): (Bound<'py, PyAny>, Bound<'py, PyAny>)| {
            let both = both.extract().map_err(|_| wrong_argument(expected, &both))?;
            Ok((both, far.extract()?))
        };
        given.iter().map(way).collect::<PyResult<_>>().map(Self)
    }
}

fn value<'py>(py: Python<'py>, network: PeerNetwork) -> Result<Bound<'py, PyAny>> {
    let value = instance(py, Classes::Results, network.document())?;
    keep(&value, "_json", network.to_json())?;
    keep(&value, "_blocks", in_both(py, |language| Ok(network.blocks(language)))?)?;
    keep(&value, "_network", Py::new(py, _Network(network))?)?;
    Ok(value)
}

/// Puts people in touch, from what each ticked for it and nothing else: to exchange, two who share a
/// subject and work in different territories; of `tutoring` one who offers help with what the other
/// asks it for. Nobody is in touch with more people than she would be. The most people have somebody;
/// then the most pairs of before go on; then the most subjects are shared; of tutoring those who help
/// are asked evenly; then distances are known, and short. Gives a `PeerNetwork`.
///
/// `distances` are between territories, as `{("93066", "93001"): 6}`, the same in both directions, in
/// kilometres or minutes; with `within`, two are no farther than that from each other. `earlier` is a
/// network of before of the same mode, or pairs of pseudonyms (of tutoring who helps first).
///
/// Raises `InvalidDocumentError` for two offers of one person, for two distances between the same
/// territories, and for more than 1000 people; `UsageError` for a network of before of the other mode;
/// `InvalidDataError` for an offer on another referential.
/// None of them names anybody.
#[pyfunction]
#[pyo3(signature = (offers, referential, *, today, mode="exchange", distances=None, within=None, earlier=None))]
#[expect(clippy::too_many_arguments, reason = "Python's keywords")]
pub(crate) fn match_peers<'py>(
    py: Python<'py>,
    offers: Vec<PyRef<'py, PeerOffer>>,
    referential: Given,
    today: Day,
    mode: &str,
    distances: Option<Ways>,
    within: Option<Whole>,
    earlier: Option<Earlier>,
) -> Result<Bound<'py, PyAny>> {
    let mut options = MatchOptions::on(today.0, mode.parse::<PeerMode>()?);
    for ((one, other), distance) in distances.unwrap_or_default().0 {
        let (one, other) = (TerritoryCode::folded(&one)?, TerritoryCode::folded(&other)?);
        options.distances.insert(&one, &other, distance.0.try_into()?)?;
    }
    options.within = within.map(|within| within.0.try_into()).transpose()?;
    match earlier {
        Some(Earlier::Network(network)) => options = options.after(&network.get().0)?,
        Some(Earlier::Pairs(pairs)) => {
            for (first, second) in pairs {
                options.earlier.push((first.parse()?, second.parse()?));
            }
        }
        None => {}
    }
    let offers: Vec<core::peers::PeerOffer> =
        offers.iter().map(|offer| offer.offer.clone()).collect();
    let given = &referential.0.get().0;
    let network = py.detach(|| core::peers::match_peers(&offers, given, &options))?;
    value(py, network)
}

/// A network of before, from the text or bytes of its JSON.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
pub(crate) fn _peer_network<'py>(
    py: Python<'py>,
    json: Json,
    referential: Given,
) -> Result<Bound<'py, PyAny>> {
    value(py, PeerNetwork::from_json(json.as_bytes(), &referential.0.get().0)?)
}

/// What people ticked, from the rows of a spreadsheet.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
pub(crate) fn _peer_offers(
    py: Python<'_>,
    rows: Vec<Vec<String>>,
    referential: Given,
) -> Result<Vec<PeerOffer>> {
    let Given(referential) = referential;
    let offers = core::peers::PeerOffer::from_rows(&rows, &referential.get().0)?;
    let own = |offer| PeerOffer { offer, referential: referential.clone_ref(py) };
    Ok(offers.into_iter().map(own).collect())
}

/// Distances, from the rows of a spreadsheet.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
pub(crate) fn _distances(rows: Vec<Vec<String>>) -> Result<HashMap<(String, String), u32>> {
    let distances = Distances::from_rows(&rows)?;
    let own = distances.iter();
    Ok(own.map(|(a, b, far)| ((a.to_string(), b.to_string()), far.get())).collect())
}

/// What a network says to one person.
#[pyfunction]
pub(crate) fn _blocks_for<'py>(
    py: Python<'py>,
    network: &_Network,
    person: &str,
    lang: &str,
) -> Result<Bound<'py, PyTuple>> {
    Ok(blocks(py, network.0.blocks_for(person, lang.parse()?)?)?)
}

/// The tally of what people ticked, of those whose offer counts on a day: what a network holds and
/// lacks. It is private until it is released, as any tally: `release(tally.frequencies(), log="log.json")`.
/// Two releases without a log would tell by their difference who withdrew. Its items are the
/// competencies, by key, with a box for each of `exchange`, `offers_help` and `asks_help`; with
/// `by_territory` people are told apart by their `territory`.
///
/// Raises `InvalidDataError` for an offer on another referential.
#[pyfunction]
#[pyo3(signature = (offers, referential, *, today, by_territory=false))]
pub(crate) fn peer_survey(
    offers: Vec<PyRef<'_, PeerOffer>>,
    referential: Given,
    today: Day,
    by_territory: bool,
) -> Result<Tally> {
    let offers: Vec<core::peers::PeerOffer> =
        offers.iter().map(|offer| offer.offer.clone()).collect();
    Ok(Tally::from(peer_tally(&offers, &referential.0.get().0, today.0, by_territory)?))
}
