//! What is said of people who are put in touch: to who brings them together, and to each.

use super::sentence::sentences;

sentences! {
    pub(crate) const;
    NETWORK_IS_PRIVATE = "Ce document est pour la personne qui met en lien. Il ne se publie pas et ne se transmet pas\u{a0}: chaque personne reçoit ses liens, et aucun autre.",
        "This document is for the person who puts people in touch. It is not published and not passed on: each person receives her links, and no others.";
    TO_BE_DELETED = "À supprimer après le {date}.", "To be deleted after {date}.";
    EXCHANGE = "Échanges entre pairs", "Exchanges between peers";
    TUTORING = "Tutorat", "Tutoring";
    SUMMARY = "Au {date}\u{a0}: {met} personnes sur {all} ont un lien. Nombre de liens\u{a0}: {links}.",
        "On {date}: {met} of {all} people have a link. Number of links: {links}.";
    SUMMARY_WITHIN = "Au {date}, à {within} au plus\u{a0}: {met} personnes sur {all} ont un lien. Nombre de liens\u{a0}: {links}.",
        "On {date}, within {within}: {met} of {all} people have a link. Number of links: {links}.";
    SUMMARY_TUTORING = "Au {date}\u{a0}: {met} personnes sur {all} qui demandent de l’aide ont un lien. Nombre de liens\u{a0}: {links}.",
        "On {date}: {met} of {all} people who ask for help have a link. Number of links: {links}.";
    SUMMARY_TUTORING_WITHIN = "Au {date}, à {within} au plus\u{a0}: {met} personnes sur {all} qui demandent de l’aide ont un lien. Nombre de liens\u{a0}: {links}.",
        "On {date}, within {within}: {met} of {all} people who ask for help have a link. Number of links: {links}.";
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
    ENDED = "Liens qui ne continuent pas", "Links that do not go on";
    ENDED_ARE = "À dire aux deux personnes avant qu’elles ne le découvrent.", "To be told to both before they find out.";
    TWO = "{first} et {second}", "{first} and {second}";
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
    YOURS_ARE = "Au {date}, d’après ce que vous avez coché pour cela, et rien d’autre.",
        "On {date}, from what you ticked for it, and nothing else.";
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
    OF_THAT = "{subject}\u{a0}: {cause}", "{subject}: {cause}";
}
