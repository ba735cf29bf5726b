import { deepStrictEqual, equal } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { ResultIndex } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";
import { parse } from "yaml";
import { RUNTIME, type RunningRuntime, startRuntime } from "../runtime.ts";
import worker, { computed } from "./worker.ts";

// The index outlives the runtimes, as one in Redis would.
const ids = new Map<string, string>();
const resultIndex: ResultIndex = { get: (key) => ids.get(key), set: (key, blobId) => void ids.set(key, blobId) };
const startFresh = () =>
  startRuntime({ workers: { "cached-analysis": { start: (place) => start(worker, { ...place, resultIndex }) } } });
const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));

type Output = { readonly result: unknown; readonly from_cache: boolean; readonly blob_id: string };

async function analyze(runtime: RunningRuntime, texts: readonly string[]): Promise<Output[]> {
  const { items } = await runtime.client.run(
    flow,
    texts.map((text) => ({ text })),
  );
  return items.map(({ result }) => {
    if (result?.outcome !== "success") throw new Error(`An item did not succeed: ${JSON.stringify(result)}`);
    return result.result as Output;
  });
}

const tides = "Tides rise and tides fall";
const result = { words: 5, longest: "Tides" };
{
  await using runtime = await startFresh();
  const [first] = await analyze(runtime, [tides]);
  const [second] = await analyze(runtime, [tides]);
  deepStrictEqual([first?.result, first?.from_cache], [result, false]);
  deepStrictEqual([second?.result, second?.from_cache], [result, true]);
  equal(first?.blob_id, second?.blob_id);

  // Ten items request the same result at once. One of them computes it, and the others wait.
  const many = await analyze(
    runtime,
    Array.from({ length: 10 }, () => "another text"),
  );
  equal(many.filter(({ from_cache }) => !from_cache).length, 1);
  deepStrictEqual(computed, [tides, "another text"]);
}

// Another runtime has none of the blobs in the index, so missing results are computed again.
await using fresh = await startFresh();
const [third] = await analyze(fresh, [tides]);
deepStrictEqual([third?.result, third?.from_cache], [result, false]);
deepStrictEqual(computed, [tides, "another text", tides]);
console.log(`cached-analysis on runtime ${RUNTIME}: as expected`);
