import { toKnownResults } from "@stepflow/protocol/internal-flows";
import type { Http } from "../http/http.ts";
import type { RunResult } from "../model/results.ts";
import { getFlow, isFlowText } from "../resources/flows.ts";
import { applyOverrides, readFlowDocument, restoreItems, toPinnedFlow } from "./known-steps.ts";
import { type RunOptions, run } from "./run.ts";

/** Runs a flow that has been rewritten for its pins. */
export async function runPinned(
  http: Http,
  flow: object | string,
  inputs: readonly unknown[],
  { pins = {}, overrides, ...options }: RunOptions,
): Promise<RunResult> {
  const isId = typeof flow === "string" && !isFlowText(flow);
  const { signal } = options;
  const document = isId ? ((await getFlow(http, flow, { signal })) as object) : flow;
  const patched = applyOverrides(await readFlowDocument(http, document), overrides);
  const pinned = toPinnedFlow(patched, toKnownResults(pins));
  const result = await run(http, pinned.flow, inputs, options);
  return { ...result, items: restoreItems(result.items, pinned) };
}
