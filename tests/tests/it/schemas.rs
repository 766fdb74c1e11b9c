#[test]
fn dump() {
    for s in boussole_sante_tests::published() {
        std::fs::write(format!("/tmp/dump-{}.json", s.name), s.text).unwrap();
    }
}
