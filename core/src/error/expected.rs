//! What an error expected: every sentence, with its values, in English and in
//! French.

use super::found::ItemPart;
use super::language::Language;
use super::sentences::{Names, Words, sentences};

sentences! {
    /// What would have been right: values to act on, and a sentence in each
    /// language ([`Expected::text`]; `Display` is English).
    Expected {
        // Values of JSON, numbers, words and keys.
        String => "a string", "un texte";
        Text => "a text", "un texte";
        Integer => "an integer", "un entier";
        Object => "an object", "un objet";
        Array => "an array", "une liste";
        Value => "a value", "une valeur";
        This { value: String } => "{value}", "{value}";
        OneValue => "one value", "une seule valeur";
        ListOfCodes => "a list of codes", "une liste de codes";
        JsonValue => "a value that JSON can hold", "une valeur que JSON peut contenir";
        Boolean => "true or false", "true ou false";
        IntegerOrDecimalAsText => "an integer or a decimal written as a string", "un entier, ou un décimal écrit comme texte";
        IntegerBetween { low: i64, high: i64 } => "an integer from {low} to {high}", "un entier de {low} à {high}";
        DecimalWithin { places: u32, limit: i64 } => "a decimal with at most {places} places within ±{limit}", "un décimal d’au plus {places} chiffres après la virgule, entre ±{limit}";
        NumberBetween { low: String, high: String, places: u32 } => "a number from {low} to {high} with at most {places} decimal places", "un nombre de {low} à {high}, avec au plus {places} chiffres après la virgule";
        Date => "a date as YYYY-MM-DD", "une date AAAA-MM-JJ";
        Pseudonym => "a pseudonym", "un pseudonyme";
        PseudonymColumn => "the column of the pseudonym", "la colonne du pseudonyme";
        OneColumnOfThisName => "one column of this name", "une seule colonne de ce nom";
        Version => "a version as 1.0.0", "une version comme 1.0.0";
        LanguageTag => "a language tag as fr or en", "une langue comme fr ou en";
        FrenchOrEnglish => "fr or en", "fr ou en";
        NonEmptyText => "a text that is not empty", "un texte non vide";
        NonEmptyList => "a list that is not empty", "une liste non vide";
        TextIn { language: String } => "a text in `{language}`", "un texte en `{language}`";
        TextsByLanguage => "an object of texts by language, as {{\"fr\": \"…\"}}", "des textes par langue, comme {{\"fr\": \"…\"}}";
        Key => "lower-case words joined by `-`, at most 60 characters", "des mots en minuscules joints par `-`, 60 caractères au plus";
        NamespacedKey => "a key with a namespace, as publisher:thing", "une clé avec un espace de noms, comme editeur:chose";
        PrintableCharacters { low: usize, high: usize } => "{low} to {high} printable characters without blanks around", "{low} à {high} caractères imprimables, sans espace autour";
        Characters { low: usize, high: usize } => "{low} to {high} characters without blanks around", "{low} à {high} caractères, sans espace autour";
        PseudonymCharacters => "a pseudonym of letters, digits, `.`, `_`, `-`", "un pseudonyme fait de lettres, chiffres, `.`, `_`, `-`";
        OneOfEachKey => "one of each key", "chaque clé une seule fois";
        OneOf { names: Names } => "one of {names}", "une valeur parmi {names}";

        // Fields, and what goes with what.
        EitherField { first: String, second: String } => "field `{first}` or `{second}`", "le champ `{first}` ou `{second}`";
        FieldForKind { field: String, of: String } => "field `{field}` for kind {of}", "le champ `{field}` pour le type `{of}`";
        FieldForCompletion { field: String, completion: String } => "field `{field}` for completion {completion}", "le champ `{field}` pour une complétion `{completion}`";
        FieldForDirection { field: String, direction: String } => "field `{field}` for direction {direction}", "le champ `{field}` pour un sens `{direction}`";
        FieldForMeasure { field: String, measure: String } => "field `{field}` for measure {measure}", "le champ `{field}` pour une mesure `{measure}`";
        FieldOnEachVariantLevel { field: String } => "field `{field}` on each level of a variant", "le champ `{field}` à chaque niveau d’une variante";
        Field { field: String } => "field `{field}`", "le champ `{field}`";
        NoFieldForMeasure { field: String, measure: String } => "no `{field}` for measure {measure}", "pas de `{field}` pour une mesure `{measure}`";
        NoFieldForBinding { origin: String } => "no such field for a binding to {origin}", "pas ce champ pour une valeur tirée de `{origin}`";
        FieldForBasis { field: String, basis: String } => "field `{field}` for a figure that is {basis}", "le champ `{field}` pour un chiffre `{basis}`";
        NoFieldForBasis { field: String, basis: String } => "no `{field}` for a figure that is {basis}", "pas de `{field}` pour un chiffre `{basis}`";
        ValueOrBounds => "a value or bounds, not both", "une valeur ou des bornes, pas les deux";
        ValueWithParts => "a `value` and `parts` beside `breakdown`", "`value` et `parts` à côté de `breakdown`";
        PartsOfFigure { value: String, breakdown: String } => "parts that make {value}, as {breakdown} parts do", "des parties qui font {value}, comme le dit `{breakdown}`";
        AxesOfAdditive => "no axis where nothing adds up", "aucun axe là où rien ne s’additionne";
        ProportionOrRatio => "measure proportion or ratio", "une mesure proportion ou ratio";
        CountsOrNone => "counts or none", "counts ou none";
        HistogramOrNone => "histogram or none", "histogram ou none";
        BandDirection => "direction band", "un sens band";
        NeutralKind { of: String } => "neutral: kind {of} is never judged", "neutral\u{a0}: le type `{of}` n’est jamais jugé";
        OfKind { of: Names } => "kind {of}", "le type `{of}`";

        // Entries of a referential.
        YearMonthOrDay => "a year, a month or a day, as 2018, 2018-03 or 2018-03-31", "une année, un mois ou un jour, comme 2018, 2018-03 ou 2018-03-31";
        CompetencyWithLevels => "a competency with levels: an attitude has none", "une compétence à niveaux\u{a0}: une posture n’en a pas";
        NoDescriptors => "no descriptors: an attitude has no levels", "pas de descripteurs\u{a0}: une posture n’a pas de niveaux";
        VariantOfAnotherScale => "a variant of another scale", "une variante d’une autre échelle";
        AnotherCompetency => "another competency", "une autre compétence";
        AnotherIndicator => "another indicator", "un autre indicateur";
        AnotherEntry => "another entry", "une autre entrée";
        CompetencyOrProfile => "a competency or a profile, not both", "une compétence ou un profil, pas les deux";
        OneRequirementPerLevel => "each level of a competency once", "chaque niveau d’une compétence une seule fois";
        DayOrSituation => "a day or a situation, not both", "un jour ou une situation, pas les deux";
        OneOutcomePerCompetency => "one outcome for a competency", "un seul effet par compétence";
        LevelOfOneOrMore => "a level of 1 or more", "un niveau de 1 ou plus";
        NotBefore { date: String } => "{date} or later", "{date} ou plus tard";
        NotAfter { date: String } => "{date} or earlier", "{date} ou plus tôt";
        EffortMin => "an effort_min", "effort_min";
        StepOfSamePathway => "a step of the same pathway", "une étape du même parcours";
        PopulationFactor => "1, 100 or 1000", "1, 100 ou 1000";
        KeyOf { of: String } => "the key of a {of}", "la clé d’une entrée `{of}`";
        WiderObjective { of: String } => "an objective wider than {of}", "un objectif plus large que {of}";
        EachEntryOnce => "each entry once", "chaque entrée une seule fois";
        EachOnce => "each once", "chacun une seule fois";
        DocumentWithExtends => "a document with `extends`", "un document avec `extends`";

        // Workbooks.
        FieldNamesOnLineOne => "the names of fields on line 1, which is hidden", "les noms des champs à la ligne 1, qui est masquée";
        FieldNameOnLineOne => "the name of a field on line 1, which is hidden", "le nom d’un champ à la ligne 1, qui est masquée";
        FieldName => "the name of a field, as label.fr or outcomes.1.to", "le nom d’un champ, comme label.fr ou outcomes.1.to";
        EachFieldOnce => "each field once", "chaque champ une seule fois";
        SheetAmong { names: Names } => "a sheet among {names}", "une feuille parmi {names}";

        // Names.
        NearNames { names: Names } => "a name near to it: {names}", "un nom voisin\u{a0}: {names}";
        DeclaredName => "a declared name", "un nom déclaré";
        OneOfMany { count: usize, names: Names } => "one of the {count} declared names, as {names}", "l’un des {count} noms déclarés, comme {names}";
        OwnNameBesideColumn { column: String } => "a name of its own: column {column} has it already", "un nom qui lui soit propre\u{a0}: la colonne {column} le porte déjà";
        OwnNameBeside { place: String } => "a name of its own: it stands at {place} already", "un nom qui lui soit propre\u{a0}: il figure déjà à {place}";
        OwnNameBesideExtended => "a name of its own: the extended document has it", "un nom qui lui soit propre\u{a0}: le document étendu le porte déjà";
        LanguagesOfExtended => "the languages of the extended document, and so none here", "les langues du document étendu, donc aucune ici";
        OwnNameSee { option: String } => "a name of its own: see {option}", "un nom qui lui soit propre\u{a0}: voir {option}";
        OwnName => "a name of its own", "un nom qui lui soit propre";
        OwnColumn { column: String } => "a column of its own: {column} has it", "une colonne qui lui soit propre\u{a0}: {column} l’a déjà";
        NameNoOtherColumnHas => "a name that no other column has", "un nom qu’aucune autre colonne ne porte";

        // Questionnaires: lists, items, scales.
        CodeOfTool { longest: usize, signs: String } => "a code of at most {longest} of the signs {signs}", "un code d’au plus {longest} des signes {signs}";
        CodeNoOtherChoiceHas => "a code that no other choice of the list has", "un code qu’aucun autre choix de la liste ne porte";
        OwnLabelForEachChoice => "a label of its own for each choice", "un libellé propre à chaque choix";
        OwnValueForEachChoice => "a value of its own for each choice", "une valeur propre à chaque choix";
        ValueOnEveryChoice => "a value on every choice", "une valeur pour chaque choix";
        ValueBetween { low: String, high: String } => "a value from {low} to {high}", "une valeur de {low} à {high}";
        LevelBetween { low: i64, high: i64 } => "a level from {low} to {high}", "un niveau de {low} à {high}";
        ThisValue { value: String } => "value {value}", "la valeur {value}";
        LevelCount { low: usize, high: usize } => "{low} to {high} levels", "{low} à {high} niveaux";
        LevelsOfScale { count: usize, scale: String } => "{count} levels, as scale {scale} has", "{count} niveaux, comme l’échelle {scale}";
        HeldPost => "the profile of a post that is held", "le profil d’un poste tenu";
        SharesUpToThousand => "shares of working time that add up to 1000 at most", "des parts de temps de travail dont la somme ne dépasse pas 1000";
        OneDescriptorPerLevel { count: usize } => "{count} descriptors, one per level", "{count} descripteurs, un par niveau";
        LevelZeroSaysIt => "level 0 says it: not met yet", "le niveau 0 le dit\u{a0}: pas encore rencontrée";
        ListWithLadder => "a list with a `ladder`", "une liste avec `ladder`";
        ListWithTwoValues => "a list whose choices all have values, two of them different", "une liste dont tous les choix ont une valeur, dont deux différentes";
        NotAfterMetFrom { met_from: String } => "at most met_from, {met_from}", "au plus met_from, {met_from}";
        LevelsAsNumbers => "\"convention\": \"levels_as_numbers\"", "\"convention\": \"levels_as_numbers\"";
        ScorableKind => "kind rating, single, level or number", "un type rating, single, level ou number";
        CompetencyOrFactor => "a competency or a factor, not both", "une compétence ou un facteur, pas les deux";
        ColumnOfLevelItem => "the column of a level item that names a competency", "la colonne d’une question de niveau qui nomme une compétence";
        OneLevelItemPerCompetency => "one level item for a competency", "une seule question de niveau par compétence";
        ItemOrScale => "an item or a scale", "une question ou une échelle";
        ItemNotPrivate => "an item that is not for the person alone", "une question qui ne soit pas pour la personne seule";
        KeyOfItem => "the key of an item", "la clé d’une question";
        EachItemOnce => "each item once", "chaque question une seule fois";
        EachChoiceOnce => "each choice once", "chaque choix une seule fois";
        NoCycle => "no cycle", "aucune référence circulaire";
        Nothing => "none", "aucune";
        OneNeedLevel => "one need level", "un seul niveau de besoins";
        OneRangeOrPercentOfMaximum => "one range, or output percent_of_maximum", "une seule étendue, ou output percent_of_maximum";
        MeanInPercentOfMaximum => "method mean, output percent_of_maximum", "method mean et output percent_of_maximum";
        SmallerWeights => "smaller weights, fewer decimals or fewer members", "des poids plus petits, moins de décimales ou moins de membres";
        RatioUpToOne => "two integers [p, q] with 0 < p <= q <= 1000", "deux entiers [p, q] tels que 0 < p <= q <= 1000";
        MinAndMax => "min and max on the number", "min et max sur le nombre";
        MinBelowMax => "min below max, at most 250 values apart", "min inférieur à max, 250 valeurs d’écart au plus";
        MinBelowMaxWithinMillion => "min below max, within a million", "min inférieur à max, dans la limite d’un million";
        MoreThanMin { min: String } => "more than min, {min}", "plus que min, {min}";
        MoreThanFrom { from: String } => "more than from, {from}", "plus que from, {from}";

        // Limits.
        AtMostItemCount { count: usize } => "at most {count}, the number of items", "au plus {count}, le nombre de questions";
        AtMostChoices { limit: usize } => "at most {limit} choices", "au plus {limit} choix";
        AtMostItems { limit: usize } => "at most {limit} items", "au plus {limit} questions";
        AtMostLevels { limit: usize } => "at most {limit} levels", "au plus {limit} niveaux";
        AtMostBytes { limit: usize } => "at most {limit} bytes", "au plus {limit} octets";
        AtMostDeclaredPlaces { places: u32 } => "at most {places} decimal places, as `decimals` says", "au plus {places} chiffres après la virgule, comme le dit `decimals`";
        AtMostValues { limit: usize } => "at most {limit} values", "au plus {limit} valeurs";
        AtMostPeople { limit: u64 } => "at most {limit} people", "au plus {limit} personnes";
        InventedMark => "a mark that says that the people are invented", "une marque qui dise que les personnes sont inventées";
        MissingInThousand => "missing at most 1000 in 1000", "missing de 1000 pour mille au plus";
        ValuesForEachGroup => "a value at least for each group", "au moins une valeur par regroupement";
        AtMostRowsInAll { limit: u64 } => "at most {limit} rows in all", "au plus {limit} lignes en tout";
        AtMostRows { limit: u64 } => "at most {limit} rows", "au plus {limit} lignes";
        AtMost { limit: String } => "at most {limit}", "au plus {limit}";
        AtLeast { least: String } => "at least {least}", "au moins {least}";

        // Answers, skip logic, versions.
        Expression => "an object: all, any, not or a condition", "un objet\u{a0}: all, any, not ou une condition";
        TestForKind { of: String } => "a test that goes with kind {of}", "un test qui aille avec une question `{of}`";
        AnswerToKind { of: String } => "an answer to an item of kind {of}", "une réponse à une question `{of}`";
        DeclaredMissing => "a kind of missing that the list declares", "une sorte d’absence que la liste déclare";
        NumberWithinItemBounds => "a number within the bounds of the item", "un nombre dans les bornes de la question";
        ChoiceOrNumberWithinBounds => "a declared choice or a number within its bounds", "un choix déclaré, ou un nombre dans ses bornes";
        CodeOfChoice => "the code of a choice", "le code d’un choix";
        NoOccasion => "no occasion: the item does not ask it", "pas d’occasion\u{a0}: la question ne la demande pas";
        NoOther => "no `other`: the item does not offer it", "pas de `other`\u{a0}: la question ne l’offre pas";
        ValueBeside { name: String, first: String, second: String } => "`{name}` beside {first} or {second}", "`{name}` à côté de {first} ou {second}";
        FieldAlone { field: String } => "`{field}` alone", "`{field}` seul";
        ItemInVersion { version: String } => "the item in version {version}", "la question dans la version {version}";
        ItemPart { part: ItemPart } => "{part}", "{part}";
        ItemAsAnswered => "the item as it was answered", "la question telle qu’elle a été répondue";
        ReadQuestionnaire => "a questionnaire that was read", "un questionnaire qui a été lu";
        ScaleOfThePlan => "a scale of the plan", "une échelle du plan";
        ItemBesidePlace => "`item` beside place item", "`item` à côté de la place item";

        // Portfolios and plans.
        ColumnNamed { english: String, french: String } => "a column `{english}`", "une colonne `{french}`";
        OneDistance { one: String, other: String, distance: u32 } => "one distance between {one} and {other}, which is {distance}", "une seule distance entre {one} et {other}, qui est {distance}";
        DistanceUpTo { limit: u32 } => "a number of kilometres or minutes from 0 to {limit}", "un nombre de kilomètres ou de minutes, de 0 à {limit}";
        NetworkOf { mode: String } => "a network of mode `{mode}`", "une mise en lien de mode `{mode}`";
        TwoPeople => "two people", "deux personnes";
        EachPairOnce => "each pair once", "chaque paire une seule fois";
        SubjectToTick => "a competency that is no attitude", "une compétence qui n’est pas une posture";
        ColumnsNamed { english: Names, french: Names } => "columns among {english}", "des colonnes parmi {french}";
        OneRowOfEach { first: u64, second: u64 } => "one row for each person; lines {first} and {second} are of one", "une seule ligne par personne\u{a0}; les lignes {first} et {second} viennent de la même";
        PersonOfNetwork => "a person of whom the network tells", "une personne dont parle ce document";
        TerritoryCode => "lower-case words or digits joined by `-`, at most 60 characters", "des mots en minuscules ou des chiffres joints par `-`, 60 caractères au plus";
        OffersOrAsks => "to offer help or to ask for it; who would both ticks `exchange`", "proposer de l’aide ou en demander\u{a0}; pour les deux, cocher `exchange`";
        OneOfferOfEach { first: usize, second: usize } => "one offer of each person; offers {first} and {second} are of one", "une seule offre par personne\u{a0}; les offres {first} et {second} viennent de la même";
        OfferOrStep => "an offer, or a step of a pathway; for `joined` a pathway", "une offre, ou une étape d’un parcours\u{a0}; pour `joined`, un parcours";
        AssessmentOf { count: usize } => "the key of one of {count} assessments", "la clé d’un des {count} positionnements";
        PortfolioReferential { referential: String } => "the referential of the portfolio, {referential}", "le référentiel du portfolio, {referential}";
        EmptySection { section: String } => "nothing in `{section}`, or a section that applies", "rien dans `{section}`, ou une rubrique qui s’applique";
        HorizonFrom { date: String } => "a last day from {date} to ten years later", "un dernier jour entre le {date} et dix ans plus tard";

        // Observations and indicators.
        Period => "a year, a month, or two days in order, as 2025, 2025-03 or 2025-01-01/2025-06-30", "une année, un mois, ou deux jours dans l’ordre, comme 2025, 2025-03 ou 2025-01-01/2025-06-30";
        PeriodApart { period: String } => "a period apart from {period}, or one that holds it whole", "une période distincte de {period}, ou qui la contient en entier";
        WiderEntity { of: String } => "an entity that can hold a {of}", "une entité qui puisse contenir une entité `{of}`";
        EntityFor { of: String } => "an entity of kind {of}, or one that holds such", "une entité de type `{of}`, ou qui en contient";
        OneObservation { at: String } => "one observation of each term, entity, period and category; {at} is another", "une seule observation par terme, entité, période et catégorie\u{a0}; {at} en est une autre";
        WholeNumber => "a whole number", "un nombre entier";
        FilledRow => "a row with a value, a count or a state", "une ligne avec une valeur, un effectif ou un état";
        ValueAsObserved => "one of `value`, `distribution` and `state`", "`value`, `distribution` ou `state`, un seul des trois";
        DistributionOfTerm => "a `distribution`: the indicator is a median, a mean, a score or a duration", "`distribution`\u{a0}: l’indicateur est une médiane, une moyenne, un score ou une durée";
        ValueOfTerm => "a `value`: the term is counted or measured", "`value`\u{a0}: le terme est compté ou mesuré";
        AtMostDenominator { indicator: String, denominator: String } => "at most {denominator}, the denominator of {indicator}", "au plus {denominator}, le dénominateur de {indicator}";
        SumOfParts { sum: String } => "{sum}, the sum of its parts", "{sum}, la somme de ses parties";
        AtLeastParts { sum: String } => "at least {sum}, the sum of the parts that are known", "au moins {sum}, la somme des parties connues";
        UnitOfTerm { unit: String } => "the unit of the term, {unit}", "l’unité du terme, {unit}";
        BreakdownOfIndicator => "a breakdown that an indicator of the term declares", "une ventilation que déclare un indicateur du terme";
        PlaceOfEvaluation => "an indicator, an entity and a period of the evaluation", "un indicateur, une entité et une période de l’évaluation";

        // Columns, exports and files.
        ThisColumnOrNear { names: Names } => "this column, or absent={{…}}; near names: {names}", "cette colonne, ou absent={{…}}\u{a0}; noms voisins\u{a0}: {names}";
        ThisColumnOrAbsent => "this column, or absent={{…}}", "cette colonne, ou absent={{…}}";
        ColumnOfData => "a column of the data", "une colonne des données";
        OneColumn => "one column", "une seule colonne";
        ColumnTypeAsBefore { type_name: String } => "{type_name}, as in the first rows", "{type_name}, comme dans les premières lignes";
        ColumnAsBefore => "this column, as in the first rows", "cette colonne, comme dans les premières lignes";
        ColumnsAsTheirSchema => "columns as their schema says", "des colonnes telles que leur schéma les décrit";
        Columns => "columns", "des colonnes";
        OneColumnFor { column: String, header: String } => "one column for {column}: `{header}` is read as it already", "une seule colonne pour {column}\u{a0}: `{header}` est déjà lue comme telle";
        RanksInColumnsOrOneCell => "a column for each rank, or all ranks in one cell, not both", "une colonne par rang, ou tous les rangs dans une cellule, pas les deux";
        KeptColumnsWithOwnNames => "kept columns with names of their own", "des colonnes gardées dont le nom leur soit propre";
        HeadersAs { headers: Names } => "headers as {headers}, or the questions' texts", "des en-têtes comme {headers}, ou les textes des questions";
        OwnHeaderForEachColumn => "a header of its own for each column, or a map of columns", "un en-tête propre à chaque colonne, ou une table de correspondance";
        HeaderRightOf { column: String } => "a header: the column stands right of `{column}`, of which not every choice has a column (or a dialect with `header_lines`, where the choices are named in the line below)", "un en-tête\u{a0}: la colonne se trouve à droite de `{column}`, dont tous les choix n’ont pas de colonne (ou un dialecte avec `header_lines`, si les choix sont nommés à la ligne suivante)";
        HeaderUpToBytes { limit: usize } => "a header of at most {limit} bytes", "un en-tête d’au plus {limit} octets";
        LineUpToBytes { limit: usize } => "a line of at most {limit} bytes", "une ligne d’au plus {limit} octets";
        LineOfHeaders => "a line of headers", "une ligne d’en-têtes";
        CellsOfHeader { count: usize } => "{count} cells, as the header has", "{count} cellules, comme l’en-tête";
        EveryQuoteClosed => "every quote closed", "chaque guillemet refermé";
        SeparatedText => "separated text", "un texte à séparateurs";
        PlainTextFile => "text: a spreadsheet file, or UTF-16 without its mark, is read another way", "du texte\u{a0}: un classeur, ou de l’UTF-16 sans sa marque, se lit autrement";
        HeaderTemplate => "text with {{column}} or {{text}}, and {{part}}, {{label}}, {{group}}, {{any}}", "un texte avec {{column}} ou {{text}}, puis {{part}}, {{label}}, {{group}}, {{any}}";
        MarkThatDoesNotMeanTicked => "a mark that does not mean ticked", "une marque qui ne veuille pas dire coché";
        DistinctChoices => "choices that cannot be confused", "des choix sans confusion possible";
        DistinctJoinedLabels => "labels that can be told apart where they are joined", "des libellés qui se distinguent une fois joints";
        AnswerColumnType => "integers, floats, decimals, texts, a dictionary of those, or booleans where two choices have the values 0 and 1", "des entiers, des nombres à virgule, des décimaux, des textes, un dictionnaire de ceux-ci, ou des booléens là où deux choix ont les valeurs 0 et 1";
        StrictJson => "strict JSON", "du JSON strict";
        Utf8 => "UTF-8", "UTF-8";
        OneEncoding => "UTF-8 throughout, or Windows-1252 throughout", "de l’UTF-8 partout, ou du Windows-1252 partout";
        KnownEncoding => "UTF-8, UTF-16 with its mark, or Windows-1252", "de l’UTF-8, de l’UTF-16 avec sa marque, ou du Windows-1252";
        CellsUpToFourGibibytes => "at most 4 GiB of cells", "au plus 4 Gio de cellules";
        HexadecimalDigits { count: usize } => "{count} lower-case hexadecimal digits", "{count} chiffres hexadécimaux en minuscules";
        ThisOrEarlierQuestionnaire { this: String } => "{this}, or the earlier questionnaire beside it", "{this}, ou l’ancien questionnaire à côté";

        // Scales and their scores.
        BandFrom { from: String } => "from {from}", "from à {from}";
        BandToHighest { to: String } => "to {to}, the highest score", "to à {to}, le score le plus haut";
        SumWithin { limit: i64 } => "a sum within ±{limit}", "une somme entre ±{limit}";
        ScalesAmongItems => "scales among the items", "des échelles parmi les membres";
        ScaleAsItIs => "a scale enters as it is", "une échelle entre telle quelle";
        NoWeightInFlatComposite => "no weight: in a flat composite each item keeps its own", "pas de poids\u{a0}: dans un composite à plat, chaque question garde le sien";

        // Tallies and groups.
        EachByColumnOnce => "each `by` column once", "chaque colonne de `by` une seule fois";
        GroupingColumnType => "whole numbers, texts or booleans: groups are made of values that are equal or not", "des entiers, des textes ou des booléens\u{a0}: deux valeurs d’un groupe sont égales ou non";
        NumberColumnType => "numbers, or decimals as texts", "des nombres, ou des décimaux écrits comme textes";
        NumbersOrSeconds => "numbers, or seconds as texts", "des nombres, ou des secondes écrites comme textes";
        WholeGroupingNumber => "a whole number: groups are made of values that are equal or not", "un nombre entier\u{a0}: deux valeurs d’un groupe sont égales ou non";
        DecimalUpToMillion => "a decimal from 0 to 1000000", "un décimal de 0 à 1000000";
        WeightsWithinSum => "weights that add up to less than 2^64 (of a millionth, if they are decimals)", "des pondérations dont la somme reste sous 2^64 (en millionièmes, si elles sont décimales)";
        PairwiseTally => "a tally with pairs of items (`pairwise`)", "un dépouillement qui garde les paires de questions (`pairwise`)";
        NewParts => "parts that are not in it yet", "des parties qui n’y sont pas encore";
        NoMoreThanRows => "no more than the rows of the group", "pas plus que les lignes du groupe";
        CountsByColumns { rows: usize, columns: usize } => "{rows} by {columns} counts, at least one column", "{rows} fois {columns} effectifs, une colonne au moins";
        PlacesOfGroups { count: usize } => "places of {count} groups, from 0", "les places de {count} groupes, à partir de 0";
        BytesAsWritten => "the bytes as they were written", "les octets tels qu’ils ont été écrits";
        ValuesNoOtherGroupHas => "values that no other group has", "des valeurs qu’aucun autre groupe n’a";
        ValuePerByColumn { count: usize } => "{count} values, one for each `by` column", "{count} valeurs, une par colonne de `by`";
        ValueOfColumnKind { of: String } => "a value of a column of kind {of}", "une valeur d’une colonne de type {of}";
        PossibleScoresInOrder => "scores that somebody has, in order", "des scores que quelqu’un a, dans l’ordre";
        PossibleScore => "a score that the scale can have", "un score que l’échelle peut avoir";
        CountsOfGroupRows => "counts that add up to the rows of the group", "des effectifs dont la somme est celle des lignes du groupe";
        PossibleSum => "a sum that rows of this weight can have", "une somme que des lignes de ce poids peuvent avoir";
        SumOfWeights => "a sum of weights", "une somme de pondérations";
        WeightsBelowLimit => "weights below 2^64 in all", "des pondérations de moins de 2^64 en tout";
        IntegerAsText => "an integer as a string", "un entier écrit comme texte";
        QuotientAsText => "a quotient in lowest terms as a string", "un quotient réduit, écrit comme texte";
        Confidence => "a confidence between 0 and 1, as 0.95", "une confiance entre 0 et 1, comme 0.95";
        CensusOrRandomSample => "a census or a random sample, if there is a population", "un recensement ou un tirage au hasard, s’il y a une population";
        TotalOfAtLeastItsGroups => "a total of at least the sum of its groups", "un total au moins égal à la somme de ses groupes";

        // Releases.
        TablesOfSamePeople => "tables of the same people: release others apart", "des tableaux sur les mêmes personnes\u{a0}: publier les autres à part";
        TablesOfOneTally => "tables `over` columns of one tally: only it knows which groups overlap", "des tableaux tirés d’un seul dépouillement (`over`)\u{a0}: lui seul sait quels groupes se recoupent";
        TallyWithColumnsOf { release: String, columns: Names } => "a tally that holds the columns of {release} too ({columns}), released `over` those that are wanted: how its groups and these overlap is known to others", "un dépouillement qui contient aussi les colonnes du {release} ({columns}), publié par celles que l’on veut (`over`)\u{a0}: d’autres savent comment ces groupes se recoupent";
        QuestionnaireOfWave { release: String } => "the questionnaire of {release}: another one is another occasion (`wave`)", "le questionnaire du {release}\u{a0}: un autre est une autre vague (`wave`)";
        RulesAsStrictAs { release: String, rule: String, least: u64 } => "rules at least as strict as on {release}: `{rule}` of {least} or more", "des règles au moins aussi strictes que le {release}\u{a0}: `{rule}` de {least} ou plus";
        ReferentialWithProfiles => "a referential that has the profiles of posts", "un référentiel qui contient les profils des postes";
        SmallestBase => "a smallest base from 3 to 1000", "une base minimale de 3 à 1000";
        SamePeopleAs { release: String, least: u64 } => "the same people as on {release}, or groups that differ by {least} or more: publish those who came late as a wave of their own, corrections with the next wave", "les mêmes personnes que le {release}, ou des groupes qui diffèrent de {least} ou plus\u{a0}: publier les réponses tardives comme une vague à part, les corrections avec la vague suivante";
        GroupsOf { release: String } => "the very groups of {release}: others, with those, would tell of what either hides", "exactement les groupes du {release}\u{a0}: d’autres, avec ceux-là, diraient ce que l’une ou l’autre publication cache";
        CoarserGroups => "coarser groups: these are parts of a published group of few people, and rows alone tell that somebody is in each", "des groupes plus larges\u{a0}: ceux-ci font partie d’un groupe publié de peu de personnes, et leurs lignes disent à elles seules qu’il y a quelqu’un dans chacun";
        TallyOfPersons => "a tally in which each row is a person", "un dépouillement où chaque ligne est une personne";
        NoColumnThatIdentifies { word: String } => "no column of `{word}`: a value may be one person (or declare it harmless with `allow_by`)", "pas de colonne «\u{a0}{word}\u{a0}»\u{a0}: une valeur peut être une seule personne (sinon, la déclarer sans risque avec `allow_by`)";
        DeclaredGrouping => "a column that is declared as a grouping: by the rules, as an item with choices, or with `allow_by`", "une colonne déclarée comme regroupement\u{a0}: par les règles, comme une question à choix, ou par `allow_by`";
        RowForEachFigure => "a row for each figure", "une ligne pour chaque chiffre";
        GroupForEachValue => "a group for each value of the column", "un regroupement pour chaque valeur de la colonne";
        CensusPopulation => "the population of a census", "la population d’un recensement";
        CensusWithoutWeights => "no survey weights in a census", "un recensement sans pondérations";
        PopulationOfAtLeast { least: String } => "a population of at least {least}: so many answered", "une population d’au moins {least}\u{a0}: autant ont répondu";
        ColumnOfPeople => "the column that names people", "la colonne qui nomme les personnes";
        NormWithSource => "a standard deviation, a reliability from 0 to 1, and their source", "un écart-type, une fiabilité de 0 à 1, et leur source";
        SameQuestionnaire { questionnaire: String } => "questionnaire {questionnaire}", "le questionnaire {questionnaire}";
        SameGroups { by: String } => "by {by}", "les groupes {by}";
        SameWeights { weights: String } => "weights {weights}", "les pondérations {weights}";
        SamePairs { pairwise: String } => "pairwise {pairwise}", "les paires de questions {pairwise}";

        // Tables and logs.
        PlaceOfCohort { count: usize } => "the place of one of {count} cohorts", "la place d’une des {count} cohortes";
        PlacesBelow { limit: usize } => "places below {limit}", "des places en dessous de {limit}";
        RisingPlaces => "places that rise", "des places croissantes";
        Cells { count: usize } => "{count} cells", "{count} cases";
        Numbers { count: usize } => "{count} numbers", "{count} nombres";
        Values { count: usize } => "{count} values", "{count} valeurs";
        Elements { count: usize } => "{count} elements", "{count} éléments";
        Counts { count: usize } => "{count} counts", "{count} effectifs";

        // Bindings.
        Other { words: Words } => "{words}", "{words}";
    }
}

/// The words of another library that reports through this one: English, French.
impl From<(&str, &str)> for Expected {
    fn from((en, fr): (&str, &str)) -> Self {
        Self::Other { words: Words { en: en.to_owned(), fr: fr.to_owned() } }
    }
}
