//! Values that can be written in more than one form.

use serde::{Deserialize, Deserializer};

/// One name or a list of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names(pub Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_one_or_many(deserializer).map(Self)
    }
}

/// Reads a list, or a single value as a list of one.
///
/// # Errors
/// A value has the wrong type.
pub(crate) fn deserialize_one_or_many<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct Visitor<T>(std::marker::PhantomData<T>);
    impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a string or a sequence")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Vec<T>, E> {
            T::deserialize(serde::de::value::StrDeserializer::new(text)).map(|one| vec![one])
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut all = Vec::new();
            while let Some(one) = list.next_element()? {
                all.push(one);
            }
            Ok(all)
        }
    }
    deserializer.deserialize_any(Visitor(std::marker::PhantomData))
}

/// A group of fields that can also be written as a text, which is then its most important field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextOrFields<T>(pub T);

impl<'de, T: Deserialize<'de> + From<String>> Deserialize<'de> for TextOrFields<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de> + From<String>> serde::de::Visitor<'de> for Visitor<T> {
            type Value = T;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string or a map")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
                Ok(T::from(text.to_owned()))
            }

            // A list of one means its only member.
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
                let one = list.next_element::<TextOrFields<T>>()?;
                let is_one = list.next_element::<serde::de::IgnoredAny>()?.is_none();
                let is_list = || serde::de::Error::invalid_type(serde::de::Unexpected::Seq, &self);
                one.filter(|_| is_one).map(|one| one.0).ok_or_else(is_list)
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
                T::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            }
        }
        // The program's own cache holds the fields without their names.
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Visitor(std::marker::PhantomData)).map(Self)
        } else {
            T::deserialize(deserializer).map(Self)
        }
    }
}

/// Reads a list whose members are texts or groups of fields.
///
/// # Errors
/// A member has the wrong type.
pub(crate) fn deserialize_texts_or_fields<'de, D: Deserializer<'de>, T: Deserialize<'de> + From<String>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let members = Vec::<TextOrFields<T>>::deserialize(deserializer)?;
    Ok(members.into_iter().map(|TextOrFields(member)| member).collect())
}

/// Reads an optional text or group of fields.
///
/// # Errors
/// The value has the wrong type.
pub(crate) fn deserialize_text_or_fields<'de, D: Deserializer<'de>, T: Deserialize<'de> + From<String>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Ok(Option::<TextOrFields<T>>::deserialize(deserializer)?.map(|TextOrFields(one)| one))
}
