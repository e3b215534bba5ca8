//! What each template sees, as types say it: for the reference of theme authors.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::chrome::Global;
use super::{calendar, column, comparison, issue, lists, names, piece, regulations, series, standing, titles, whole};

/// What a template sees.
#[derive(Debug)]
pub struct Shape {
    /// The file in `templates/`.
    pub template: &'static str,
    /// Its fields, as a JSON Schema.
    pub schema: Value,
}

/// What every template sees, then what each sees beside that; and the schemas that these name.
#[must_use]
pub fn shapes() -> (Vec<Shape>, Value) {
    let mut generator = SchemaGenerator::default();
    let shapes = vec![
        shape::<Global>(&mut generator, "*"),
        shape::<lists::With<lists::Home>>(&mut generator, "home.html"),
        shape::<lists::With<lists::Issues>>(&mut generator, "issues.html"),
        shape::<issue::View>(&mut generator, "issue.html"),
        shape::<whole::View>(&mut generator, "issue-all.html"),
        shape::<lists::With<column::Column>>(&mut generator, "column.html"),
        shape::<piece::View>(
            &mut generator,
            "article.html, award-list.html, events.html, guide.html, page.html, regulation.html",
        ),
        shape::<lists::With<regulations::Arranged>>(&mut generator, "regulations.html"),
        shape::<lists::With<comparison::Comparison>>(&mut generator, "comparison.html"),
        shape::<lists::With<lists::Tags>>(&mut generator, "tags.html"),
        shape::<lists::With<lists::TagPage>>(&mut generator, "tag.html"),
        shape::<lists::With<calendar::Calendar>>(&mut generator, "calendar.html"),
        shape::<lists::With<series::AllSeries>>(&mut generator, "all-series.html"),
        shape::<lists::With<series::SeriesPage>>(&mut generator, "series.html"),
        shape::<lists::With<names::Names>>(&mut generator, "names.html"),
        shape::<lists::With<names::NamePage>>(&mut generator, "name.html"),
        shape::<lists::With<lists::Archive>>(&mut generator, "archive.html"),
        shape::<lists::With<lists::Year>>(&mut generator, "archive-year.html"),
        shape::<lists::With<titles::Titles>>(&mut generator, "archive-titles.html"),
        shape::<lists::With<standing::Feeds>>(&mut generator, "feeds.html"),
        shape::<lists::With<standing::Search>>(&mut generator, "search.html"),
        shape::<lists::With<standing::Accessibility>>(&mut generator, "accessibility.html"),
        shape::<lists::With<lists::NotFound>>(&mut generator, "not-found.html"),
        shape::<lists::With<lists::Redirect>>(&mut generator, "redirect.html"),
        shape::<whole::Entry>(&mut generator, super::Renderer::CONTENT),
    ];
    (shapes, serde_json::to_value(generator.take_definitions(true)).unwrap_or_default())
}

fn shape<V: JsonSchema>(generator: &mut SchemaGenerator, template: &'static str) -> Shape {
    Shape { template, schema: V::json_schema(generator).to_value() }
}
