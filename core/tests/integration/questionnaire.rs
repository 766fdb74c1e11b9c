//! Reading questionnaires: what ships is sound, and every fault is told.

use boussole_sante::Questionnaire;

#[test]
fn what_ships_is_sound() {
    for name in Questionnaire::embedded_names() {
        if let Err(error) = Questionnaire::embedded(name) {
            panic!("{name}: {:#?}", error.faults());
        }
    }
}

/// What follows from one fault is not told beside it.
#[test]
fn one_fault_does_not_bring_others() {
    let sound: serde_json::Value = serde_json::from_str(
        &Questionnaire::embedded("autopositionnement-court").unwrap().to_json(),
    )
    .unwrap();
    let count = |place: &str, value: serde_json::Value| -> usize {
        let mut document = sound.clone();
        *document.pointer_mut(place).unwrap() = value;
        let error = Questionnaire::from_json(document.to_string().as_bytes()).unwrap_err();
        error.fault_count()
    };
    for place in [
        "/choice_lists",
        "/sections",
        "/scales/0",
        "/choice_lists/0/key",
        "/choice_lists/1/choices",
        "/choice_lists/1/choices/0/value",
        "/sections/0/items/0/key",
    ] {
        for value in
            [serde_json::json!({"x": 1}), serde_json::json!(true), serde_json::json!("Ünsinn !")]
        {
            let expected = if place == "/scales/0" && value.is_object() { 6 } else { 1 };
            assert_eq!(count(place, value.clone()), expected, "{place} {value}");
        }
    }
    assert_eq!(count("/sections", serde_json::json!([])), 1);
    // A list of which one choice lacks its value: once, whoever takes it.
    let mut document = sound.clone();
    document["choice_lists"][1]["choices"][0].as_object_mut().unwrap().remove("value");
    let error = Questionnaire::from_json(document.to_string().as_bytes()).unwrap_err();
    assert_eq!(error.fault_count(), 1, "{error}");
}
