"""What pages and commands about referentials say, French and English side by side."""

from __future__ import annotations

REFERENTIAL_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "lint": (
        "Ce qui manque ou se contredit dans un référentiel sans erreur.",
        "What is missing or contradicts itself in a referential without faults.",
    ),
    "search": (
        "Ce qui, dans un référentiel, parle de certains mots.",
        "What of a referential speaks of some words.",
    ),
    "search_words": (
        "Les mots cherchés : accents, casse et pluriel ne comptent pas.",
        "The words to look for: accents, case and plural do not count.",
    ),
    "search_card": (
        "Les fiches de ce qui vient en premier, et non la liste.",
        "The cards of what comes first, and not the list.",
    ),
    "found_nothing": ("Rien n’en parle.", "Nothing speaks of it."),
    "found_line": ("{kind} : {label}{where} [{key}]", "{kind}: {label}{where} [{key}]"),
    "found_more": ("et {count} autres", "and {count} more"),
    "export": (
        "Un référentiel en classeur, en page, en Markdown ou en JSON, et le classeur en JSON.",
        "A referential as a workbook, a page, Markdown or JSON, and the workbook as JSON.",
    ),
    "form": (
        "Un questionnaire pour LimeSurvey, pour KoboToolbox ou ODK, ou sur papier.",
        "A questionnaire for LimeSurvey, for KoboToolbox or ODK, or on paper.",
    ),
    "form_output": (
        "Le fichier à écrire : .txt (LimeSurvey), .xlsx (KoboToolbox, ODK) ou .html (à imprimer).",
        "The file to write: .txt (LimeSurvey), .xlsx (KoboToolbox, ODK) or .html (to print).",
    ),
    "form_notice": (
        "De quoi remplir la notice, en JSON (voir notice --template) ; elle précède les questions.",
        "What fills the notice, in JSON (see notice --template); it stands before the questions.",
    ),
    "form_suffix": (
        "le nom du fichier finit par .txt, .xlsx ou .html",
        "the name of the file ends with .txt, .xlsx or .html",
    ),
    "referential": (
        "Un référentiel en JSON, ou une adaptation du référentiel fourni ; celui-ci sinon.",
        "A referential in JSON, or an overlay on the one that ships; else that one.",
    ),
    "export_source": (
        "Un référentiel en JSON, ou le classeur à relire ; le référentiel fourni sinon.",
        "A referential in JSON, or the workbook to read back; else the one that ships.",
    ),
    "export_of": (
        "Le référentiel dont le classeur a été tiré, en JSON ; celui qui est fourni sinon.",
        "The referential of which the workbook was written, in JSON; else the one that ships.",
    ),
    "export_output": (
        "Le fichier à écrire : .xlsx, .html, .md ou .json ; sinon le JSON sur la sortie standard.",
        "The file to write: .xlsx, .html, .md or .json; else JSON to the standard output.",
    ),
    "export_whole": (
        "Une adaptation avec tout ce qu’elle adapte, en un seul document.",
        "An overlay with all that it lies on, as one document.",
    ),
    "export_suffix": (
        "le nom du fichier finit par .xlsx, .html, .md ou .json",
        "the name of the file ends with .xlsx, .html, .md or .json",
    ),
    "lint_questionnaire": (
        "Un questionnaire à regarder aussi (répétable) ; ceux qui sont fournis sinon.",
        "A questionnaire to look at as well (repeatable); else those that ship.",
    ),
    "today": (
        "Le jour où juger la validité des offres, comme 2026-09-01 ; aujourd’hui sinon.",
        "The day on which the validity of offers is judged, as 2026-09-01; else today.",
    ),
    "infos": ("Lister aussi les remarques.", "List the remarks as well."),
    "coverage": (
        "Ce qui couvre chaque compétence, plutôt que les constats.",
        "What covers each competency, instead of the findings.",
    ),
    "lint_count": (
        "{errors}, {warnings}, {infos}",
        "{errors}, {warnings}, {infos}",
    ),
    "error_one": ("1 contradiction", "1 contradiction"),
    "error_many": ("{count} contradictions", "{count} contradictions"),
    "warning_one": ("1 avertissement", "1 warning"),
    "warning_many": ("{count} avertissements", "{count} warnings"),
    "info_one": ("1 remarque", "1 remark"),
    "info_many": ("{count} remarques", "{count} remarks"),
    "severity_error": ("contradiction", "contradiction"),
    "severity_warning": ("avertissement", "warning"),
    "severity_info": ("remarque", "remark"),
    "profile": (
        "Un poste : la clé de son profil, et sa part du temps de travail sur 100, "
        "comme cls=50, et depuis quand, comme cls=50@2026-03-02 (répétable).",
        "A post: the key of its profile, and its share of the working time out of 100, "
        "as cls=50, and since when, as cls=50@2026-03-02 (repeatable).",
    ),
    "situation": (
        "Une situation des postes, par sa clé, comme renouvellement-cls : "
        "ce qui n’est demandé que là est alors attendu (répétable).",
        "A situation of the posts, by its key, as renouvellement-cls: "
        "what is asked for there alone is then due (repeatable).",
    ),
    "report_today": (
        "Le jour où l’on compare, comme 2026-09-01 ; sinon aujourd’hui.",
        "The day on which levels are compared, as 2026-09-01; else today.",
    ),
    "profile_since": (
        "un jour, comme cls=50@2026-03-02 ; trouvé : `{found}`",
        "a day, as cls=50@2026-03-02; found `{found}`",
    ),
    "profile_sum": (
        "des parts qui font ensemble 100 au plus ; leur somme est {found}",
        "shares that add up to 100 at most; their sum is {found}",
    ),
    "profile_share": (
        "une part de 0 à 100, comme cls=50 ; trouvé : `{found}`",
        "a share from 0 to 100, as cls=50; found `{found}`",
    ),
    "contents": ("Sommaire", "Contents"),
    "named": ("{name} : {value}", "{name}: {value}"),
}
