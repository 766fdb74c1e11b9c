//! What is said of indicators: values, what they are held against, and what they do not say.

use super::sentence::sentences;

sentences! {
    pub(crate) const;
    PRIVATE = "Ce document est privé\u{a0}: il contient des nombres sur peu de personnes. Ce qui peut se publier s’écrit à part.",
        "This document is private: it holds numbers about few people. What may be published is written apart.";
    PUBLISHED = "Ce document peut se publier\u{a0}: les nombres sur peu de personnes, et ceux qui permettraient de les retrouver, sont remplacés par «\u{a0}s\u{a0}».",
        "This document may be published: numbers about few people, and those from which they could be worked out, are replaced by “s”.";
    INVENTED = "Les nombres sont inventés.", "The numbers are invented.";
    WHERE_AND_WHEN = "{entity}, {period}", "{entity}, {period}";
    HOW_MANY = "Indicateurs relevés avec une valeur\u{a0}: {known} sur {all}.",
        "Indicators written down with a value: {known} of {all}.";
    VALUES_CAPTION = "Valeurs", "Values";
    INDICATOR = "Indicateur", "Indicator";
    VALUE = "Valeur", "Value";
    ON_HOW_MANY = "Sur", "Of";
    AIMED_AT = "Cible", "Target";
    SINCE_START = "Depuis le départ", "Since the start";
    TREND = "Évolution", "Trend";
    COUNTS = "{x} sur {n}", "{x} of {n}";
    OF_RANK = "{unit}\u{a0}: {value}", "{unit}: {value}";
    BETWEEN = "entre {low} et {high}", "between {low} and {high}";
    IN_INTERVAL = "{value} [{low}\u{a0}; {high}]", "{value} [{low}; {high}]";
    PARTIAL = "{value} (partiel\u{a0}: {missing} sans donnée)",
        "{value} (partial: {missing} without data)";
    TARGET = "{value} au {date}\u{a0}: {status}", "{value} by {date}: {status}";
    CHANGE = "{change}\u{a0}: {sense}", "{change}: {sense}";
    WITHOUT_VALUE = "Sans valeur", "Without a value";
    WITHOUT_VALUE_CAPTION = "Indicateurs sans valeur, et pourquoi",
        "Indicators without a value, and why";
    NOTHING_OBSERVED = "Autres indicateurs du référentiel, pour lesquels rien n’a été relevé\u{a0}: {count}.",
        "Other indicators of the referential, of which nothing was written down: {count}.";
    WHY = "Pourquoi", "Why";
    TO_TELL = "À raconter", "To be told";
    TO_TELL_ARE = "Ces indicateurs n’ont pas de nombre\u{a0}: ce sont des récits.",
        "These indicators have no number: they are accounts.";
    LIMITS = "Ce que ces nombres ne disent pas", "What these numbers do not say";
    LIMIT = "{indicator}\u{a0}: {limit}", "{indicator}: {limit}";
    OBJECTIVES = "Objectifs", "Objectives";
    OBJECTIVES_CAPTION = "Ce que disent les indicateurs de chaque objectif, sans note d’ensemble",
        "What the indicators of each objective say, without an overall mark";
    OBJECTIVE = "Objectif", "Objective";
    SAYS = "Indicateurs", "Indicators";
    FOLLOWED = "{status} ({known} sur {all} avec une valeur)",
        "{status} ({known} of {all} with a value)";
    METHOD = "Méthode", "Method";
    QUOTIENTS = "Une part est le quotient de deux sommes, jamais la moyenne de plusieurs parts. Ce qui manque n’est pas zéro\u{a0}: une entité sans un des deux nombres sort des deux, et cela se dit.",
        "A share is the quotient of two sums, never the mean of several shares. What is missing is not zero: an entity without one of the two numbers leaves both, and this is told.";
    FEW = "En dessous de {few} personnes, une part se dit «\u{a0}x sur n\u{a0}» et ne se compare à aucune cible.",
        "Below {few} people a share is said as “x of n” and held against no target.";
    INTERVALS = "Entre crochets, pour les parts de réponses\u{a0}: intervalle à 95\u{a0}% (Wilson).",
        "In brackets, for shares of answers: 95% interval (Wilson).";
    TRENDS = "L’évolution se lit sur trois périodes de suite au moins.",
        "A trend is read from three periods in a row or more.";
    HIDDEN = "«\u{a0}s\u{a0}»\u{a0}: secret, pour protéger des personnes.",
        "“s”: suppressed, to protect people.";
    CONTEXT = "Ce qui décrit le contexte ou les données se lit et ne se juge pas.",
        "What describes the context or the data is read and not judged.";
    MADE_ON = "Référentiel {referential} {version}.", "Referential {referential} {version}.";
    MADE_FROM = "Relevés {digits}.", "Observations {digits}.";
}
