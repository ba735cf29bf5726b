import { describe, expect, it } from "vitest";
import { emitTypes } from "./emit-types.ts";
import type { Schema } from "./schema.ts";

const schema: Schema = {
  description: "Root.",
  type: "object",
  properties: { job: { $ref: "#/$defs/Job", description: "What to do." } },
  required: ["job"],
  $defs: {
    Job: {
      description: "A piece of work.",
      type: "object",
      properties: {
        id: { $ref: "#/$defs/Id", description: "Name of the job." },
        again: { $ref: "#/$defs/Id", description: "Name of the job after it." },
        error: { description: "Why not.", anyOf: [{ $ref: "#/$defs/Error" }, { type: "null" }] },
      },
      required: ["id"],
    },
    Id: { description: "A name.", type: "string" },
    Error: { description: "A failure.", type: "object", properties: { data: { description: "Anything." } } },
    Unreached: { description: "Used by nobody.", type: "string", enum: ["a", "b"] },
  },
};

describe("emitTypes", () => {
  it("blobs.put.schema, types.generated: emits each definition once, under its own name, with TSDoc on properties that are references", async () => {
    const code = await emitTypes(schema, { source: "here.json", rootName: "Root" });
    expect(code).toBe(`// Generated from here.json by \`npm run generate\`. Do not edit.

/**
 * Root.
 */
export interface Root {
  /**
   * What to do.
   */
  job: Job;
}

/**
 * A piece of work.
 */
export interface Job {
  /**
   * Name of the job.
   */
  id: Id;
  /**
   * Name of the job after it.
   */
  again?: Id;
  /**
   * Why not.
   */
  error?: RpcErrorObject | null;
}

/**
 * A name.
 */
export type Id = string;

/**
 * A failure.
 */
export interface RpcErrorObject {
  /**
   * Anything.
   */
  data?: unknown;
}

/**
 * Used by nobody.
 */
export type Unreached = "a" | "b";
`);
  });

  it("is deterministic", async () => {
    expect(await emitTypes(schema, { source: "x" })).toBe(await emitTypes(structuredClone(schema), { source: "x" }));
  });

  it("refuses a name that TypeScript would not keep", async () => {
    await expect(emitTypes({ $defs: { "run-status": { type: "string" } } }, { source: "x" })).rejects.toThrow(
      "The type of the definition run-status has another name",
    );
  });
});
