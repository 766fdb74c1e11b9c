//! Sentences with values: each said in French and in English from one table.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::SerializeMap;
use serde_json::Value;

use super::language::Language;

/// A value in a sentence: as a language says it, and as JSON holds it.
pub(super) trait Say {
    fn say(&self, language: Language) -> Cow<'_, str>;

    fn json(&self) -> Value;
}

/// A sentence taken apart. One piece of code says them all: a `format!` of each
/// in each language made a phone's library a tenth of a megabyte larger.
pub(super) struct Parts<'s> {
    /// The variant, as `IntegerBetween`.
    pub(super) variant: &'static str,
    pub(super) english: &'static str,
    pub(super) french: &'static str,
    pub(super) values: Vec<(&'static str, &'s dyn Say)>,
}

impl Parts<'_> {
    pub(super) fn text(&self, language: Language) -> String {
        let template = match language {
            Language::English => self.english,
            Language::French => self.french,
        };
        let mut text = String::new();
        let mut rest = template;
        while let Some(place) = rest.find(['{', '}']) {
            let (before, brace) = rest.split_at(place);
            text.push_str(before);
            if brace.starts_with("{{") || brace.starts_with("}}") {
                text.push_str(&brace[..1]);
                rest = &brace[2..];
                continue;
            }
            let (name, after) = brace[1..].split_once('}').unwrap_or((&brace[1..], ""));
            if let Some((_, value)) = self.values.iter().find(|(own, _)| *own == name) {
                text.push_str(&value.say(language));
            }
            rest = after;
        }
        text + rest
    }

    /// Its `kind`, as `integer_between`, and its values by name.
    pub(super) fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1 + self.values.len()))?;
        map.serialize_entry("kind", &snake_case(self.variant))?;
        for (name, value) in &self.values {
            map.serialize_entry(name, &value.json())?;
        }
        map.end()
    }
}

fn snake_case(variant: &str) -> String {
    let mut words = String::new();
    for letter in variant.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

/// An enum of sentences: their values, English and French. A sentence without
/// French, or a value that one of the two does not say, does not compile.
macro_rules! sentences {
    (
        $( #[$meta:meta] )*
        $name:ident {
            $( $variant:ident $( { $( $value:ident: $type:ty ),+ } )?
                => $english:literal, $french:literal; )*
        }
    ) => {
        $( #[$meta] )*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = $english]
                $variant $( {
                    $( #[doc = concat!("What the sentence says as `", stringify!($value), "`.")]
                    $value: $type ),+
                } )?,
            )*
        }

        // Never called: each language must name each value, and no other.
        const _: () = {
            $(
                #[allow(non_snake_case, dead_code, reason = "named like the variant")]
                fn $variant( $( $( $value: &str ),+ )? ) -> String {
                    let english = format!($english);
                    english + &format!($french)
                }
            )*
        };

        impl $name {
            fn parts(&self) -> $crate::error::sentences::Parts<'_> {
                match self {
                    $( Self::$variant $( { $( $value ),+ } )? => $crate::error::sentences::Parts {
                        variant: stringify!($variant),
                        english: $english,
                        french: $french,
                        values: vec![ $( $( (stringify!($value), $value) ),+ )? ],
                    }, )*
                }
            }

            /// The sentence in this language.
            #[must_use]
            pub fn text(&self, language: Language) -> String {
                self.parts().text(language)
            }
        }

        impl $crate::error::sentences::Say for $name {
            fn say(&self, language: Language) -> std::borrow::Cow<'_, str> {
                self.text(language).into()
            }

            fn json(&self) -> serde_json::Value {
                serde_json::to_value(self).unwrap_or_default()
            }
        }

        /// Its `kind`, and its values by name.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.parts().serialize(serializer)
            }
        }

        /// Compares the English sentence.
        impl PartialEq<str> for $name {
            fn eq(&self, english: &str) -> bool {
                self.text(Language::English) == english
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.text(Language::English))
            }
        }
    };
}
pub(super) use sentences;

impl Say for String {
    fn say(&self, _: Language) -> Cow<'_, str> {
        self.into()
    }

    fn json(&self) -> Value {
        self.as_str().into()
    }
}

macro_rules! say_number {
    ($( $number:ty )*) => { $(
        impl Say for $number {
            fn say(&self, _: Language) -> Cow<'_, str> {
                self.to_string().into()
            }

            fn json(&self) -> Value {
                (*self).into()
            }
        }
    )* };
}
say_number! { i64 u32 u64 usize }

/// Names in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Names(Vec<String>);

impl Names {
    /// The names.
    #[must_use]
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}

impl<S: ToString> FromIterator<S> for Names {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        Self(names.into_iter().map(|name| name.to_string()).collect())
    }
}

impl<const N: usize> From<[&str; N]> for Names {
    fn from(names: [&str; N]) -> Self {
        names.into_iter().collect()
    }
}

impl Say for Names {
    fn say(&self, _: Language) -> Cow<'_, str> {
        self.0.join(", ").into()
    }

    fn json(&self) -> Value {
        self.0.as_slice().into()
    }
}

/// The words of another library that reports through this one, such as a
/// binding: in English and in French.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

impl Say for Words {
    fn say(&self, language: Language) -> Cow<'_, str> {
        match language {
            Language::English => (&self.en).into(),
            Language::French => (&self.fr).into(),
        }
    }

    fn json(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "what the macro writes is public")]
mod tests {
    use super::*;

    sentences! {
        /// What a test says.
        Tested {
            Plain => "a {{brace}}", "une {{accolade}}";
            TwoValues { low: i64, names: Names } => "{names} from {low}, {low}", "de {low} à {names}";
        }
    }

    #[test]
    fn values_stand_where_the_sentence_names_them() {
        let both = |said: &Tested| (said.text(Language::English), said.text(Language::French));
        let (english, french) = both(&Tested::Plain);
        assert_eq!((&*english, &*french), ("a {brace}", "une {accolade}"));
        let said = Tested::TwoValues { low: -1, names: ["a", "{b}"].into() };
        let (english, french) = both(&said);
        assert_eq!((&*english, &*french), ("a, {b} from -1, -1", "de -1 à a, {b}"));
        assert_eq!(
            serde_json::to_string(&said).unwrap(),
            r#"{"kind":"two_values","low":-1,"names":["a","{b}"]}"#
        );
        assert_eq!(serde_json::to_string(&Tested::Plain).unwrap(), r#"{"kind":"plain"}"#);
    }
}
