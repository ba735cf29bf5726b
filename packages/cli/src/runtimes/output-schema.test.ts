import { expect, it } from "vitest";
import { outputSchemaOf } from "./output-schema.ts";

const [NUMBER, TEXT] = [{ type: "number" }, { type: "string" }];
const LISTED = [
  { component: "/count", outputSchema: NUMBER },
  { component: "/eval", outputSchema: TEXT },
  { component: "same", outputSchema: { type: "number" } },
  { component: "/same", outputSchema: NUMBER },
  { component: "/twice", outputSchema: NUMBER },
  { component: "twice", outputSchema: TEXT },
  { component: "/none" },
];

it.each([
  ["/text/count", NUMBER],
  ["/a/b/count", NUMBER],
  ["/builtin/eval", TEXT],
  ["/text/same", NUMBER],
  // Two workers have such a component, and the list does not show which one the path leads to.
  ["/text/twice", undefined],
  ["/text/none", undefined],
  ["/text/recount", undefined],
  ["/count", undefined],
  ["/text/unknown", undefined],
])("the schema for %s", (path, schema) => {
  expect(outputSchemaOf(path, LISTED)).toEqual(schema);
});
