//! Days and times as policy files write them: `2021-05-06` and `22:00`.

macro_rules! optional {
    ($module:ident, $type:ty, $parse:path, $expected:literal) => {
        pub mod $module {
            use serde::{Deserialize, Deserializer, Serializer, de::Error};

            pub fn serialize<S: Serializer>(value: &Option<$type>, serializer: S) -> Result<S::Ok, S::Error> {
                match value {
                    Some(value) => serializer.serialize_str(&crate::calendar::date_text::Iso::iso(value)),
                    None => serializer.serialize_none(),
                }
            }

            pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<$type>, D::Error> {
                let Some(written) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
                $parse(&written).map(Some).ok_or_else(|| D::Error::custom(format!($expected, written)))
            }
        }
    };
}

optional!(
    optional_day,
    chrono::NaiveDate,
    crate::calendar::date_text::parse_date,
    "`{}` is not a day; write it as `2021-05-06`"
);
optional!(
    optional_time,
    chrono::NaiveTime,
    crate::calendar::date_text::parse_time,
    "`{}` is not a time of day; write it as `22:00`"
);
