//! Patterns of addresses, as in `/:year/:month/:title/`.

use super::old_fields::{OldFields, first};

/// What a pattern may name.
pub(super) struct Named<'a> {
    /// The date, as in `2024-03-05 09:08:07`.
    pub date: Option<&'a str>,
    /// What `:title` means: the title in Hugo, the name of the file elsewhere.
    pub title: Option<&'a str>,
    /// The name of the file without its ending and its date.
    pub name: &'a str,
    /// The path of the file below the folder of its section, without the ending.
    pub path: &'a str,
    /// The sections or categories, from the outermost.
    pub sections: &'a [String],
    pub fields: &'a OldFields,
}

/// The address that a pattern gives; `None` where it names what is not known.
pub(super) fn address(pattern: &str, named: &Named<'_>) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
        let (word, mut tail) = after.split_at(end);
        let mut range = None;
        if tail.starts_with('[')
            && let Some((inside, behind)) = tail[1..].split_once(']')
        {
            (range, tail) = (Some(inside), behind);
        }
        out.push_str(&value(word, range, named)?);
        rest = tail;
    }
    out.push_str(rest);
    let mut address = String::from("/");
    for part in out.split('/').filter(|part| !part.is_empty()) {
        address.push_str(part);
        address.push('/');
    }
    let is_file = out.rsplit('/').next().is_some_and(|name| name.ends_with(".html") || name.ends_with(".htm"));
    if is_file {
        address.pop();
    }
    Some(address)
}

fn value(word: &str, range: Option<&str>, named: &Named<'_>) -> Option<String> {
    let digits = |from: usize, to: usize| named.date.and_then(|date| date.get(from..to)).map(str::to_owned);
    let short = |text: Option<String>| text.map(|text| text.trim_start_matches('0').to_owned());
    let slug = || first(named.fields, &["slug"]);
    let slug_or = |title: Option<&str>| title.map(str::to_owned).or_else(slug).or_else(|| Some(named.name.to_owned()));
    match word.to_ascii_lowercase().as_str() {
        "year" => digits(0, 4),
        "short_year" => digits(2, 4),
        "month" | "monthnum" => digits(5, 7),
        "i_month" => short(digits(5, 7)),
        "day" => digits(8, 10),
        "i_day" => short(digits(8, 10)),
        "hour" => digits(11, 13).or_else(|| Some("00".to_owned())),
        "minute" => digits(14, 16).or_else(|| Some("00".to_owned())),
        "second" => digits(17, 19).or_else(|| Some("00".to_owned())),
        "title" => slug_or(named.title),
        "output_ext" => Some(".html".to_owned()),
        "slug" | "slugorfilename" | "slugorcontentbasename" | "slugorfilenameorcontentbasename" => {
            slug().or_else(|| Some(named.name.to_owned()))
        }
        "filename" | "contentbasename" | "name" | "post_title" | "basename" => Some(named.name.to_owned()),
        "path" => Some(named.path.to_owned()),
        "id" => first(named.fields, &["id"]),
        "category" | "categories" => Some(named.sections.join("/")),
        "section" | "sectionslug" => named.sections.first().cloned(),
        "sections" | "sectionslugs" => {
            let all = named.sections;
            let chosen = match range.map(|range| range.split_once(':').unwrap_or((range, ""))) {
                Some(("last", _)) => all.last().map_or(&[][..], std::slice::from_ref),
                Some((from, _)) => all.get(from.parse::<usize>().unwrap_or(0)..).unwrap_or(&[]),
                None => all,
            };
            Some(chosen.join("/"))
        }
        other => first(named.fields, &[other]),
    }
}

/// A path as Hugo writes it: blanks become hyphens, marks are dropped, letters small.
pub(super) fn hugo_path(text: &str, keeps_case: bool) -> String {
    let mut out = String::new();
    for c in text.trim().chars() {
        if c.is_whitespace() {
            if !out.ends_with('-') {
                out.push('-');
            }
        } else if c.is_alphanumeric() || matches!(c, '.' | '/' | '\\' | '_' | '#' | '+' | '~' | '-' | '@') {
            out.push(c);
        }
    }
    if keeps_case { out } else { out.to_lowercase() }
}

/// A name as Jekyll and Zola write it: everything but letters and digits becomes a hyphen.
pub(super) fn hyphenated(text: &str, is_latin: bool) -> String {
    let mut out = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_alphanumeric() && (!is_latin || c.is_ascii()) {
            out.push(c);
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_give_addresses() {
        let mut fields = OldFields::new();
        fields.insert("slug".to_owned(), "s".into());
        let sections = ["posts".to_owned(), "a".to_owned(), "b".to_owned()];
        let named = Named {
            date: Some("2024-03-05 09:08:07"),
            title: None,
            name: "n",
            path: "a/n",
            sections: &sections,
            fields: &fields,
        };
        for (pattern, expected) in [
            ("/:year/:month/:day/:slug/", "/2024/03/05/s/"),
            ("posts/:filename", "/posts/n/"),
            (":year/:i_month/:i_day/:name.html", "/2024/3/5/n.html"),
            ("/:sections[1:]/:slugorcontentbasename", "/a/b/s/"),
            ("/:sections[last]/:slug/", "/b/s/"),
            ("/:categories/:title:output_ext", "/posts/a/b/s.html"),
            ("/:lost/", ""),
        ] {
            let found = address(pattern, &named).unwrap_or_default();
            assert_eq!(found, expected, "{pattern}");
        }
    }
}
