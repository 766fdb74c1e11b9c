//! Exports as they come from tools and hands: what a reading must not lose in
//! silence.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "clippy takes the helpers of integration tests for production code"
)]

use boussole_sante::{
    Code, Error, Export, ExportOptions, Questionnaire,
    import::{Conversion, CsvStream, Dialect, Encoding, StreamError, read_sheet},
    read_export,
};

/// Two statements, a multiple choice with « autre », one without, a ranking, a
/// number.
const QUESTIONNAIRE: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0",
  "title": {"fr": "Essai"},
  "choice_lists": [
    {"key": "accord",
     "choices": [
       {"code": "1", "value": 1, "label": {"fr": "Pas d’accord"}},
       {"code": "2", "value": 2, "label": {"fr": "D’accord"}}],
     "missing": [{"code": "SO", "kind": "not_applicable", "label": {"fr": "Sans objet ici"}}]},
    {"key": "besoins",
     "choices": [
       {"code": "p", "label": {"fr": "Des pairs", "en": "Peers"}},
       {"code": "f", "label": {"fr": "Une formation", "en": "Training"}},
       {"code": "t", "label": {"fr": "Du temps, vraiment", "en": "Time"}}]}],
  "sections": [{"key": "s", "title": {"fr": "Un"}, "items": [
    {"key": "a", "column": "A", "kind": "rating", "choices": "accord", "text": {"fr": "Je décide"}},
    {"key": "b", "column": "B", "kind": "rating", "choices": "accord", "text": {"fr": "J’écoute"}},
    {"key": "m", "column": "M", "kind": "multiple", "choices": "besoins", "other": true,
     "text": {"fr": "De quoi avez-vous besoin ?"}},
    {"key": "o", "column": "O", "kind": "multiple", "choices": "besoins",
     "text": {"fr": "Qu’avez-vous déjà ?"}},
    {"key": "r", "column": "R", "kind": "ranking", "choices": "besoins", "max_chosen": 2,
     "text": {"fr": "Dans quel ordre ?"}},
    {"key": "n", "column": "N", "kind": "number", "min": 0, "max": 5000, "decimals": 2,
     "text": {"fr": "Quotité"}}]}],
  "scales": []
}"#;

fn questionnaire() -> Questionnaire {
    Questionnaire::from_json(QUESTIONNAIRE.as_bytes()).unwrap()
}

fn options(dialect: &str) -> ExportOptions {
    let mut options = ExportOptions::default();
    options.dialect = Some(Dialect::embedded(dialect).unwrap());
    options
}

fn read(text: &str) -> Result<Export, Error> {
    read_export(text.as_bytes(), &questionnaire(), &ExportOptions::default())
}

fn read_as(dialect: &str, text: &str) -> Export {
    read_export(text.as_bytes(), &questionnaire(), &options(dialect)).unwrap()
}

fn cells<'e>(export: &'e Export, column: &str) -> Vec<&'e str> {
    let column = export.column(column).unwrap_or_else(|| panic!("no column {column}"));
    column.iter().map(|cell| cell.unwrap_or("-")).collect()
}

/// The boxes p, f, t of a multiple choice, row by row.
fn boxes(export: &Export, column: &str) -> Vec<String> {
    let of = |code: &str| cells(export, &format!("{column}[{code}]"));
    let (p, f, t) = (of("p"), of("f"), of("t"));
    (0..p.len()).map(|row| format!("{}{}{}", p[row], f[row], t[row])).collect()
}

fn not_understood(export: &Export) -> Vec<(&str, u64)> {
    let cells = export.reading.not_understood.iter();
    cells.map(|one| (one.column.as_str(), one.count)).collect()
}

fn converted(export: &Export, what: Conversion) -> u64 {
    let cells = export.reading.converted.iter().filter(|one| one.what == what);
    cells.map(|one| one.count).sum()
}

#[test]
fn a_label_that_the_list_lacks_takes_no_tick_away() {
    let export = read_as(
        "google-forms",
        "De quoi avez-vous besoin ?\n\
         \"Des pairs, Du temps, vraiment\"\n\
         \"Des pairs (réseau), Du temps, vraiment\"\n\
         \"Des moyens, Une formation\"\n\
         \"Une formation, Des pairs (réseau)\"\n\
         \"Une formation, un bureau, calme\"\n",
    );
    let read = boxes(&export, "M");
    assert_eq!((read[0].as_str(), read[4].as_str()), ("101", "010"));
    // Nobody's box is 0 where the cell was not understood.
    for row in &read[1..4] {
        assert!(!row.contains('0') && !row.contains('1'), "{row}");
    }
    assert_eq!(not_understood(&export), [("M", 3)]);
    assert_eq!(export.reading.not_understood[0].near, ["Des pairs"]);
    let open = &export.reading.open_texts[0];
    assert_eq!((open.column.as_str(), open.count), ("M[other]", 1));
    assert!(export.column("M[other]").is_none(), "nobody asked for what people wrote");
}

#[test]
fn what_many_cells_hold_is_shown_and_what_few_wrote_is_not() {
    let many = "\"Des moyens, Une formation\"\n".repeat(5);
    let few = "\"Mon chef Durand, Une formation\"\n".repeat(4);
    let open = "un bureau\n".repeat(5);
    let file = format!("De quoi avez-vous besoin ?\n{many}{few}{open}\"une chose à moi\"\n");
    let export = read_as("google-forms", &file);
    assert_eq!(not_understood(&export), [("M", 9)]);
    assert_eq!(export.reading.not_understood[0].texts, ["Des moyens"]);
    assert_eq!(export.reading.open_texts[0].texts, ["un bureau"]);
    let told = serde_json::to_string(&export.reading).unwrap();
    assert!(!told.contains("Durand") && !told.contains("à moi"), "{told}");
}

#[test]
fn joiners_at_the_end_and_twice_join_nothing() {
    for (text, expected) in [
        ("Des pairs;Une formation;", "110"),
        ("Des pairs; Une formation;", "110"),
        ("Des pairs;;Une formation", "110"),
        (";Des pairs", "100"),
        ("Du temps, vraiment;", "001"),
        ("Du temps, vraiment, Des pairs", "101"),
    ] {
        let export = read(&format!("id\tQu’avez-vous déjà ?\n1\t{text}\n")).unwrap();
        assert_eq!(boxes(&export, "O"), [expected], "{text}");
    }
    let export = read_as("kobo", "O;_uuid\np t;1\np  t;2\n t p ;3\nt;4\n");
    assert_eq!(boxes(&export, "O"), ["101", "101", "101", "001"]);
    let twice = read("id\tQu’avez-vous déjà ?\n1\tDes pairs;Des pairs\n").unwrap();
    assert_eq!(not_understood(&twice), [("O", 1)]);
}

#[test]
fn unnamed_columns_right_of_several_choices_are_refused() {
    let ranking = "A,Dans quel ordre ?,\n2,Des pairs,Une formation\n";
    let boxes = "A,M[p],,\n2,1,,1\n";
    let joined = "A,Qu’avez-vous déjà ?,,\n1,Des pairs,,Une formation\n";
    for (file, columns) in [(joined, 1), (ranking, 1), (boxes, 1)] {
        let error = read(file).unwrap_err();
        assert_eq!(error.code(), Code::UnnamedColumn, "{file}");
        assert_eq!(error.faults().len(), columns);
    }
    // A remark beside boxes that are all there, and beside a single choice.
    let all = read("O[p],O[f],O[t],,A,\n1,0,1,lu,2,relu\n").unwrap();
    assert_eq!(all.reading.unmatched, ["", ""]);
    // Empty columns are what spreadsheets leave behind.
    assert!(read("A,Qu’avez-vous déjà ?,,\n1,Des pairs,,\n").is_ok());
}

#[test]
fn two_header_lines_name_the_choices() {
    let file = "Respondent ID,Je décide,Qu’avez-vous déjà ?,,\n\
                ,Response,Des pairs,Une formation,\"Du temps, vraiment\"\n\
                17,D’accord,Des pairs,,\"Du temps, vraiment\"\n";
    let export = read(file).unwrap();
    assert_eq!(export.reading.dialect.as_str(), "surveymonkey");
    assert_eq!(cells(&export, "A"), ["2"]);
    assert_eq!(boxes(&export, "O"), ["1-1"]);
}

#[test]
fn limesurvey_headings_of_every_kind() {
    let headings = [
        "id,submitdate,ipaddr,A,M[p],M[f],M[t],M[other]",
        "id. Response ID,submitdate. Date submitted,ipaddr. IP address,A. Je décide,M[p]. Besoin \
         [Des pairs],M[f]. Besoin [Une formation],M[t]. Besoin [Temps],M[other]. Besoin [Other]",
        "id. ID de la réponse,submitdate. Date de soumission,ipaddr. Adresse IP,A. Je décide,M[p]. \
         Besoin [Des pairs],M[f]. Besoin,M[t]. Besoin,M[other]. Besoin [Autre]",
        "ID de la réponse,Date de soumission,Adresse IP,Je décide,De quoi avez-vous besoin ? [Des \
         pairs],De quoi avez-vous besoin ? [Une formation],\"De quoi avez-vous besoin ? [Du temps, \
         vraiment]\",De quoi avez-vous besoin ? [Autre]",
    ];
    for heading in headings {
        let rows =
            "1,2026-09-01,192.0.2.1,2,Y,,Y,\n2,2026-09-01,192.0.2.2,1,,,,\n3,,192.0.2.3,,,,,\n";
        let export = read(&format!("{heading}\n{rows}")).unwrap();
        assert_eq!(export.reading.dialect.as_str(), "limesurvey", "{heading}");
        assert_eq!(cells(&export, "A"), ["2", "1", "-"]);
        assert_eq!(boxes(&export, "M"), ["101", "000", "---"], "{heading}");
        let told = serde_json::to_string(&export.reading).unwrap();
        assert!(told.contains("identifier") && told.contains("open_text"), "{told}");
    }
}

#[test]
fn a_vv_file_has_its_names_in_the_second_line() {
    for first in
        ["Numéro\tDate\tJe décide\tBesoin", "Response ID\tDate submitted\tJe décide\tBesoin"]
    {
        let file = format!(
            "{first}\tB\tC\nid\tsubmitdate\tA\tM_p\tM_f\tM_t\n\
             1\t2026-09-01\t2\tY\t\t{{question_not_shown}}\n\
             2\t{{question_not_shown}}\t{{question_not_shown}}\t\t\t\n"
        );
        let export = read(&file).unwrap();
        assert_eq!(export.reading.dialect.as_str(), "limesurvey-vv");
        assert_eq!(cells(&export, "A"), ["2", "-"]);
        assert_eq!(boxes(&export, "M")[1], "---", "the answers are not complete");
        assert_eq!(converted(&export, Conversion::NotShown), 2);
    }
}

#[test]
fn not_available_is_no_answer_where_the_tool_writes_it_so() {
    let rows = "id,submitdate,lastpage,A,B\n1,2026,2,2,N/A\n2,,1,N/A,Sans objet\n";
    let export = read(rows).unwrap();
    assert_eq!((cells(&export, "A"), cells(&export, "B")), (vec!["2", "-"], vec!["-", "SO"]));
    let plain = read("A,B\n2,N/A\n").unwrap();
    assert_eq!(cells(&plain, "B"), ["SO"], "elsewhere it does not concern the person");
}

#[test]
fn a_linear_scale_is_read_by_its_numbers() {
    let export = read("Horodateur,Je décide,J’écoute\n2026,2,D’accord\n2026,1,\n").unwrap();
    assert_eq!((cells(&export, "A"), cells(&export, "B")), (vec!["2", "1"], vec!["2", "-"]));
    assert_eq!(not_understood(&export), []);
}

#[test]
fn what_the_caller_maps_is_not_read_from_another_grid_too() {
    let file = "Horodateur,Importance [Je décide],Satisfaction [Je décide],Satisfaction \
                [J’écoute]\n2026,D’accord,Pas d’accord,Pas d’accord\n";
    let mut options = ExportOptions::default();
    options.columns.insert("Importance [Je décide]".into(), Some("A".into()));
    options.columns.insert("Satisfaction [J’écoute]".into(), None);
    let export = read_export(file.as_bytes(), &questionnaire(), &options).unwrap();
    assert_eq!(cells(&export, "A"), ["2"]);
    assert_eq!(export.reading.unmatched, ["Satisfaction [Je décide]", "Satisfaction [J’écoute]"]);
    assert_eq!(read(file).unwrap_err().code(), Code::DuplicateColumn);
}

#[test]
fn lines_of_headings_below_the_names_are_no_people() {
    let qualtrics = "StartDate,ResponseId,A,B\n\
                     Start Date,Response ID,Avis - Je décide,Avis - J’écoute\n\
                     \"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\
                     \"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n\
                     2026,R_1,2,1\n";
    let hxl = "A,B,_uuid\n#indicator+a,#indicator+b,\n2,1,u\n";
    let texts = "A,B\nJe décide,J’écoute\n2,1\n";
    for (file, lines) in [(qualtrics, 2), (hxl, 1), (texts, 1)] {
        let export = read(file).unwrap();
        assert_eq!((cells(&export, "A"), cells(&export, "B")), (vec!["2"], vec!["1"]), "{file}");
        assert_eq!(export.reading.rows, 1);
        assert_eq!(converted(&export, Conversion::HeadingLine), lines);
        assert_eq!(not_understood(&export), []);
    }
    let short = QUESTIONNAIRE.replace("Je décide", "2").replace("J’écoute", "1");
    let short = Questionnaire::from_json(short.as_bytes()).unwrap();
    let export = read_export(b"A,B\n2,1\n", &short, &ExportOptions::default()).unwrap();
    assert_eq!(export.reading.rows, 1, "an answer that reads as the question");
    let none = read("A,B\n2,\n#x,1\n").unwrap();
    assert_eq!(none.reading.rows, 2, "a person's own words are no line of tags");
}

#[test]
fn a_dialect_says_how_many_lines_to_leave_out() {
    let dialect = br#"{"document": "dialect", "schema_version": 1, "key": "outil",
        "title": {"fr": "Outil"}, "file": {"skip_lines": 1, "skip_after_headers": 2}}"#;
    let mut options = ExportOptions::default();
    options.dialect = Some(Dialect::from_json(dialect).unwrap());
    let file = "Enquête 2026\nA,B\nentier,entier\n(1 à 2),(1 à 2)\n2,1\n";
    let export = read_export(file.as_bytes(), &questionnaire(), &options).unwrap();
    assert_eq!((cells(&export, "A"), cells(&export, "B")), (vec!["2"], vec!["1"]));
    let rows: Vec<Vec<Option<String>>> = file
        .lines()
        .map(|line| {
            let mut cells: Vec<_> = line.split(',').map(|cell| Some(cell.to_owned())).collect();
            cells.resize(2, None);
            cells
        })
        .collect();
    let sheet = read_sheet(&rows, &questionnaire(), &options).unwrap();
    assert_eq!(sheet.columns, export.columns);
}

#[test]
fn boxes_that_nobody_touched_are_no_answer_in_redcap() {
    let file = "record_id,redcap_survey_identifier,o___p,o___f,o___t,A\n\
                1,,1,0,0,2\n2,,0,0,0,1\n";
    let questionnaire = QUESTIONNAIRE.replace("\"column\": \"O\"", "\"column\": \"o\"");
    let questionnaire = Questionnaire::from_json(questionnaire.as_bytes()).unwrap();
    let export = read_export(file.as_bytes(), &questionnaire, &ExportOptions::default()).unwrap();
    assert_eq!(export.reading.dialect.as_str(), "redcap");
    assert_eq!(boxes(&export, "o"), ["100", "---"]);
    assert_eq!(converted(&export, Conversion::NoAnswer), 3);
}

#[test]
fn french_numbers_are_numbers_in_every_tool() {
    let numbers = "0,8|,5|1\u{a0}234,5|1\u{202f}234|1 234|1234.5|0.80";
    let expected = ["0.8", "0.5", "1234.5", "1234", "1234", "1234.5", "0.8"];
    for dialect in ["limesurvey", "kobo", "google-forms", "plain", "qualtrics", "redcap"] {
        let file = format!(
            "A;N\n{}\n",
            numbers.split('|').map(|n| format!("2;{n}")).collect::<Vec<_>>().join("\n")
        );
        let export = read_as(dialect, &file);
        assert_eq!(cells(&export, "N"), expected, "{dialect}");
    }
    let odd = read("A;N\n2;12 34\n2;1 2\n2;1 234 5\n2; 1\n").unwrap();
    assert_eq!(cells(&odd, "N"), ["12 34", "1 2", "1 234 5", "1"]);
    // A blank behind the mark has no thousands before it; the process ended here once.
    let odd = read("A;N\n2;2.5 h\n2;0,5 jour\n2;1 234,5 j\n2;. 5\n").unwrap();
    assert_eq!(cells(&odd, "N"), ["2.5 h", "0,5 jour", "1 234,5 j", ". 5"]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Whatever stands in a column of numbers is read as one or left as it is.
    #[test]
    fn any_text_in_a_column_of_numbers_is_read(texts in proptest::collection::vec("[-0-9 .,h\u{a0}]{1,9}", 1..20)) {
        let file = texts.iter().fold("A;N\n".to_owned(), |file, text| format!("{file}2;{text}\n"));
        proptest::prop_assert!(read(&file).is_ok());
    }
}

#[test]
fn mac_os_roman_is_told_from_windows_1252() {
    // « Né à Évry, été »: é, à, É and « ’ » are other bytes in each.
    let file = |e: u8, a: u8, cap: u8, apostrophe: u8| -> Vec<u8> {
        let mut bytes = b"A;Je d".to_vec();
        bytes.extend([e]);
        bytes.extend(b"cide;lieu\n2;x;N");
        bytes.extend([e, b' ', a, b' ', cap]);
        bytes.extend(b"vry l");
        bytes.extend([apostrophe]);
        bytes.extend(b"an\n");
        bytes
    };
    let mut options = ExportOptions::default();
    options.keep = vec!["lieu".into()];
    options.columns.insert("Je décide".into(), None);
    for (bytes, encoding) in [
        (file(0x8E, 0x88, 0x83, 0xD5), Encoding::Macintosh),
        (file(0xE9, 0xE0, 0xC9, 0x92), Encoding::Windows1252),
    ] {
        let export = read_export(&bytes, &questionnaire(), &options).unwrap();
        assert_eq!(export.reading.encoding, Some(encoding));
        assert_eq!(cells(&export, "lieu"), ["Né à Évry l’an"]);
    }
}

fn streamed(bytes: &'static [u8], rows: usize) -> Result<Vec<Vec<Option<String>>>, StreamError> {
    let mut stream = CsvStream::new(move || Ok(bytes))?;
    let mut all = Vec::new();
    while let Some(columns) = stream.block(rows)? {
        for row in 0..columns[0].len() {
            all.push(columns.iter().map(|c| c.get(row).map(str::to_owned)).collect());
        }
    }
    Ok(all)
}

#[test]
fn a_stream_reads_what_the_whole_reads() {
    let text = "secteur;A;B\n\u{c9}vry;2;\n\nNA; 1 ;null\n\"a;\"\"b\"\"\";2;nan\n";
    let utf16: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let variants = [text.as_bytes().to_vec(), format!("\u{FEFF}{text}").into_bytes(), utf16, latin];
    for bytes in variants {
        let bytes: &'static [u8] = bytes.leak();
        for rows in [1, 2, 3, 100] {
            let read = streamed(bytes, rows).unwrap();
            let cell = |row: usize, column: usize| read[row][column].as_deref().unwrap_or("-");
            assert_eq!(read.len(), 3, "the blank line is no person");
            assert_eq!([cell(0, 0), cell(0, 1), cell(0, 2)], ["Évry", "2", "-"]);
            assert_eq!([cell(1, 0), cell(1, 1), cell(1, 2)], ["NA", "1", "null"]);
            assert_eq!([cell(2, 0), cell(2, 1), cell(2, 2)], ["a;\"b\"", "2", "nan"]);
        }
    }
}

#[test]
fn a_stream_refuses_what_the_whole_refuses() {
    for (bytes, code, line) in [
        (&b"A,B\n1,2\n\"3,4\n5,6\n"[..], Code::InvalidCsv, "3"),
        (b"A,B\n1,2\n3\n", Code::InvalidCsv, "3:1"),
        (b"A,A\n1,2\n", Code::DuplicateColumn, "1:2"),
        (b"A,B\n1,\xC3\xA9\n1,\xE9\n", Code::InvalidEncoding, "3"),
        (b"A,B\n1,\x00\n", Code::InvalidEncoding, "2"),
        (b"", Code::EmptyFile, ""),
    ] {
        let Err(StreamError::Text(error)) = streamed(bytes, 2) else { panic!("{bytes:?}") };
        let fault = error.faults()[0].clone();
        assert_eq!((fault.code(), fault.location().to_string().as_str()), (code, line));
        let whole = read_export(bytes, &questionnaire(), &ExportOptions::default()).unwrap_err();
        assert_eq!(whole.faults()[0].code(), code);
    }
    // A quote within a cell is none that is open.
    assert_eq!(streamed(b"A,B\n5\" long,2\n", 9).unwrap().len(), 1);
}
