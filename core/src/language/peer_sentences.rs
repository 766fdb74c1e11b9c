//! What is said of people who are put in touch: to who brings them together, and to each.

use super::sentence::sentences;

sentences! {
    pub(crate) const;
    NETWORK_IS_PRIVATE = "Ce document est pour la personne qui met en lien. Il ne se publie pas et ne se transmet pas\u{a0}: chaque personne reçoit ses liens, et aucun autre.",
        "This document is for the person who puts people in touch. It is not published and not passed on: each person receives her links, and no others.";
    TO_BE_DELETED = "À supprimer après le {date}.", "To be deleted after {date}.";
    EXCHANGE = "Échanges entre pairs", "Exchanges between peers";
    TUTORING = "Tutorat", "Tutoring";
    // Numbers stand behind what they count: no noun has to agree with them.
    SUMMARY = "Au {date}. Personnes qui ont un lien\u{a0}: {met} sur {all}. Nombre de liens\u{a0}: {links}.",
        "On {date}. People who have a link: {met} of {all}. Number of links: {links}.";
    SUMMARY_WITHIN = "Au {date}, à {within} au plus. Personnes qui ont un lien\u{a0}: {met} sur {all}. Nombre de liens\u{a0}: {links}.",
        "On {date}, within {within}. People who have a link: {met} of {all}. Number of links: {links}.";
    SUMMARY_TUTORING = "Au {date}. Personnes qui demandent de l’aide et ont un lien\u{a0}: {met} sur {all}. Nombre de liens\u{a0}: {links}.",
        "On {date}. People who ask for help and have a link: {met} of {all}. Number of links: {links}.";
    SUMMARY_TUTORING_WITHIN = "Au {date}, à {within} au plus. Personnes qui demandent de l’aide et ont un lien\u{a0}: {met} sur {all}. Nombre de liens\u{a0}: {links}.",
        "On {date}, within {within}. People who ask for help and have a link: {met} of {all}. Number of links: {links}.";
    PROVED = "Aucune autre mise en lien ne ferait mieux, dans l’ordre du tableau «\u{a0}Ce qui a compté\u{a0}».",
        "No other way to put people in touch would do better, in the order of the table “What counted”.";
    BOUNDED = "Une autre mise en lien ferait peut-être mieux\u{a0}; le tableau «\u{a0}Ce qui a compté\u{a0}» dit de combien au plus.",
        "Another way to put people in touch may do better; the table “What counted” says by how much at most.";
    LINKS = "Liens", "Links";
    LINKS_CAPTION = "Qui avec qui, et sur quoi", "Who with whom, and on what";
    PERSON = "Personne", "Person";
    AND = "Et", "And";
    HELPS = "Aide", "Helps";
    IS_HELPED = "Reçoit de l’aide", "Receives help";
    ON_WHAT = "Ce que les deux ont coché", "What both ticked";
    DISTANCE = "Distance", "Distance";
    UNKNOWN = "inconnue", "unknown";
    SINCE = "Lien", "Link";
    KEPT = "continue", "goes on";
    NEW = "nouveau", "new";
    ALONE = "Sans lien pour le moment", "Without a link at present";
    ALONE_ARE = "À appeler\u{a0}: une autre date, un autre sujet ou une place de plus suffit parfois.",
        "To be called: another day, another subject or one more place is sometimes enough.";
    UNMET = "Sujets sans lien", "Subjects without a link";
    UNMET_CAPTION = "Pour qui, sur quoi, et pourquoi", "For whom, on what, and why";
    SUBJECT = "Sujet", "Subject";
    WHY = "Pourquoi", "Why";
    UNOFFERED = "personne ne propose d’aide à ce sujet", "nobody offers help with it";
    ENDED = "Liens qui ne continuent pas", "Links that do not go on";
    ENDED_ARE = "À dire à chaque personne avant qu’elle ne le découvre.", "To be told to each before she finds out.";
    TWO = "{first} et {second}", "{first} and {second}";
    WITH_ONE = "{person}, et une personne qui ne participe plus", "{person}, and a person who takes no part any more";
    APART = "Ne participent pas", "Take no part";
    APART_CAPTION = "Qui, et pourquoi", "Who, and why";
    STAGES = "Ce qui a compté, dans cet ordre", "What counted, in this order";
    STAGES_CAPTION = "Chaque ligne compte plus que toutes celles qui suivent", "Each line counts more than all that follow";
    STAGE = "Quoi", "What";
    FOUND = "Trouvé", "Found";
    BEST = "Au mieux", "At best";
    NOT_KNOWN = "inconnu", "not known";
    BASIS = "Chaque lien vient de ce que les deux personnes ont coché pour cela, et de rien d’autre\u{a0}: aucun niveau, aucune évaluation n’y entre. C’est une proposition\u{a0}; chacune reste libre de l’accepter.",
        "Each link comes from what both people ticked for it, and from nothing else: no level and no assessment plays a part. It is a proposal; each is free to accept it.";

    // To one person.
    YOURS = "Vos liens", "Your links";
    YOURS_ARE = "Pour {person}. {mode}, au {date}, d’après ce que vous avez coché pour cela, et rien d’autre.",
        "For {person}. {mode}, on {date}, from what you ticked for it, and nothing else.";
    HOLDS_UNTIL = "Cette page vaut au plus tard jusqu’au {date}\u{a0}; elle est à supprimer ensuite.",
        "This page holds until {date} at the latest; it is to be deleted after it.";
    ENDED_WITH = "Votre lien avec {other} s’arrête.", "Your link with {other} ends.";
    ENDED_WITH_ONE = "Votre lien avec une personne s’arrête.", "Your link with a person ends.";
    EXCHANGE_WITH = "Avec {other}\u{a0}: vous souhaitez échanger, de part et d’autre, sur {subjects}.",
        "With {other}: both of you ticked “exchange” on {subjects}.";
    YOU_HELP = "Avec {other}\u{a0}: cette personne demande de l’aide sur {subjects}, et vous en proposez.",
        "With {other}: this person asks for help with {subjects}, and you offer it.";
    YOU_ARE_HELPED = "Avec {other}\u{a0}: cette personne propose de l’aide sur {subjects}, et vous en demandez.",
        "With {other}: this person offers help with {subjects}, and you ask for it.";
    NOBODY_YET = "Personne n’a été trouvé pour le moment.", "Nobody was found at present.";
    YOUR_UNMET = "Pas encore de lien sur", "No link yet on";
    YOUR_CHOICE = "Vous pouvez refuser un lien, changer ce que vous avez coché ou vous retirer à tout moment, sans donner de raison.",
        "You can refuse a link, change what you ticked or withdraw at any moment, without giving a reason.";
    // What she ticked.
    TICKED_BY = "Ce que {person} a coché", "What {person} ticked";
    TICKED_WHERE = "Territoire\u{a0}: {territory}. Valable jusqu’au {date}.", "Territory: {territory}. Valid until {date}.";
    WITHDRAWN = "Retrait à partir du {date}\u{a0}: rien de cela ne compte plus.", "Withdrawn from {date} on: none of it counts any more.";
    NOTHING_TICKED = "Rien n’est coché.", "Nothing is ticked.";
    TICKED_CAPTION = "Sujets, et ce qui est coché", "Subjects, and what is ticked";
    KEY = "Clé", "Key";
    TICKED = "Coché", "Ticked";
    PLACES = "Avec combien de personnes à la fois", "With how many people at once";
    PLACES_OF = "{tick}\u{a0}: {places}", "{tick}: {places}";
    OF_THAT = "{subject}\u{a0}: {cause}", "{subject}: {cause}";
}
