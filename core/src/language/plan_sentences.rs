//! What a plan says: its headings, its sentences, its reasons.

use super::sentence::sentences;

sentences! {
    pub(crate) const;
    PLAN = "Proposition de parcours", "Proposed pathway";
    PERIOD = "Du {from} au {until}\u{a0}: {minutes} de votre temps.", "From {from} to {until}: {minutes} of your time.";
    PERIOD_OF = "Du {from} au {until}\u{a0}: {minutes} de votre temps, sur {budget} disponibles.",
        "From {from} to {until}: {minutes} of your time, of {budget} that there are.";
    PERIOD_FREE = "Du {from} au {until}\u{a0}: rien à suivre.", "From {from} to {until}: nothing to take.";
    PROVED = "Aucune autre proposition ne couvre davantage de ce que le poste demande et de ce que vous souhaitez, dans cet ordre, ni autant en moins de temps. À vous de choisir.",
        "No other proposal covers more of what the post asks for and of what you wish for, in this order, nor as much in less time. The choice is yours.";
    BOUNDED = "Une autre proposition couvrirait peut-être davantage\u{a0}; le tableau dit de combien au plus. À vous de choisir.",
        "Another proposal may cover more; the table says by how much at most. The choice is yours.";
    ITEMS = "À suivre", "To take";
    ITEMS_CAPTION = "Quand, quoi, et ce que cela couvre", "When, what, and what it covers";
    WHEN = "Quand", "When";
    WHAT = "Quoi", "What";
    TIME = "Temps", "Time";
    COVERS = "Couvre", "Covers";
    WHY = "Pourquoi", "Why";
    ON_DAY = "le {first}", "on {first}";
    FROM_TO = "du {first} au {last}", "from {first} to {last}";
    ANY_DAY = "entre le {first} et le {last}", "between {first} and {last}";
    LEVELS_OF = "{competency}\u{a0}: {level}", "{competency}: {level}";
    #[cfg_attr(not(feature = "calendar"), allow(dead_code, reason = "calendars say it"))]
    AT_LATEST = "{what} (au plus tard)", "{what} (at the latest)";
    NOTHING = "rien directement", "nothing directly";
    REASONS_OF = "{what}\u{a0}: {reasons}.", "{what}: {reasons}.";
    INSTEAD = "peut être remplacé par\u{a0}: {others}", "can be replaced by: {others}";

    // Reasons.
    ASKED_BY_POST = "le profil «\u{a0}{profile}\u{a0}» demande «\u{a0}{competency}\u{a0}» au niveau {level} ({necessity})",
        "the profile “{profile}” asks for “{competency}” at level {level} ({necessity})";
    ASKED_BY_DAY = "le profil «\u{a0}{profile}\u{a0}» demande «\u{a0}{competency}\u{a0}» au niveau {level} ({necessity}, au plus tard le {due})",
        "the profile “{profile}” asks for “{competency}” at level {level} ({necessity}, by {due})";
    ASKED_BY_DAY_BEFORE = "le profil «\u{a0}{profile}\u{a0}» demandait «\u{a0}{competency}\u{a0}» au niveau {level} ({necessity}) dès le {due}\u{a0}; rien n’y mène plus tôt dans cette proposition",
        "the profile “{profile}” asked for “{competency}” at level {level} ({necessity}) by {due} already; nothing of this proposal leads there earlier";
    WISHED = "vous souhaitez avancer sur «\u{a0}{competency}\u{a0}»", "you wish to get on with “{competency}”";
    PREPARES = "prépare «\u{a0}{what}\u{a0}»", "prepares “{what}”";
    PLANNED = "vous l’avez décidé", "you have decided it";
    PART_OF_STEP = "c’est une façon de franchir l’étape «\u{a0}{what}\u{a0}»", "it is a way to take the step “{what}”";
    DAYS_ARE_OVER = "les jours que le parcours conseille sont passés, cela reste possible", "the days that the pathway advises are over, it can still be taken";
    AUDIENCE_TO_CHECK = "à vérifier\u{a0}: est-ce pour vous\u{a0}?", "to be checked: is it for you?";
    DATE_TO_CHECK = "à vérifier\u{a0}: aucune date connue ce jour-là", "to be checked: no date is known on that day";
    PREREQUISITE_TO_CHECK = "à vérifier\u{a0}: ce qui devrait venir avant n’est pas acquis ce jour-là", "to be checked: what should come before is not there on that day";
    SAME_DAY = "à vérifier\u{a0}: le même jour que «\u{a0}{what}\u{a0}»", "to be checked: on the same day as “{what}”";

    STAGES = "Ce que la proposition couvre", "What the proposal covers";
    STAGES_CAPTION = "Niveaux couverts, dans l’ordre où ils comptent", "Levels covered, in the order in which they count";
    STAGE = "Niveaux", "Levels";
    COVERED = "Couverts", "Covered";
    AT_MOST = "Au plus", "At most";

    OTHERS = "À porter avec mon encadrement", "To take up with my management";
    OTHERS_ARE = "Ce que d’autres ont à faire ne prend rien sur votre temps.", "What others have to do takes none of your time.";
    OTHERS_CAPTION = "Qui, quoi et quand", "Who, what and when";
    WHO = "Qui", "Who";
    NO_DAY = "sans date", "no date";
    WAS_TO_BE_DONE = "était à faire au plus tard le {last}", "was to be done by {last}";
    OCCASION_OF = "«\u{a0}{competency}\u{a0}»\u{a0}: en donner l’occasion, ou revoir la fiche de poste",
        "“{competency}”: give the occasion for it, or revise the job description";

    ASSESS_FIRST = "À situer d’abord", "To assess first";
    ASSESS_FIRST_ARE = "Le poste les demande, ou vous les souhaitez\u{a0}; sans niveau connu, rien n’est proposé pour elles. Voici celles dont la réponse changerait le plus la proposition.",
        "The post asks for them, or you wish for them; without a known level nothing is proposed for them. These are the ones whose answers would change the proposal most.";
    REASSESS = "À situer de nouveau", "To assess again";
    REASSESS_ARE = "Ce que vous avez fait est censé y mener\u{a0}: {competency}, {level} ({what}, le {date}).",
        "What you did is meant to lead there: {competency}, {level} ({what}, on {date}).";
    CONFIRM = "À confirmer", "To confirm";
    CONFIRM_IS = "{what}, décidé pour le {date}\u{a0}: est-ce fait\u{a0}?", "{what}, decided for {date}: is it done?";
    DECIDED_LATER = "Décidé pour plus tard", "Decided for later";
    DECIDED_IS = "{what}, le {date}", "{what}, on {date}";
    UNCOVERED = "Ce qui reste ouvert, et pourquoi", "What stays open, and why";
    UNCOVERED_CAPTION = "Niveaux que la proposition ne couvre pas", "Levels that the proposal does not cover";
    COMPETENCY = "Compétence", "Competency";
    LATER = "Ce qui vient ensuite", "What comes next";
    LATER_ARE = "Ce que le poste demande après cette période, ou dans une autre situation\u{a0}: rien de cela n’est en retard.",
        "What the post asks for after this period, or in another situation: nothing of it is late.";
    AND_MORE = "et {count} autres", "and {count} more";
    DONE = "Fait", "Done";
    ASSUMED = "Ce que chaque offre et chaque étape apporte est l’intention de qui la propose ou une hypothèse du projet\u{a0}; personne ne l’a mesuré.",
        "What each offer and each step brings is the intention of who proposes it or an assumption of the project; nobody has measured it.";
    MADE_WITH = "Référentiel {key} {version}, empreinte {sha256}\u{a0}; boussole-sante {library}.",
        "Referential {key} {version}, hash {sha256}; boussole-sante {library}.";

    // Two plans.
    COMPARED = "Deux propositions comparées", "Two proposals compared";
    MORE_TIME = "La seconde prend {minutes} de plus.", "The second takes {minutes} more.";
    LESS_TIME = "La seconde prend {minutes} de moins.", "The second takes {minutes} less.";
    SAME_TIME = "Les deux prennent le même temps.", "Both take the same time.";
    ONLY_FIRST = "Seulement dans la première", "Only in the first";
    ONLY_SECOND = "Seulement dans la seconde", "Only in the second";
    MOVED = "À d’autres dates", "On other days";
    FIRST = "Première", "First";
    SECOND = "Seconde", "Second";
}
