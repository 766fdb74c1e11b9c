//! What has to be said wherever results are shown: whose project this is, whose the
//! answers are, what figures do not allow.

use super::sentence::sentences;

sentences! {
    pub const;
    /// What this project is and is not: to be shown wherever it is shown.
    STANDING = "Projet indépendant\u{a0}; n’est ni La Boussole (Promotion Santé IdF) ni un référentiel métier officiel.",
        "Independent project; neither La Boussole (Promotion Santé IdF) nor an official job standard.";
    /// Whose the report of a person is.
    OWNER = "Ce document appartient à la personne qui l’a rempli.",
        "This document belongs to the person who filled it in.";
    /// What the file of a post is, and what never enters it.
    POST_FILE = "Ce dossier parle d’un poste, et non d’une personne\u{a0}: rien n’y vient d’un portfolio, qui part avec la personne.",
        "This file speaks of a post, and not of a person: nothing in it comes from a portfolio, which leaves with the person.";
    /// What the report of a person does not allow.
    LIMITS_OF_REPORT = "Limites\u{a0}: des réponses déclarées, volontaires et peu nombreuses. Ce document ne permet pas de comparer des personnes, des communes ou des employeurs.",
        "Limits: answers that are self-reported, voluntary and few. This document does not allow persons, communes or employers to be compared.";
    /// What published figures do not allow.
    LIMITS_OF_RELEASE = "Réponses de personnes volontaires et peu nombreuses, sur elles-mêmes\u{a0}; ne permet pas de comparer des personnes, des communes ou des employeurs.",
        "Few people, who volunteered, on themselves; does not allow to compare persons, towns or employers.";
    /// What levels asked for by a post are.
    EXAMPLES = "Les niveaux demandés sont des exemples à discuter, non une norme.",
        "The levels asked for are examples to be discussed, not a standard.";
    /// What profiles are.
    PROFILES_ARE = "Les niveaux, les poids et les délais sont des exemples à discuter, non une norme.",
        "Levels, weights and delays are examples to be discussed, not a standard.";
    /// What quoted figures are.
    FIGURES_ARE = "Chiffres publiés par d’autres et repris tels quels, chacun avec sa date et sa source\u{a0}; ils ne se mêlent pas aux chiffres calculés ici. Certains parlent de très peu de personnes\u{a0}: leur source les a publiés ainsi.",
        "Figures published by others and quoted as they are, each with its date and its source; they are not mixed with those computed here. Some speak of very few people: their source published them so.";
    /// What the ladder of levels is.
    LADDER = "L’échelle est proposée par le projet\u{a0}; un niveau parle de la compétence, pas de la personne.",
        "The ladder is a proposal of the project; a level speaks of the competency, not of the person.";
    /// Said above whatever shows people who do not exist.
    INVENTED = "Toutes ces personnes sont INVENTÉES\u{a0}: ne rien en conclure.",
        "All these people are INVENTED: conclude nothing from them.";
}
