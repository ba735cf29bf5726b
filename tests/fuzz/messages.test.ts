import { createWorker, silentLogger } from "@stepflow/worker";
import fc from "fast-check";
import { expect, it } from "vitest";
import { body } from "../support/data/generated-bodies.ts";
import { hostileJson } from "../support/data/json-values.ts";
import { usedBytes } from "../support/processes/memory.ts";
import { batchesOf, ends, faultOf, mutated } from "./fuzz.ts";
import { HEADERS, problemOf } from "./worker-answers.ts";

const observability = { trace_id: "0".repeat(32), span_id: "0".repeat(16), run_id: "r", flow_id: "f", step_id: "s" };
const execute = (component: string) => ({ component, input: { n: 1 }, attempt: 1, observability });
const MESSAGES = [
  ["components/execute", execute("/echo")],
  ["components/execute", execute("/fail")],
  ["components/execute", execute("/later")],
  ["initialize", { runtimeProtocolVersion: 1, capabilities: {} }],
  ["initialize", { runtime_protocol_version: 1 }],
  ["components/list", {}],
  ["components/info", { component: "/echo" }],
].map(([method, params]) => ({ jsonrpc: "2.0", id: "1", method, params }));

/** Messages of a runtime, some of them changed a little, and texts of all kinds. */
const message = fc.oneof(
  mutated(fc.constantFrom(...MESSAGES), hostileJson).map((value) => JSON.stringify(value) ?? ""),
  fc.tuple(fc.constantFrom(...MESSAGES), hostileJson).map(([value, id]) => JSON.stringify({ ...value, id })),
  body,
);

const worker = createWorker({ name: "fuzz", logger: silentLogger })
  .component("/echo", (input: unknown) => input)
  .component("/later", async (input: unknown) => {
    await new Promise((resolve) => setImmediate(resolve));
    return input;
  })
  .component("/fail", () => {
    throw new Error("as asked");
  });

it("a worker answers each of a million messages once, and keeps nothing of them", async () => {
  let answers = 0;
  let settled: number | undefined;
  for (const batch of batchesOf(message, { full: 1_000_000, sample: 3_000 })) {
    await Promise.all(
      batch.map(async (text) => {
        const request = new Request("http://127.0.0.1/", { method: "POST", headers: HEADERS, body: text });
        const response = await ends(text, Promise.resolve(worker.fetch(request)));
        const problem = problemOf(text, response.status, await ends(text, response.text()));
        if (problem !== undefined) throw new Error(faultOf(text, problem));
        answers += 1;
      }),
    );
    settled ??= await usedBytes();
  }
  expect(answers).toBeGreaterThanOrEqual(3_000);
  expect((await usedBytes()) - (settled ?? 0)).toBeLessThan(20_000_000);
}, 3_600_000);
