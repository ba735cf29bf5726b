import { type Code, prefix, suffix } from "./code.ts";
import type { SchemaWriter } from "./schema-writer.ts";
import { readShape, type ShapeReader } from "./shape.ts";
import { typeOf } from "./type-of.ts";

const READER: ShapeReader<Code> = {
  scalars: {
    string: '{ type: "string" }',
    integer: '{ type: "integer" }',
    number: '{ type: "number" }',
    boolean: '{ type: "boolean" }',
  },
  array: (item) => ({ head: "{", items: ['type: "array"', prefix("items: ", item)], tail: "}" }),
  object: (members) => ({
    head: "{",
    items: [
      'type: "object"',
      { head: "properties: {", items: members.map(([name, value]) => prefix(`${name}: `, value)), tail: "}" },
      { head: "required: [", items: members.map(([name]) => JSON.stringify(name)), tail: "]" },
    ],
    tail: "}",
  }),
};

export const jsonSchemaWriter: SchemaWriter = {
  workerImports: ["jsonSchema"],
  imports: [],
  dependencies: [],
  schema: (shape) => suffix(prefix(`jsonSchema<${typeOf(shape)}>(`, readShape(shape, READER)), ")"),
};
