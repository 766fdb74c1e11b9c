extension Language {
    /// The tag of the language, as documents write it: `fr`.
    public var tag: String { self == .french ? "fr" : "en" }
}

extension Text {
    /// The text in the main language of its document, French mostly.
    public var main: String { byLanguage[language] ?? "" }

    /// The text in a language; in its main one where there is no such text.
    public subscript(language: Language) -> String { byLanguage[language.tag] ?? main }
}
