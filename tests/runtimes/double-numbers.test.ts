import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeFlowBlob } from "../embedded/flows/support/pulling-runner.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import { serveEmbedded } from "../support/runtimes/served-runtime.ts";

const START_TIMEOUT_MS = 180_000;
const retry = { maxRetries: 0, backoff: { type: "constant", delayMs: 1 } } as const;

const nested = { steps: [], output: { result: "done" } };
const retrying = {
  steps: [{ id: "n", component: "/builtin/eval", onError: { action: "retry", maxRetries: 2 } }],
  output: { result: 1 },
};
const iterate = (limit: unknown, flow: object = nested): object => ({
  id: "a",
  component: "/builtin/iterate",
  input: { flow: { $literal: flow }, initial_input: 1, max_iterations: limit },
});
const map = (limit: unknown): object => ({
  id: "a",
  component: "/builtin/map",
  input: { workflow: { $literal: nested }, items: [1], max_concurrency: limit },
});
const of = (...steps: object[]): object => ({ steps, output: { $step: "a" } });

/** Flows in which a built-in component expects a whole number, which comes from anywhere. */
const FLOWS: readonly (readonly [string, object])[] = [
  ["the flow", of(iterate(3))],
  ["the flow, for a list", of(map(2))],
  ["a nested flow", of(iterate({ $coalesce: [5] }, retrying))],
  ["the input", of(iterate({ $input: "n" }))],
  ["a variable", of(map({ $variable: "n" }))],
  ["nowhere", of(iterate({ $coalesce: [] }))],
];

describe.each(["0.12.0", "0.13.0"] as const)(
  "whole numbers for built-in components, on the embedded runtime and on %s",
  (version) => {
    let urls: readonly string[] = [];
    const ends: (() => Promise<void>)[] = [];
    beforeAll(async () => {
      const server = await startRuntime(version, {}, { retry });
      const embedded = await serveEmbedded({ quirks: version, workers: {}, retry });
      ends.push(() => server.close(), embedded.close);
      urls = [server.url, embedded.url];
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      for (const end of ends) await end();
    });

    it.each(FLOWS)("are refused where they became doubles: from %s", async (_where, flow) => {
      for (const store of [storeFlow, storeFlowBlob]) {
        const [theirs, ours] = await Promise.all(urls.map(async (url) => await outcomeOf(url, await store(url, flow))));
        expect(ours).toEqual(theirs);
      }
    });

    it("are doubles in flows that are stored as such only", async () => {
      const [, url = ""] = urls;
      expect(await outcomeOf(url, await storeFlowBlob(url, of(iterate(3))))).toMatchObject({ status: 2 });
      expect(await outcomeOf(url, await storeFlow(url, of(iterate(3))))).toMatchObject({ status: 3, errorCode: 5 });
    });
  },
);

async function storeFlow(url: string, flow: object): Promise<string> {
  return ((await post(`${url}/api/v1/flows`, { flow })) as { flowId: string }).flowId;
}

async function outcomeOf(url: string, flowId: string): Promise<unknown> {
  const run = await post(`${url}/api/v1/runs`, { flowId, input: [{ n: 3 }], variables: { n: 3 }, wait: true });
  const [result] = (run as { readonly results: readonly object[] }).results;
  return { ...result, completedAt: undefined };
}

async function post(url: string, json: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  return await (await fetch(url, { method: "POST", headers, body: JSON.stringify(json) })).json();
}
