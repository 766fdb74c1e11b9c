//! The vectors of `peers`: who is put in touch with whom, and what is wrong with an offer.

use boussole_sante::peers::{
    Distance, Distances, MatchOptions, PeerMode, PeerNetwork, PeerOffer, match_peers,
};
use boussole_sante::survey::Respondent;
use boussole_sante::{Error, Referential};
use boussole_sante_tests::vectors::{ExpectedNetwork, PeersInput, area};

use crate::documents::wrong;
use crate::scoring::referential;

type Given = (Referential, Vec<PeerOffer>, MatchOptions);

fn given(input: &PeersInput) -> Result<Given, Error> {
    let referential = referential(&input.referential).unwrap();
    let read =
        |own: &serde_json::Value| PeerOffer::from_json(own.to_string().as_bytes(), &referential);
    let offers = input.offers.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mode: PeerMode = input.mode.parse().unwrap();
    let mut distances = Distances::default();
    for (one, other, distance) in &input.distances {
        let distance = Distance::try_from(*distance).unwrap();
        distances.insert(&one.parse().unwrap(), &other.parse().unwrap(), distance).unwrap();
    }
    let mut options =
        MatchOptions::on(input.today.parse().unwrap(), mode).with_distances(distances);
    options.within = input.within.map(|within| within.try_into().unwrap());
    let pair = |(one, other): &(String, String)| (one.parse().unwrap(), other.parse().unwrap());
    options.earlier = input.earlier.iter().map(pair).collect();
    Ok((referential, offers, options))
}

pub(crate) fn network(input: &PeersInput) -> Result<PeerNetwork, Error> {
    let (referential, offers, options) = given(input)?;
    let network = match_peers(&offers, &referential, &options)?;
    assert_eq!(network.violations(&offers, &options), Vec::<String>::new());
    Ok(network)
}

fn shown(network: &PeerNetwork) -> ExpectedNetwork {
    let pairs = network.pairs.iter().map(|pair| {
        let subjects: Vec<&str> = pair.subjects.iter().map(AsRef::as_ref).collect();
        let mut parts = vec![
            pair.first.as_str().to_owned(),
            pair.second.as_str().to_owned(),
            subjects.join(","),
        ];
        parts.extend(pair.distance.map(|distance| distance.get().to_string()));
        parts.extend(pair.kept.then(|| "kept".to_owned()));
        parts.join(" ")
    });
    let unmet = network.unmet.iter();
    let unmet =
        unmet.map(|own| format!("{} {} {}", own.person.as_str(), own.competency, own.cause));
    let apart = network.apart.iter().map(|own| format!("{} {}", own.person.as_str(), own.cause));
    let ended = network.ended.iter();
    let name = |own: &Option<Respondent>| {
        own.as_ref().map_or_else(|| "-".to_owned(), |own| own.as_str().to_owned())
    };
    let ended = ended.map(|own| format!("{} {}", name(&own.first), name(&own.second)));
    ExpectedNetwork {
        status: network.status.to_string(),
        remarks: network.remarks.iter().map(ToString::to_string).collect(),
        pairs: pairs.collect(),
        alone: network.alone.iter().map(|own| own.as_str().to_owned()).collect(),
        unmet: unmet.collect(),
        apart: apart.collect(),
        ended: ended.collect(),
        stages: network.stages.iter().map(|stage| stage.value.get()).collect(),
    }
}

#[test]
fn people_are_put_in_touch_as_the_vectors_say() {
    let mut all = Vec::new();
    for (name, vector) in area::<PeersInput, ExpectedNetwork>("peers").unwrap() {
        let given = (vector.expected, vector.error);
        all.extend(wrong(&name, network(&vector.input), given, |network, expected| {
            let is = shown(&network);
            (is != expected).then(|| format!("{is:#?}\n{expected:#?}"))
        }));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
