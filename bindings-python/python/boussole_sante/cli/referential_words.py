"""What pages and commands about referentials say, French and English side by side."""

from __future__ import annotations

REFERENTIAL_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "lint": (
        "Ce qui manque ou se contredit dans un référentiel sans erreur.",
        "What is missing or contradicts itself in a referential without faults.",
    ),
    "export": (
        "Un référentiel en classeur, en page, en Markdown ou en JSON, et le classeur en JSON.",
        "A referential as a workbook, a page, Markdown or JSON, and the workbook as JSON.",
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
    "report_today": (
        "Le jour où l’on compare, comme 2026-09-01 ; sinon aujourd’hui.",
        "The day on which levels are compared, as 2026-09-01; else today.",
    ),
    "profile_since": (
        "un jour, comme cls=50@2026-03-02 ; trouvé : `{found}`",
        "a day, as cls=50@2026-03-02; found `{found}`",
    ),
    "profile_share": (
        "une part de 0 à 100, comme cls=50 ; trouvé : `{found}`",
        "a share from 0 to 100, as cls=50; found `{found}`",
    ),
    # The page of a whole referential.
    "whole_made": (
        "Version {version}, éditée par {publisher}, licence {licence}, empreinte {sha256}.",
        "Version {version}, published by {publisher}, licence {licence}, hash {sha256}.",
    ),
    "whole_reading": (
        "Chaque entrée dit son statut et d’où elle vient. « Source » : la source le dit. Une "
        "proposition, un ajout ou une hypothèse du projet est à discuter. Un exemple historique "
        "a existé à la date indiquée ; rien ne dit qu’il existe encore.",
        "Each entry says its status and where it comes from. “Source”: the source says so. A "
        "proposal, an addition or an assumption of the project is to be discussed. A historical "
        "example existed at the date given; nothing says that it still does.",
    ),
    "whole_counts": ("Ce que contient le référentiel", "What the referential holds"),
    "whole_changes": ("Ce que cette adaptation change", "What this overlay changes"),
    "contents": ("Sommaire", "Contents"),
    "list": ("Liste", "List"),
    "how_many": ("Nombre", "Number"),
    "named": ("{name} : {value}", "{name}: {value}"),
    "quoted": ("« {text} »", "“{text}”"),
    "was": ("auparavant « {text} »", "before “{text}”"),
    "referred_by_one": (
        "encore nommée à un endroit, où elle ne compte plus",
        "still named in one place, where it does not count any more",
    ),
    "referred_by": (
        "encore nommée à {count} endroits, où elle ne compte plus",
        "still named in {count} places, where it does not count any more",
    ),
    "list_sources": ("Sources", "Sources"),
    "list_tags": ("Situations", "Situations"),
    "list_maps": ("Cartes des sources", "Maps of the sources"),
    "list_scales": ("Échelles de maîtrise", "Scales of mastery"),
    "list_domains": ("Domaines", "Domains"),
    "list_competencies": ("Compétences", "Competencies"),
    "list_relations": ("Relations entre compétences", "Relations between competencies"),
    "list_schemes": ("Répertoires d’autres éditeurs", "Schemes of other publishers"),
    "list_alignments": (
        "Correspondances avec d’autres répertoires",
        "Alignments with other schemes",
    ),
    "list_factors": ("Facteurs", "Factors"),
    "list_dispositifs": ("Démarches et instances", "Dispositifs"),
    "list_missions": ("Missions", "Missions"),
    "list_profiles": ("Profils de poste", "Role profiles"),
    "list_offers": ("Offres", "Offers"),
    "list_pathways": ("Parcours", "Pathways"),
    "list_objectives": ("Objectifs", "Objectives"),
    "list_indicators": ("Indicateurs", "Indicators"),
    "competencies_of": ("Compétences : {domain}", "Competencies: {domain}"),
    "descriptors_of": ("Repères : {competency}", "Landmarks: {competency}"),
    "seen": ("Ce qu’une autre personne peut voir", "What someone else can see"),
    "requirements_of": ("Ce que demande : {profile}", "What is asked by: {profile}"),
    "steps_of": ("Étapes : {pathway}", "Steps: {pathway}"),
    "indicators_for": ("Indicateurs : {who}", "Indicators: {who}"),
    "examples": (
        "Les niveaux, les poids et les délais sont des exemples à discuter, non une norme.",
        "Levels, weights and delays are examples to be discussed, not a standard.",
    ),
    "maps_are": (
        "Les cartes restituent des documents lus à la machine ; ce qui reste incertain est dit.",
        "The maps restore documents that were read by machine; what stays uncertain is said.",
    ),
    # Posts in the report of one person.
}
