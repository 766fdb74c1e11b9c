//! Sentences of forms: what became of a questionnaire in another tool, and on paper.

use super::sentence::sentences;

sentences! {
    pub(crate) const;
    CODES = "codes des questions et des réponses", "codes of questions and of answers";
    TEXTS = "questions et aides, en chaque langue", "questions and helps, in each language";
    CONDITIONS = "conditions d’affichage\u{a0}; où une réponse manque, la question s’affiche, comme ici",
        "conditions; where an answer is missing the question is shown, as here";
    LANDMARKS = "les repères suivent le nom du niveau dans chaque réponse\u{a0}: exporter par codes",
        "descriptors follow the name of the level in each answer: export by codes";
    FOR_ONESELF = "ce que la personne écrit pour elle seule ne se recueille pas",
        "what people write for themselves alone is not collected";
    SCALES = "l’outil ne calcule rien\u{a0}: les scores se font à la lecture de l’export",
        "the tool computes nothing: scores are made when the export is read";
    SOURCES = "sources et statuts restent dans le questionnaire", "sources and standings stay in the questionnaire";
    NOTICE_FIRST = "la notice précède la première question", "the notice stands before the first question";
    NO_NOTICE = "aucune notice n’a été donnée\u{a0}: ne rien recueillir sans elle",
        "no notice was given: collect nothing without it";
    OCCASION = "une question à elle, derrière chaque niveau", "a question of its own behind each level";
    NO_REFUSAL = "un choix multiple n’a pas de réponse «\u{a0}je préfère ne pas répondre\u{a0}»\u{a0}: ne rien cocher",
        "a multiple choice has no answer “I prefer not to answer”: nothing is ticked";
    WISHES = "un souhait ne s’offre que pour les compétences demandées", "a wish is offered for the competencies that are asked";
    RANKING = "l’outil n’a pas de classement que nous sachions relire", "the tool has no ranking that we can read again";
    OTHER = "Autre", "Other";
    IN_WORDS = "chaque condition est dite en mots au-dessus de la question", "each condition is said in words above its question";
    LANDMARKS_PRINTED = "les repères suivent le nom du niveau", "descriptors follow the name of the level";
    NOT_IN_SHEET = "ce que la personne écrit pour elle seule a ses lignes, et aucune dans la feuille de réponse",
        "what people write for themselves alone has its lines, and none in the answer sheet";
    IF = "À remplir si\u{a0}: {condition}", "To be filled in if: {condition}";
    UNLESS = "À remplir, sauf si\u{a0}: {condition}", "To be filled in, unless: {condition}";
    AT_LEAST = "{question}\u{a0}: {bound} ou plus", "{question}: {bound} or more";
    AT_MOST = "{question}\u{a0}: {bound} ou moins", "{question}: {bound} or less";
    NOT = "sauf {condition}", "unless {condition}";
    OR = " ou ", " or ";
    AND = " et ", " and ";
    SEVERAL = "Cocher ce qui convient.", "Tick what applies.";
    AT_MOST_TICKED = "Cocher {count} réponses au plus.", "Tick {count} answers at most.";
    NUMBER = "Nombre, de {low} à {high} {unit}\u{a0}: ________", "Number, {low} to {high} {unit}: ________";
    ANY_NUMBER = "Nombre\u{a0}: ________", "Number: ________";
    WRITE = "________________________________________", "________________________________________";
    SHEET = "Feuille de réponse", "Answer sheet";
    SHEET_IS = "Une ligne par question\u{a0}; le code de la réponse suffit à la saisie. Ce qui est écrit pour soi n’y figure pas.",
        "A line for each question; the code of the answer is enough to enter it. What is written for oneself is not there.";
    CODE = "Code", "Code";
    QUESTION = "Question", "Question";
    ANSWERS = "Réponses possibles", "Possible answers";
    ANSWER = "Réponse", "Answer";
    ESTIMATE = "Environ {minutes} minutes (estimation).", "About {minutes} minutes (an estimate).";
}
