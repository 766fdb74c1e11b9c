"""What commands about versions say, French and English side by side."""

from __future__ import annotations

VERSION_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "compare": (
        "Ce qui a changé d’une version à l’autre d’un référentiel ou d’un questionnaire.",
        "What became of each entry or item between two versions of a document.",
    ),
    "compare_earlier": ("La version d’avant, en JSON.", "The earlier version, in JSON."),
    "compare_later": (
        "La version d’après, en JSON ; celle qui est fournie sinon.",
        "The later version, in JSON; else the one that ships.",
    ),
    "compare_overlay": (
        "une adaptation et un référentiel entier ne se comparent pas ; "
        "`validate` dit ce que change une adaptation",
        "an overlay and a whole referential cannot be compared; "
        "`validate` says what an overlay changes",
    ),
    "compare_title": ("Ce qui a changé : {key}", "What has changed: {key}"),
    "carry": (
        "Ce qui tient encore, sur une version plus récente, d’une adaptation, de réponses, d’un "
        "portfolio, de ce qu’une personne a coché ou d’un dossier de poste.",
        "What stands, on a later version, of an overlay, of answers, of a portfolio, of what a "
        "person ticked, or of the file of a post.",
    ),
    "carry_document": (
        "Le document, en JSON.",
        "The document, in JSON.",
    ),
    "carry_from": (
        "Le référentiel ou le questionnaire pour lequel il a été fait, en JSON.",
        "The referential or the questionnaire for which it was made, in JSON.",
    ),
    "carry_to": (
        "La version d’après, en JSON ; celle qui est fournie sinon.",
        "The later version, in JSON; else the one that ships.",
    ),
    "carry_output": (
        "Le fichier où écrire le document converti ; rien n’est écrit sinon.",
        "The file to write the converted document to; else nothing is written.",
    ),
    "carry_kind": (
        "il faut une adaptation d’un référentiel, des réponses, un portfolio, ce qu’une personne a "
        "coché (peer-offer) ou un dossier de poste (post-file)",
        "expected: an overlay on a referential, answers, a portfolio, a peer offer or a post file",
    ),
    "carry_count": (
        "Renvois gardés : {kept} ; convertis : {converted} ; à revoir : {to_review} ; "
        "sans remplaçant : {lost}.",
        "References kept: {kept}; converted: {converted}; to review: {to_review}; "
        "with nothing in their place: {lost}.",
    ),
    "fate_converted": ("{at} : « {key} » converti ({why})", "{at}: “{key}” converted ({why})"),
    "fate_to_review": ("{at} : « {key} » à revoir ({why})", "{at}: “{key}” to review ({why})"),
    "fate_lost": (
        "{at} : « {key} » n’est plus en usage et ne compte plus ({why})",
        "{at}: “{key}” is no longer used and does not count any more ({why})",
    ),
    "fate_lost_of_post": (
        "{at} : « {key} » n’est plus en usage et rien ne le remplace ; ce que le dossier en dit "
        "est gardé ({why})",
        "{at}: “{key}” is no longer used and nothing takes its place; what the file says of it is "
        "kept ({why})",
    ),
    "answer_reworded": (
        "{item} : la réponse tient, la question est dite autrement",
        "{item}: the answer stands, the question is worded otherwise",
    ),
    "answer_changed": (
        "{item} : la question a changé de sens, à demander à nouveau",
        "{item}: the question means something else, to be asked again",
    ),
    "answer_gone": (
        "{item} : la question n’est plus posée, la réponse est perdue",
        "{item}: the question is not asked any more, the answer is lost",
    ),
    "answers_count": (
        "Réponses gardées : {kept} ; mises de côté : {aside}.",
        "Answers kept: {kept}; set aside: {aside}.",
    ),
}
