import { type Code, prefix } from "./code.ts";
import type { SchemaWriter } from "./schema-writer.ts";
import { readShape, type ShapeReader } from "./shape.ts";

const READER: ShapeReader<Code> = {
  scalars: {
    string: "Type.String()",
    integer: "Type.Integer()",
    number: "Type.Number()",
    boolean: "Type.Boolean()",
  },
  array: (item) => ({ head: "Type.Array(", items: [item], tail: ")" }),
  object: (members) => ({
    head: "Type.Object({",
    items: members.map(([name, value]) => prefix(`${name}: `, value)),
    tail: "})",
  }),
};

export const typeboxWriter: SchemaWriter = {
  workerImports: [],
  imports: ['import { typebox } from "@stepflow/worker/typebox";', 'import { Type } from "typebox";'],
  dependencies: ["typebox"],
  schema: (shape) => ({ head: "typebox(", items: [readShape(shape, READER)], tail: ")" }),
};
