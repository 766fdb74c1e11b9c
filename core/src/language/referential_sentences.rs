//! What cards of entries and the page of a whole referential say.

use super::sentence::sentences;

sentences! {
    pub(crate) const;
    // Entries.
    NAMED = "{name}\u{a0}: {value}", "{name}: {value}";
    QUOTED = "«\u{a0}{text}\u{a0}»", "“{text}”";
    WITH_KEY = "{name} ({key})", "{name} ({key})";
    OUTCOME = "{competency}\u{a0}: {from} → {to} ({status})", "{competency}: {from} → {to} ({status})";
    AT_LEVEL = "{competency}, {heading} {level}", "{competency}, {heading} {level}";
    REQUIRED = "{competency}, {heading} {level} ({necessity})", "{competency}, {heading} {level} ({necessity})";
    FROM_DAY_ON = "à partir du jour {from}", "from day {from} on";
    DAY_TO_DAY = "du jour {from} au jour {to}", "day {from} to day {to}";
    FROM_REGISTER = "tiré du registre des postes ({query})", "from the register of posts ({query})";
    FROM_OBSERVATION = "relevé ({entity})", "observed ({entity})";
    FROM_SURVEY = "tiré de l’enquête ({what})", "from the survey ({what})";
    CODES_COUNTED = "codes {codes}", "codes {codes}";
    COUNTED_FROM = "à partir de {least}", "from {least} on";
    OUT_OF = "{numerator} sur {denominator}", "{numerator} of {denominator}";
    OF_ALL = "sur {all}", "of {all}";
    IN_PARTS = ", dont {parts} ({breakdown})", ", of which {parts} ({breakdown})";
    NOT_COMPUTABLE = "{what}\u{a0}: ne peut pas être calculé. {reason}", "{what}: cannot be computed. {reason}";
    EXPLAINED = "mots du glossaire", "glossary";

    // Audiences.
    FOR_DISPOSITIFS = "démarche {one}", "scheme {one}";
    FOR_NEWCOMERS = "personnes qui arrivent", "newcomers";
    FOR_OTHERS = "personnes déjà en poste", "people already in post";
    FOR_TAGS = "situation «\u{a0}{one}\u{a0}»", "situation “{one}”";
    FOR_SHARE = "{dispositif}, au moins {percent}\u{a0}% du temps de travail", "{dispositif}, at least {percent}% of working time";
    FOR_DAYS = "{bounds} jours en poste", "{bounds} days in post";
    FOR_LEVEL = "{competency}, niveau {bounds}", "{competency}, level {bounds}";
    BETWEEN = "{low} à {high}", "{low} to {high}";
    AT_LEAST = "au moins {low}", "at least {low}";
    AT_MOST = "au plus {high}", "at most {high}";
    EXCEPT = "sauf {rule}", "not {rule}";
    AND = " et ", " and ";
    OR = " ou ", " or ";

    // The page of a whole referential.
    MADE = "Version {version}, éditée par {publisher}, licence {licence}, empreinte {sha256}.",
        "Version {version}, published by {publisher}, licence {licence}, hash {sha256}.";
    READING = "Chaque entrée dit son statut et d’où elle vient. «\u{a0}Source\u{a0}»\u{a0}: la source le dit. Une piste de la source y est proposée, et rien ne dit qu’elle a existé. Une proposition, un ajout ou une hypothèse du projet est à discuter. Un exemple historique a existé à la date indiquée\u{a0}; rien ne dit qu’il existe encore.",
        "Each entry says its status and where it comes from. “Source”: the source says so. What is proposed in a source was to be tried, and nothing says that it existed. A proposal, an addition or an assumption of the project is to be discussed. A historical example existed at the date given; nothing says that it still does.";
    COUNTS = "Ce que contient le référentiel", "What the referential holds";
    LIST = "Liste", "List";
    HOW_MANY = "Nombre", "Number";
    CHANGES = "Ce que cette adaptation change", "What this overlay changes";
    CHANGE = "{change}\u{a0}: {kind} «\u{a0}{label}\u{a0}»", "{change}: {kind} “{label}”";
    WAS = "auparavant «\u{a0}{text}\u{a0}»", "formerly “{text}”";
    REFERRED_BY_ONE = "encore nommée à un endroit, où elle ne compte plus",
        "still named in one place, where it does not count any more";
    REFERRED_BY = "encore nommée à {count} endroits, où elle ne compte plus",
        "still named in {count} places, where it does not count any more";
    COMPETENCIES_OF = "Compétences\u{a0}: {domain}", "Competencies: {domain}";
    DESCRIPTORS_OF = "Repères\u{a0}: {competency}", "Descriptors: {competency}";
    SEEN = "Ce qu’une autre personne peut voir", "What someone else can see";
    EFFORT = "durée", "effort";
    ASKED_LEVELS = "Niveaux demandés, et ce qui y mène", "Levels asked for, and what leads to them";
    AT_ONCE = "dès l’arrivée", "from arrival";
    BY_DAY = "au jour {day}", "by day {day}";
    IN_SITUATION = "dans la situation «\u{a0}{situation}\u{a0}»", "in the situation “{situation}”";
    NO_WAY = "ni étape ni offre à ce jour", "no step and no offer today";
    LEVEL_WHEN = "{level} {when}\u{a0}: {ways}", "{level} {when}: {ways}";
    #[cfg_attr(not(feature = "lint"), allow(dead_code, reason = "the lint says it"))]
    STILL_LACKING = "Ce qui manque encore", "What is still lacking";
    #[cfg_attr(not(feature = "lint"), allow(dead_code, reason = "the lint says it"))]
    STILL_LACKING_IS = "Ce que la relecture automatique relève, sans que rien ne se contredise.",
        "What the automatic check remarks, though nothing contradicts itself.";
    #[cfg_attr(not(feature = "lint"), allow(dead_code, reason = "the lint says it"))]
    REMARK = "{remark} ({count})\u{a0}: {names}", "{remark} ({count}): {names}";
    #[cfg_attr(not(feature = "lint"), allow(dead_code, reason = "the lint says it"))]
    REMARK_COUNTED = "{remark}\u{a0}: {count}", "{remark}: {count}";
    HOLES = "Ce profil demande {all} niveaux\u{a0}; à {holes} d’entre eux, aucune étape ni offre ne mène à temps. Une étape faite ne dit pas que le niveau est atteint.",
        "This profile asks for {all} levels; to {holes} of them no step and no offer leads in time. A step that was taken does not say that the level is reached.";
    REQUIREMENTS_OF = "Ce que demande\u{a0}: {profile}", "What is asked by: {profile}";
    STEPS_OF = "Étapes\u{a0}: {pathway}", "Steps: {pathway}";
    RECOMMENDATIONS_ON = "Recommandations\u{a0}: {theme}", "Recommendations: {theme}";
    INDICATORS_FOR = "Indicateurs\u{a0}: {who}", "Indicators: {who}";
    // Differences between versions.
    VERSIONS = "{key}\u{a0}: de la version {before} à la version {after}", "{key}: from version {before} to version {after}";
    NO_DIFFERENCE = "Rien n’a changé.", "Nothing has changed.";
    HOW_MANY_DIFFER = "Ce qui a changé\u{a0}: {counts}.", "What has changed: {counts}.";
    OF_LIST = "{list} ({count})", "{list} ({count})";
    BECAME = "{name}\u{a0}: {became}", "{name}: {became}";
    REPLACED_BY = "à la place\u{a0}: {keys}", "in its place: {keys}";
    VALUE_BEFORE_AFTER = "{place}\u{a0}: «\u{a0}{before}\u{a0}», puis «\u{a0}{after}\u{a0}»", "{place}: from “{before}” to “{after}”";
    VALUE_GONE = "{place}\u{a0}: «\u{a0}{before}\u{a0}» n’y est plus", "{place}: “{before}” is gone";
    PART_GONE = "{place} n’y est plus", "{place} is gone";
    PART_NEW = "{place} est nouveau", "{place} is new";
    VALUE_NEW = "{place}\u{a0}: «\u{a0}{after}\u{a0}» est nouveau", "{place}: “{after}” is new";
    ITEMS = "Questions", "Items";
    SECTIONS = "Parties", "Sections";
    CHOICE_LISTS = "Listes de choix", "Choice lists";
    SCORE_SCALES = "Échelles", "Scales";

    MAPS_ARE = "Les cartes restituent des documents lus à la machine\u{a0}; ce qui reste incertain est dit.",
        "The maps restore documents that were read by machine; what stays uncertain is said.";
}
