#[test]
fn dump() { for s in boussole_sante::schemas() { std::fs::write(format!("/tmp/dump-{}.json", s.name), s.text).unwrap(); } }
