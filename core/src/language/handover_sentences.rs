//! What a post file and a handover pack say: headings, columns, what to do together.

use super::sentence::sentences;

sentences! {
    pub(crate) const;
    // The template.
    FUNDING_OF_POST = "Financement du poste", "Funding of the post";
    FUNDING_OF_ACTIONS = "Financement des actions", "Funding of the actions";
    SHARED_MAILBOX = "Boîte de courriel partagée du poste", "Shared mailbox of the post";
    SHARED_FOLDERS = "Dossiers partagés", "Shared folders";
    SHARED_CALENDAR = "Agenda partagé et réservation des salles", "Shared calendar and booking of rooms";
    ABOUT_A_BODY = "«\u{a0}{body}\u{a0}»\u{a0}: qui prépare, ce qui se règle avant la séance, ce qui ne s’y dit pas\u{a0}?",
        "“{body}”: who prepares, what is settled before it meets, what is not said there?";

    // The head.
    PACK = "Dossier de poste", "Handover pack";
    PACK_OF = "{pack}\u{a0}: {names}", "{pack}: {names}";
    POST_FILE = "Dossier de poste", "Post file";
    FILE_IS_FOR = "Pour la personne qui prend le poste, ou qui le tient en attendant. Ce qui manque est à compléter\u{a0}: cela ne veut dire ni zéro, ni «\u{a0}rien à signaler\u{a0}».",
        "For whoever takes the post over, or stands in. What is missing is to be filled in: that means neither zero nor “nothing to report”.";
    LEAVING = "Dernier jour de la personne qui part\u{a0}: {date}", "Last day of who leaves: {date}";
    ARRIVAL = "Premier jour de la personne qui arrive\u{a0}: {date}", "First day of who comes: {date}";
    UPDATED = "Dernière relecture du dossier\u{a0}: {date}", "File last gone through: {date}";
    NO_DATE_YET = "date à fixer", "date to be set";
    SECTIONS = "Rubriques renseignées\u{a0}: {filled}\u{a0}; à compléter\u{a0}: {open}\u{a0}; sans objet\u{a0}: {none}.",
        "Sections filled in: {filled}; to be filled in: {open}; that do not apply: {none}.";
    OPEN_SECTION = "{section}\u{a0}: {count} à compléter sur {all}", "{section}: {count} of {all} to be filled in";
    EMPTY_SECTION = "{section}\u{a0}: rien n’est encore écrit", "{section}: nothing is written yet";
    REMARKS = "À relire avant de transmettre", "To be read again before it is passed on";
    REMARKS_ARE = "Ce dossier circule\u{a0}: une fonction y vaut mieux qu’un nom, une boîte partagée mieux qu’une adresse personnelle.",
        "This file is passed on: a function is better than a name in it, a shared mailbox better than a personal address.";
    REMARKS_ARE_NOT_ALL = "Seules des formes connues sont repérées\u{a0}: une personne peut être nommée ailleurs. À relire en entier.",
        "Only known forms are found: a person may be named elsewhere. To be read as a whole.";
    NO_REMARKS = "Rien n’a été repéré. Cela ne veut pas dire que personne n’est nommé\u{a0}: un nom seul ne se distingue pas d’un lieu. À relire en entier.",
        "Nothing was found. That does not mean that nobody is named: a name alone cannot be told from a place. To be read as a whole.";
    REMARKS_ELSEWHERE = "À relire avant de transmettre\u{a0}: {count} (la liste est dans la partie «\u{a0}Dossier de poste\u{a0}»).",
        "To be read again before it is passed on: {count} (the list is in the part “Post file”).";
    REMARK_AT = "{section}, ligne {place}\u{a0}: {kind}", "{section}, line {place}: {kind}";
    TO_FILL = "à compléter", "to be filled in";
    NOTHING_YET = "À compléter\u{a0}: rien n’est encore écrit ici.", "To be filled in: nothing is written here yet.";
    DOES_NOT_APPLY = "Sans objet pour ce poste.", "Does not apply to this post.";

    // Columns, common to several tables.
    WHEN = "Quand", "When";
    WHAT = "Quoi", "What";
    WITH = "Avec", "With";
    WHERE = "Où", "Where";
    STATE = "Où cela en est", "Where it stands";
    DATE = "Date", "Date";
    SOURCE = "Source", "Source";
    LABELLED = "{label}\u{a0}: {value}", "{label}: {value}";
    ON = "le {date}", "on {date}";
    FROM_TO = "du {first} au {last}", "from {first} to {last}";
    FROM_ON = "à partir du {first}", "from {first} on";
    UNTIL = "jusqu’au {last}", "until {last}";
    EACH_TIME = "{when}, puis {every}", "{when}, then {every}";

    // The post and the territory.
    POSTS_CAPTION = "Place du poste", "Where the post stands";
    TITLE = "Intitulé", "Title";
    PROFILE = "Profil", "Profile";
    DISPOSITIFS = "Démarches", "Schemes";
    SHARE = "Temps de travail (ETP)", "Working time (FTE)";
    SERVICE = "Service", "Service";
    TERRITORY_NAME = "Nom", "Name";
    SCALE = "Échelle", "Scale";
    HISTORY = "Ce qui a précédé", "What came before";
    FIGURES = "Chiffres", "Figures";
    FIGURE = "Chiffre", "Figure";
    VALUE = "Valeur", "Value";
    DIAGNOSES = "Diagnostics", "Diagnoses";
    FRAMEWORKS = "Cadres du territoire", "What binds the territory";
    HOLDS_UNTIL = "{title} (jusqu’au {date})", "{title} (until {date})";
    RESOURCE = "Ressource", "Resource";
    NEED = "Besoin", "Need";

    // Partners and accesses.
    PARTNERS_CAPTION = "Par fonction, dans l’ordre où les rencontrer", "By function, in the order in which to meet them";
    FUNCTION = "Fonction", "Function";
    ORGANISATION = "Organisation", "Organisation";
    PURPOSE = "Pour quoi", "What for";
    REACH = "Comment joindre", "How to reach";
    RELATION = "Relation", "Relation";
    LAST_EXCHANGE = "{relation}, dernier échange\u{a0}: {date}", "{relation}, last exchange: {date}";
    ACCESSES_CAPTION = "À demander avant le premier jour", "To be asked for before the first day";
    ACCESS = "Accès", "Access";
    GRANTED_BY = "Qui l’accorde", "Who grants it";
    HOW = "Comment", "How";

    // Calendar.
    COMING_CAPTION = "Dans l’ordre des dates", "By date";
    NAMED_KIND = "{title} ({kind})", "{title} ({kind})";
    PREPARE = "À préparer", "To prepare";
    TO_SET = "Dates à fixer ou à demander", "Dates to set or to ask for";
    USUALLY = "{what}\u{a0}: {when}", "{what}: {when}";
    LAST_KNOWN = "dernière date notée\u{a0}: le {date}", "last day noted: {date}";
    OVER = "Déjà passé", "Over already";

    // Agreements, budgets, commitments.
    AGREEMENTS_CAPTION = "Conventions, contrats, chartes", "Conventions, contracts, charters";
    AGREEMENT = "Objet", "About";
    PERIOD = "Période", "Period";
    SIGNED = "Signature", "Signature";
    IS_SIGNED = "faite", "done";
    IS_NOT_SIGNED = "pas encore", "not yet";
    ENDS = "«\u{a0}{what}\u{a0}»\u{a0}: terme le {date}, à prévoir dès maintenant.",
        "“{what}”: ends on {date}, to be foreseen from now on.";
    HAS_ENDED = "«\u{a0}{what}\u{a0}»\u{a0}: terme passé, le {date}.", "“{what}”: ended on {date}.";
    BUDGETS_CAPTION = "Montants en euros entiers", "Amounts in whole euros";
    LINE = "Ligne", "Line";
    YEAR = "Année", "Year";
    AMOUNT = "Montant", "Amount";
    EUROS = "{amount}\u{a0}€", "€{amount}";
    FUNDER = "Financeur", "Funder";
    COMMITMENTS_CAPTION = "Ce qui a été promis, et à qui", "What was promised, and to whom";
    TO_WHOM = "À qui", "To whom";
    BY_WHEN = "Pour quand", "By when";
    NO_DATE = "sans date", "no date";
    OVERDUE = "{date} (échéance passée)", "{date} (overdue)";

    // Actions, indicators, experiences, what is written nowhere.
    ACTIONS_CAPTION = "Actions ouvertes", "Open actions";
    ACTION = "Action", "Action";
    PILOT = "Pilote", "Lead";
    NEXT_STEP = "Prochaine étape", "Next step";
    FOLLOWED_BY = "{action} (suivie par\u{a0}: {indicators})", "{action} (followed by: {indicators})";
    CLOSED_ACTION = "{action}\u{a0}: {state}", "{action}: {state}";
    CLOSED = "Actions terminées ou arrêtées", "Actions done or given up";
    NONE_OPEN = "Aucune action ouverte.", "No open action.";
    INDICATORS_CAPTION = "Dernières valeurs connues", "Last known values";
    INDICATOR = "Indicateur", "Indicator";
    LAST_VALUE = "Dernière valeur", "Last value";
    UNKNOWN_VALUE = "inconnue (cela ne veut pas dire zéro)", "unknown (which does not mean zero)";
    EXPERIENCES_CAPTION = "Ce qui a été tenté, réussi ou non", "What was tried, whether it worked or not";
    TRIED = "Ce qui a été tenté", "What was tried";
    OUTCOME = "Ce que cela a donné", "What came of it";
    WRITTEN = "Où c’est écrit", "Where it is written";
    TO_BE_TOLD = "à raconter de vive voix", "to be told in a talk";

    // Two weeks on one post.
    OVERLAP = "Deux semaines à deux", "Two weeks on one post";
    OVERLAP_IS_FOR = "Pour la personne qui part, la personne qui arrive et leur encadrement. L’une montre, l’autre fait de plus en plus\u{a0}; l’encadrement libère ce temps.",
        "For who leaves, who comes and their management. The one shows, the other does more and more; management sets this time free.";
    OVERLAP_FROM = "Ensemble du {first} au {last}.", "Together from {first} to {last}.";
    OVERLAP_WITHIN = "Deux semaines à réserver, du {first} au {last}\u{a0}; les deux personnes sont là jusqu’au {leaving}.",
        "Two weeks to set aside, from {first} to {last}; both are there until {leaving}.";
    OVERLAP_UNDATED = "Voici deux semaines, à placer dès que les deux dates sont connues.",
        "These are two weeks, to be placed as soon as both days are known.";
    OVERLAP_SHORT = "Moins de deux semaines\u{a0}: l’ordre reste le même, chaque temps est plus court.",
        "Less than two weeks: the order is the same, each stretch is shorter.";
    OVERLAP_NONE = "Pas de recouvrement prévu\u{a0}: le poste se quitte le {leaving} et se reprend le {arrival}.",
        "No overlap is planned: the post is left on {leaving} and taken up on {arrival}.";
    NO_TASKS = "Le dossier ne dit pas encore quoi faire ici.", "The file does not say yet what to do here.";
    STRETCH_DATED = "{stretch}, {days}", "{stretch}, {days}";
    READ_FILE = "Relire ce dossier ensemble, rubrique par rubrique.", "Read this file together, section by section.";
    ASK_FOR_ACCESS = "Demander l’accès\u{a0}: {what}", "Ask for access: {what}";
    FILL_SECTIONS = "Compléter ce qui manque\u{a0}: {sections}", "Fill in what is missing: {sections}";
    MEET_PARTNER = "Rencontrer\u{a0}: {what}", "Meet: {what}";
    WRITE_TO_PARTNER = "Écrire ensemble à\u{a0}: {what}", "Write together to: {what}";
    ATTEND_EVENT = "Participer ensemble\u{a0}: {what}", "Take part together: {what}";
    GO_THROUGH_ACTION = "Parcourir l’action «\u{a0}{what}\u{a0}»\u{a0}: {next}", "Go through the action “{what}”: {next}";
    HAND_ON_COMMITMENT = "Transmettre l’engagement\u{a0}: {what}", "Hand the commitment on: {what}";
    PROMISED = "{what} (à {to})", "{what} (to {to})";
    LOOK_AT_AGREEMENT = "Regarder ce que la fin de «\u{a0}{what}\u{a0}» demande, et quand commencer", "Look at what the end of “{what}” asks for, and when to begin";
    LOOK_AT_BUDGETS = "Parcourir les budgets, ligne par ligne\u{a0}: ce qui est acquis, ce qui ne l’est pas", "Go through the budgets, line by line: what is certain and what is not";
    TALK_ABOUT = "En parler\u{a0}: {what}", "Talk about it: {what}";

    NO_OVERLAP = "S’il n’y a pas de recouvrement", "Where there is no overlap";
    WITHOUT_OVERLAP = "Sans recouvrement", "Without an overlap";
    KEEP_FILE = "Remettre ce dossier à l’encadrement, qui le garde et le donne le premier jour.",
        "Give this file to management, who keeps it and hands it over on the first day.";
    ONE_HOUR = "Prévoir une heure d’entretien avec l’encadrement ou un pair pour ce qui ne s’écrit pas (questions à aborder\u{a0}: {count}), et en garder l’essentiel.",
        "Plan an hour’s talk with management or a peer on what is not written (questions to raise: {count}), and keep what matters of it.";
    TELL_PARTNERS = "Prévenir les partenaires avec l’encadrement\u{a0}: quand le poste change de mains, et à qui s’adresser d’ici là.",
        "Tell the partners, with management: when the post changes hands, and whom to turn to until then.";
    STAND_IN = "Décider qui tient les échéances jusqu’à l’arrivée.", "Decide who sees to what falls due until the arrival.";
    STAY_IN_TOUCH = "Si la personne qui part le veut bien, convenir d’un contact possible pendant trois mois.",
        "If who leaves is willing, agree on a contact for three months.";
    MEET_WITH_MANAGEMENT = "À l’arrivée, lire le dossier d’abord, puis rencontrer les partenaires avec l’encadrement, dans l’ordre de la liste.",
        "On arrival read the file first, then meet the partners with management, in the order of the list.";
    BETWEEN = "Pendant que personne ne tient le poste", "While nobody holds the post";
    BETWEEN_CAPTION = "Échéances à confier à quelqu’un", "What falls due, to be given to somebody";
    NOTHING_BETWEEN = "Aucune échéance n’est notée entre les deux dates.", "Nothing is noted as due between the two days.";
    UNDATED_BETWEEN = "Peut tomber pendant cette période, à une date qui n’est pas notée\u{a0}:",
        "May come in this time, on a day that is not noted:";

    // First steps.
    FIRST_STEPS = "Les premiers pas", "First steps";
    FIRST_STEPS_ARE_FOR = "Pour la personne qui arrive\u{a0}: bienvenue. Ces étapes sont une proposition, à choisir et à discuter avec l’encadrement\u{a0}; elles ne mesurent personne.",
        "For who comes: welcome. These steps are a proposal, to be chosen and discussed with management; they measure nobody.";
    COUNTED_FROM = "Dates comptées depuis l’arrivée, le {date}.", "Dates counted from the arrival, on {date}.";
    COUNTED_IN_DAYS = "Jours comptés depuis l’arrivée, dont la date est à fixer.", "Days counted from the arrival, which is to be dated.";
    STEPS_CAPTION = "Quand, quoi, qui", "When, what, who";
    STEP = "Étape", "Step";
    WHO = "Qui la porte", "Who takes it";
    DAYS_FROM_TO = "jours {first} à {last}", "days {first} to {last}";
    DAYS_FROM_ON = "à partir du jour {first}", "from day {first} on";
    NO_STEPS = "Le référentiel n’a pas d’étape pour ce poste.", "The referential has no step for this post.";
}
