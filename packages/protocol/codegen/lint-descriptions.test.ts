import { describe, expect, it } from "vitest";
import { lintDescriptions } from "./lint-descriptions.ts";
import type { Schema } from "./schema.ts";

const definition = (description: string | undefined, properties: Record<string, Schema> = {}): Schema => ({
  $defs: { BlobId: { ...(description === undefined ? {} : { description }), type: "object", properties } },
});

describe("lintDescriptions", () => {
  it("blobs.ids.made-by-runtime: accepts a description that says more than the name", () => {
    const size: Schema = { description: "Length of the stored text in bytes.", type: "integer" };
    expect(lintDescriptions(definition("Content address of stored data.", { size }))).toEqual([]);
  });

  it("names a definition and a property without description", () => {
    expect(lintDescriptions(definition(undefined, { size: { type: "integer" } }))).toEqual([
      "#/$defs/BlobId: has no description",
      "#/$defs/BlobId/properties/size: has no description",
    ]);
  });

  it.each(["BlobId", "The blob id.", "Id of the blob", "A blob ID value.", "Blobs' ids", "   "])(
    "refuses %j",
    (description) => {
      expect(lintDescriptions(definition(description))).toHaveLength(1);
    },
  );

  it("refuses a property that only repeats itself and its owner", () => {
    const blob_type: Schema = { description: "The type of the blob.", type: "string" };
    expect(lintDescriptions(definition("Content address of stored data.", { blob_type }))).toEqual([
      '#/$defs/BlobId/properties/blob_type: "The type of the blob." only repeats the name',
    ]);
  });

  it("looks into alternatives, items and nested properties", () => {
    const nested: Schema = { oneOf: [{ type: "object", properties: { deep: { type: "string" } } }] };
    const list: Schema = { description: "Everything that was found.", type: "array", items: { properties: { x: {} } } };
    expect(lintDescriptions({ description: "A root.", ...nested, properties: { list } })).toEqual([
      "#/properties/list/items/properties/x: has no description",
      "#/oneOf/0/properties/deep: has no description",
    ]);
  });

  it("requires a description of the root only if the root describes data", () => {
    expect(lintDescriptions({ $id: "x", $defs: {} })).toEqual([]);
    expect(lintDescriptions({ $id: "x", type: "object" })).toEqual(["(root): has no description"]);
  });
});
