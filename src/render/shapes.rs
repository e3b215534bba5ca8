//! What a template sees, as types say it: for the reference of theme authors.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

/// What a template sees.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The file in `templates/`.
    pub template: &'static str,
    /// Its fields, as a JSON Schema.
    pub schema: Value,
}

/// Shapes, and the schemas that they name.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    generator: SchemaGenerator,
    shapes: Vec<Shape>,
}

impl Shapes {
    /// The shapes with that of one more template, or of several with commas between them.
    pub(super) fn with<V: JsonSchema>(mut self, template: &'static str) -> Self {
        let schema = V::json_schema(&mut self.generator).to_value();
        self.shapes.push(Shape { template, schema });
        self
    }

    /// The shapes in their order, and the schemas that they name, by name.
    pub(super) fn finish(mut self) -> (Vec<Shape>, Value) {
        let definitions = Value::Object(self.generator.take_definitions(true));
        (self.shapes, definitions)
    }
}
