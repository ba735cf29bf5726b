import { type Code, prefix, suffix } from "./code.ts";
import type { SchemaWriter } from "./schema-writer.ts";
import { readShape, type Shape, type ShapeReader } from "./shape.ts";

/** Definitions, which `type()` turns into schemas. */
const READER: ShapeReader<Code> = {
  scalars: { string: '"string"', integer: '"number.integer"', number: '"number"', boolean: '"boolean"' },
  // An array of a definition in quotes is part of the same text: "string[]".
  array: (item) =>
    typeof item === "string" ? item.replace(/"$/, '[]"') : { head: "[", items: [item, '"[]"'], tail: "]" },
  object: (members) => ({
    head: "{",
    items: members.map(([name, value]) => prefix(`${name}: `, value)),
    tail: "}",
  }),
};

export const arktypeWriter: SchemaWriter = {
  workerImports: [],
  imports: ['import { type } from "arktype";'],
  dependencies: ["arktype"],
  schema: (shape: Shape) => suffix(prefix("type(", readShape(shape, READER)), ")"),
};
