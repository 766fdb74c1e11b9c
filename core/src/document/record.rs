//! Declarations of what documents are made of (records, closed lists, bounded
//! integers), each once for the type, its reader and its schema.

/// Declares a record of a document: its fields, in the order of the docs, are
/// all that the object may hold. A field is required unless it is an `Option`
/// or a `Vec`; what an absent one means is said behind it (`= 1`). It is written
/// as it is read, and serde reads it through the same door, with every fault in
/// the message; but for a `private` record of people, which is read only by the
/// functions that withhold their values.
macro_rules! record {
    (
        private
        $(#[$($meta:tt)*])*
        pub struct $name:ident {
            $( $(#[$($field_meta:tt)*])* pub $field:ident : $kind:ty $(= $default:literal)? ),* $(,)?
        }
    ) => {
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(
            deny_unknown_fields, transform = $crate::document::schema_rules::optional_lists
        ))]
        $(#[$($meta)*])*
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$($field_meta)*])* pub $field: $kind, )*
            #[cfg_attr(feature = "schema", schemars(skip))]
            #[allow(dead_code, reason = "not every kind of record is judged after it is read")]
            pub(crate) at: $crate::document::reference::At,
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serde::Serializer::serialize_map(serializer, None)?;
                $( if !$crate::document::read::ReadField::is_absent(&self.$field) {
                    serde::ser::SerializeMap::serialize_entry(
                        &mut map, stringify!($field), &self.$field,
                    )?;
                } )*
                serde::ser::SerializeMap::end(map)
            }
        }

        impl $crate::document::field::Described for $name {
            const RECORD: &'static $crate::document::field::Record =
                $crate::document::field::described! {
                    $(#[$($meta)*])*
                    $name {
                        $( $(#[$($field_meta)*])* $field: $kind $(= $default)?, )*
                    }
                };
        }

        impl $crate::document::read::Read for $name {
            const DECLARES: bool = $crate::document::read::declares(&[$( stringify!($field) ),*]);
            const SHAPE: $crate::document::field::Shape = $crate::document::field::Shape::Record(
                || <Self as $crate::document::field::Described>::RECORD,
            );

            fn read(
                node: &$crate::document::node::Node,
                at: &$crate::error::location::Pointer,
                reader: &mut $crate::document::reader::Reader,
            ) -> Option<Self> {
                let mut fields = $crate::document::read::Fields::open(node, at, reader)?;
                $( let $field = fields.take::<$kind>(stringify!($field), reader); )*
                fields.close(reader);
                Some(Self { $( $field: $field?, )* at: at.clone().into() })
            }
        }
    };
    (
        $(#[$($meta:tt)*])*
        pub struct $name:ident { $($fields:tt)* }
    ) => {
        $crate::document::record::record! {
            private $(#[$($meta)*])* pub struct $name { $($fields)* }
        }
        $crate::document::record::deserialize! { $name }
    };
}

/// Declares a record of a result: what is computed and written, and never read
/// as a document. Its fields are those of the docs; derives and what serde needs
/// to know stand above it.
macro_rules! result {
    (
        $(#[$($meta:tt)*])*
        pub struct $name:ident {
            $( $(#[$($field_meta:tt)*])* pub $field:ident : $kind:ty ),* $(,)?
        }
    ) => {
        $(#[$($meta)*])*
        pub struct $name {
            $( $(#[$($field_meta)*])* pub $field: $kind, )*
        }

        impl $crate::document::field::Described for $name {
            const RECORD: &'static $crate::document::field::Record =
                $crate::document::field::described! {
                    $(#[$($meta)*])*
                    $name { $( $(#[$($field_meta)*])* $field: $kind, )* }
                };
        }

        impl $crate::document::field::Shaped for $name {
            const SHAPE: $crate::document::field::Shape = $crate::document::field::Shape::Record(
                || <Self as $crate::document::field::Described>::RECORD,
            );
        }
    };
}

/// Lets serde read a value through its own reader, each fault on a line of the
/// message.
macro_rules! deserialize {
    ($( $name:ident )*) => { $(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::document::read::deserialize(deserializer)
            }
        }
    )* };
}

/// A word of a closed list.
#[cfg(feature = "cohort")]
pub(crate) trait Word: Copy {
    /// The words, in the declared order.
    const WORDS: &'static [&'static str];

    /// Its place in that order.
    fn place(self) -> usize;
}

/// Declares a closed list of words, as documents and results write them, `of` the
/// list in which `language` says them.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident $(of $list:literal)? {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $( $(#[$variant_meta])* #[serde(rename = $word)] $variant, )*
        }

        impl $name {
            /// Every member, in the declared order.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// The word that documents and results use.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        #[cfg(feature = "cohort")]
        impl $crate::document::record::Word for $name {
            const WORDS: &'static [&'static str] = &[ $( $word, )* ];

            fn place(self) -> usize {
                self as usize
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::fault::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|member| member.as_str() == text).ok_or_else(|| {
                    $crate::error::fault::Error::usage(
                        $crate::error::code::Code::UnknownName,
                        $crate::error::expected::Expected::OneOf {
                            names: Self::ALL.iter().collect(),
                        },
                        text,
                    )
                })
            }
        }

        impl $crate::document::read::Read for $name {
            const SHAPE: $crate::document::field::Shape =
                $crate::document::field::Shape::Word(&$crate::document::field::WordList {
                    type_name: stringify!($name),
                    name: [$( $list, )? stringify!($name)][0],
                    words: &[ $( $word, )* ],
                });

            fn read(
                node: &$crate::document::node::Node,
                at: &$crate::error::location::Pointer,
                reader: &mut $crate::document::reader::Reader,
            ) -> Option<Self> {
                let words: Vec<&str> = Self::ALL.iter().map(|member| member.as_str()).collect();
                $crate::document::read::read_word(node, at, reader, &words)
                    .and_then(|index| Self::ALL.get(index).copied())
            }
        }

        $crate::document::record::deserialize! { $name }
    };
}

/// Declares an integer with its bounds, for reader and schema alike.
macro_rules! bounded {
    ($(#[$meta:meta])* pub struct $name:ident($kind:ty) in $low:literal..=$high:literal;) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(transparent))]
        pub struct $name(
            #[cfg_attr(feature = "schema", schemars(range(min = $low, max = $high)))] $kind,
        );

        impl $name {
            /// The number itself.
            #[must_use]
            pub const fn get(self) -> $kind {
                self.0
            }
        }

        impl TryFrom<$kind> for $name {
            type Error = $crate::error::fault::Error;

            fn try_from(value: $kind) -> Result<Self, Self::Error> {
                // As wide as the bounds of any of them.
                let (low, high): (i64, i64) = ($low, $high);
                if (i128::from(low)..=i128::from(high)).contains(&i128::from(value)) {
                    return Ok(Self(value));
                }
                Err($crate::error::fault::Error::usage(
                    $crate::error::code::Code::OutOfRange,
                    $crate::error::expected::Expected::IntegerBetween { low, high },
                    value.to_string(),
                ))
            }
        }

        impl $crate::document::read::Read for $name {
            const SHAPE: $crate::document::field::Shape = $crate::document::field::Shape::Integer;

            fn read(
                node: &$crate::document::node::Node,
                at: &$crate::error::location::Pointer,
                reader: &mut $crate::document::reader::Reader,
            ) -> Option<Self> {
                let value = $crate::document::read::read_integer(node, at, reader, $low, $high)?;
                <$kind>::try_from(value).ok().map(Self)
            }
        }

        $crate::document::record::deserialize! { $name }
    };
}

pub(crate) use {bounded, deserialize, record, result, words};
