import { type Code, prefix } from "./code.ts";
import type { SchemaWriter } from "./schema-writer.ts";
import { readShape, type ShapeReader } from "./shape.ts";

const READER: ShapeReader<Code> = {
  scalars: { string: "z.string()", integer: "z.number().int()", number: "z.number()", boolean: "z.boolean()" },
  array: (item) => ({ head: "z.array(", items: [item], tail: ")" }),
  object: (members) => ({
    head: "z.object({",
    items: members.map(([name, value]) => prefix(`${name}: `, value)),
    tail: "})",
  }),
};

export const zodWriter: SchemaWriter = {
  workerImports: [],
  imports: ['import { z } from "zod";'],
  dependencies: ["zod"],
  schema: (shape) => readShape(shape, READER),
};
