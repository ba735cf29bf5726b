import { expect, it } from "vitest";
import { createRuntime } from "./create-runtime.ts";
import { servePull } from "./pull/serve-pull.ts";
import type { Runtime } from "./runtime.ts";

const FLOW = { steps: [], output: null };

it.each<[string, (runtime: Runtime, options: object) => Promise<unknown>]>([
  ["run", (runtime, options) => runtime.run(FLOW, 1, options)],
  ["run", (runtime, options) => runtime.runMany(FLOW, [1], options)],
  ["run", (runtime, options) => runtime.execute("/builtin/eval", 1, options)],
  ["fork", (runtime, options) => runtime.fork("id", { from: "a", ...options })],
  ["listen", (runtime, options) => runtime.listen(options)],
  ["components", (runtime, options) => runtime.components(options)],
])("%s refuses an option that does not exist", async (method, call) => {
  await using runtime = await createRuntime({});
  await expect(call(runtime, { maxConcurency: 1 })).rejects.toThrow(
    new RegExp(`^${method}: there is no option "maxConcurency"\\.`),
  );
});

it("servePull and its queues refuse options that do not exist", async () => {
  await expect(servePull({ ports: 1 } as object)).rejects.toThrow(
    'servePull: there is no option "ports". Did you mean',
  );
  await using service = await servePull();
  expect(() => service.queue("q", { queueTimeout: 1 } as object)).toThrow(
    'queue: there is no option "queueTimeout". Did you mean "queueTimeoutMs"?',
  );
});
