//! Sentences with values: each said in French and in English from one table.

use std::borrow::Cow;

use serde::Serialize;

use super::language::Language;

/// A value in a sentence, as a language says it.
pub(super) trait Say {
    fn say(&self, language: Language) -> Cow<'_, str>;
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
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        #[serde(tag = "kind", rename_all = "snake_case")]
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

        impl $name {
            /// The sentence in this language.
            #[must_use]
            pub fn text(&self, language: Language) -> String {
                match (self, language) {
                    $(
                        (Self::$variant $( { $( $value ),+ } )?, Language::English) => {
                            $( $( let $value = $crate::error::sentences::Say::say($value, language); )+ )?
                            format!($english)
                        }
                        (Self::$variant $( { $( $value ),+ } )?, Language::French) => {
                            $( $( let $value = $crate::error::sentences::Say::say($value, language); )+ )?
                            format!($french)
                        }
                    )*
                }
            }
        }

        impl $crate::error::sentences::Say for $name {
            fn say(&self, language: Language) -> std::borrow::Cow<'_, str> {
                self.text(language).into()
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
}

macro_rules! say_number {
    ($( $number:ty )*) => { $(
        impl Say for $number {
            fn say(&self, _: Language) -> Cow<'_, str> {
                self.to_string().into()
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
}
