// A person answers the short questionnaire: what `make swift` compiles and runs.
let questionnaire = try Questionnaire.embedded(name: "autopositionnement-court")
let referential = try Referential.embedded()
let interview = try Interview.start(
    questionnaire: questionnaire, referential: referential, posts: [Post(profile: "cls")])
while let item = interview.next() {
    if item.kind == .level {
        try interview.answer(item: item.key, answer: .level(level: 2, occasion: .yes))
    }
}
let report = try interview.report()
for key in report.priorities() {
    print(referential.competency(key: key)!.label[.french])
}
if case .scale(let scale) = try report.explain(key: report.scales()[0].key) {
    print(scale.rule[.english], scale.used, scale.of)
}
print(standing(language: .french))
