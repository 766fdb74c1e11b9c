//! What the report of a person says: its headings, its sentences.

use super::sentence::sentences;

sentences! {
    pub(crate) const;
    MADE_WITH = "Questionnaire {key} {version}, empreinte {sha256}\u{a0}; boussole-sante {library}.",
        "Questionnaire {key} {version}, hash {sha256}; boussole-sante {library}.";
    COMPARED_WITH = "Comparé avec {key} {version}, empreinte {sha256}.", "Compared with {key} {version}, hash {sha256}.";
    NONE = "Aucune.", "None.";
    OF = "{count} sur {all}", "{count} of {all}";
    PART_OF = "{count} partie sur {all} (réponses\u{a0}: {answers})", "{count} of {all} parts (answers: {answers})";
    PARTS_OF = "{count} parties sur {all} (réponses\u{a0}: {answers})", "{count} of {all} parts (answers: {answers})";
    COUNT = "{what}\u{a0}: {count}", "{what}: {count}";

    SCORES = "Scores", "Scores";
    SCORES_CAPTION = "Les scores et ce sur quoi ils reposent", "Scores and what they rest on";
    SCALE = "Échelle", "Scale";
    SCORE = "Score", "Score";
    ANSWERS = "Réponses", "Answers";
    STATUS = "Statut", "Status";
    ON_100 = "{score} sur 100", "{score} out of 100";
    NO_SCORE = "pas de score", "no score";

    BY_HAND = "Un score, à la main", "One score, by hand";
    ALL_BY_HAND = "Chaque score, à la main", "Each score, by hand";
    BY_HAND_OF = "{scale}\u{a0}: ce qui est entré", "{scale}: what entered";
    QUESTION = "Question", "Item";
    ANSWER = "Réponse", "Answer";
    VALUE = "Valeur", "Value";
    REVERSED = "Inversée", "Reversed";
    KEYED = "Retenue", "Keyed";
    POINTS = "Points", "Points";
    WEIGHT = "Poids", "Weight";
    ENTERED = "Entre", "Enters";
    YES = "oui", "yes";
    NO = "non", "no";
    LEFT_OUT = "non\u{a0}: {why}", "no: {why}";
    SUM = "Calcul\u{a0}: {sum}", "Sum: {sum}";
    POINTS_ARE = "Les points sont la valeur retenue moins la plus petite valeur possible.",
        "Points are the keyed value less the smallest value possible.";
    RULE = "Règle\u{a0}: {rule}\u{a0}; ici {count} sur {all}.", "Rule: {rule}; here {count} of {all}.";

    LEVELS = "Niveaux", "Levels";
    LEVELS_CAPTION = "Niveau et occasion, par compétence", "Level and occasion, by competency";
    COMPETENCY = "Compétence", "Competency";
    LEVEL = "Niveau", "Level";
    OCCASION = "Occasion dans le poste", "Occasion in the post";
    NOT_GIVEN = "non renseignée", "not given";
    NOT_ASKED = "non demandée", "not asked";
    MOBILISED = "Compétences mobilisées, par domaine", "Competencies put to use, by domain";
    DOMAIN = "Domaine", "Domain";
    LEVELS_OF = "Les niveaux\u{a0}: {section}", "Levels: {section}";
    MOBILISED_FROM = "Mobilisée à partir de", "Put to use from";
    COUNTS_AS_MOBILISED = "Compte comme mobilisée", "Counts as put to use";
    MOBILISED_COUNT = "Mobilisées", "Put to use";
    WITH_MANAGEMENT = "À porter avec l’encadrement\u{a0}: le poste n’en donne pas l’occasion",
        "To take up with management: the post gives no occasion";
    WISHES = "Ce sur quoi je souhaite avancer", "What I wish to get on with";
    WISHES_ARE = "Ce que vous avez dit\u{a0}; un souhait n’est ni un niveau ni un écart.", "What you said; a wish is neither a level nor a gap.";
    UNDERUSED = "Compétences disponibles et peu sollicitées", "Competencies available and little called upon";
    AROUND = "Autour du poste", "Around the post";
    PEERS = "Entre pairs", "Among peers";
    NEED = "Ce dont le poste a besoin", "What the post needs";
    STATE = "État", "State";

    POSTS = "Au regard du poste", "Compared with the post";
    POSTS_CAPTION = "Temps de travail par démarche", "Working time by dispositif";
    POST = "Poste", "Post";
    DISPOSITIF = "Démarche", "Dispositif";
    WORKING_TIME = "Temps de travail", "Working time";
    TIME_UNKNOWN = "non renseigné", "not given";
    FTE = "{share} ETP", "{share} FTE";
    PRIORITIES = "Pistes de travail", "Avenues for work";
    PRIORITIES_ARE = "Cinq au plus, dans l’ordre\u{a0}: nécessité, occasion, poids, écart. À vous de choisir les vôtres.",
        "Five at most, in the order of necessity, occasion, weight and gap. Choose your own.";
    PRIORITIES_CAPTION = "Écarts au poste, qui les demande et qui peut agir", "Gaps to the post, who asks and who can act";
    TARGET = "Niveau demandé", "Level asked for";
    NECESSITY = "Nécessité", "Necessity";
    ASKED_BY = "Demandé par", "Asked by";
    ADDRESSEE = "À porter par", "To be taken up by";
    NOBODY_YET = "personne pour l’instant\u{a0}: l’occasion viendra", "nobody for now: the occasion will come";
    DUE_ON = "au plus tard le {date}", "by {date}";
    BY_DAY = "au plus tard au jour {day}", "by day {day}";
    NEXT = "Ce qui vient ensuite", "What comes next";
    NEXT_ARE = "Ce que le poste demande plus tard, ou dans une autre situation\u{a0}: rien de cela n’est en retard.",
        "What the post asks for later, or in another situation: nothing of it is late.";
    IN_SITUATION = "dans la situation «\u{a0}{situation}\u{a0}»", "in the situation “{situation}”";
    ASKED_THEN = "{when}\u{a0}: {competencies}", "{when}: {competencies}";
    TO_ASSESS_FIRST = "À situer d’abord", "To assess first";
    TO_ASSESS_ARE = "Le poste les demande\u{a0}; aucune réponse ne permet d’en dire quelque chose.",
        "The post asks for them; no answer says anything about them.";
    TO_CLARIFY = "À clarifier dans la fiche de poste", "To be clarified in the job description";
    TO_CLARIFY_ARE = "Indispensables selon le profil, sans objet selon vous.",
        "Essential by the profile, not applicable by you.";
    MET = "Points d’appui", "Strengths";
    MET_ARE = "Le niveau demandé est atteint.", "The level asked for is reached.";

    COMPLETENESS = "Complétude", "Completeness";
    COMPLETENESS_CAPTION = "Les réponses, partie par partie", "The answers, section by section";
    SECTION = "Partie", "Section";
    OF_SHOWN = "Répondu, sur les questions posées", "Answered, of those asked";
    OF_ALL = "Sur toutes les questions", "Of all items";
    MISSING = "Sans réponse, par sorte", "Without an answer, by kind";

    // The demonstration.
    FOUND_ROWS = "{rows} lignes lues\u{a0}; chaque cellule est l’un des choix proposés.",
        "{rows} rows read; each cell is one of the choices offered.";
    FOUND_CELLS = "{rows} lignes lues\u{a0}; {columns}\u{a0}: une cellule n’est aucun des choix proposés.",
        "{rows} rows read; {columns}: a cell is none of the choices offered.";
    FOUND_SCORE = "«\u{a0}{scale}\u{a0}», pour une personne\u{a0}: {sum}, un calcul que l’on refait à la main.",
        "“{scale}”, for one person: {sum}, a sum that one can do again by hand.";
    FOUND_GAP = "Sa première piste de travail\u{a0}: {competency}, niveau {level} pour {target} demandé, à porter par\u{a0}: {who}.",
        "Their first avenue for work: {competency}, level {level} for {target} asked for, to be taken up by: {who}.";
}
