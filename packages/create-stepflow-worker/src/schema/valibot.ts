import { type Code, prefix } from "./code.ts";
import type { SchemaWriter } from "./schema-writer.ts";
import { readShape, type ShapeReader } from "./shape.ts";

const READER: ShapeReader<Code> = {
  scalars: {
    string: "v.string()",
    integer: "v.pipe(v.number(), v.integer())",
    number: "v.number()",
    boolean: "v.boolean()",
  },
  array: (item) => ({ head: "v.array(", items: [item], tail: ")" }),
  object: (members) => ({
    head: "v.object({",
    items: members.map(([name, value]) => prefix(`${name}: `, value)),
    tail: "})",
  }),
};

export const valibotWriter: SchemaWriter = {
  workerImports: [],
  imports: ['import * as v from "valibot";'],
  // Runtimes list the schemas only if they can be converted.
  dependencies: ["valibot", "@valibot/to-json-schema"],
  schema: (shape) => readShape(shape, READER),
};
