import {
  type BlobStore,
  createRuntime,
  hashBytes,
  InvalidFlowError,
  inspectFlow,
  OverrideError,
  type StoredBlob,
} from "@stepflow/runtime";
import { createWorker, silentLogger } from "@stepflow/worker";
import fc from "fast-check";
import { expect, it } from "vitest";
import { randomFlows } from "../embedded/flows/support/random-flow.ts";
import { hostileJson } from "../support/data/json-values.ts";
import { usedBytes } from "../support/processes/memory.ts";
import { batchesOf, ends, faultOf, mutated } from "./fuzz.ts";

const drawn = randomFlows.map(({ flow }) => JSON.parse(JSON.stringify(flow)) as unknown);
const parts = fc.oneof(
  hostileJson,
  fc.constantFrom<unknown>(
    { $step: "a" },
    { $step: "s0", path: "$.x[0]" },
    { $input: "$" },
    { $coalesce: [] },
    { $coalesce: [{ $step: "s1" }, null] },
    { $if: null, then: 1 },
    { $literal: { $step: "x" } },
    { $variable: "v", default: { $step: "s0" } },
    "/builtin/eval",
    "/builtin/iterate",
    "/builtin/map",
    "/w/echo",
    2 ** 64,
  ),
);
const flow = fc.oneof(drawn, mutated(drawn, parts), hostileJson);

const MAX_BLOBS = 500;

/** Keeps the latest blobs only: each run stores its flow. */
function createForgetfulStore(): BlobStore {
  const kept = new Map<string, StoredBlob>();
  return {
    async put(content, { type = "data", filename } = {}) {
      const id = hashBytes(content);
      kept.set(id, { id, type, filename, content });
      const [oldest] = kept.keys();
      if (kept.size > MAX_BLOBS && oldest !== undefined) kept.delete(oldest);
      return id;
    },
    get: async (id) => kept.get(id),
  };
}

it("the embedded runtime ends each of a hundred thousand flows with a result or a reason", async () => {
  const worker = createWorker({ name: "fuzz", logger: silentLogger })
    .component("/{name}", (input: unknown) => input)
    .component("/fail", () => {
      throw new Error("as asked");
    });
  await using runtime = await createRuntime({
    workers: { w: worker },
    blobs: createForgetfulStore(),
    logger: silentLogger,
    unknownFields: "report",
    retry: { maxRetries: 0, backoff: { type: "constant", delayMs: 0 } },
    limits: { depth: 10, runs: 2_000, valueBytes: 1_000_000 },
    retain: { items: false, steps: "none" },
  });
  let ended = 0;
  let settled: number | undefined;
  for (const batch of batchesOf(flow, { full: 100_000, sample: 500 })) {
    for (const source of batch) {
      inspectFlow(source);
      const text = JSON.stringify(source) ?? "null";
      try {
        const result = await ends(text, runtime.run(text, { x: [1] }));
        if (result.outcome !== "success" && result.outcome !== "failed") throw new Error(faultOf(text, "no outcome"));
      } catch (error) {
        if (!(error instanceof InvalidFlowError || error instanceof OverrideError)) throw error;
      }
      ended += 1;
    }
    settled ??= await usedBytes();
  }
  expect(ended).toBeGreaterThanOrEqual(500);
  expect((await usedBytes()) - (settled ?? 0)).toBeLessThan(30_000_000);
}, 3_600_000);
