import type { FlowResult } from "@stepflow/protocol";
import { createRuntime, type RuntimeOptions } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ListeningWorker } from "../support/processes/worker-process.ts";
import { type PythonCommand, pythonKitchen, startPythonKitchen } from "../support/runtimes/python-kitchen.ts";
import { FAST_RETRIES, startRuntime } from "../support/runtimes/real-runtime.ts";
import { IS_WHOLE } from "../support/whole.ts";

/** A runtime with a worker of the Python SDK at `/py`. */
interface Target {
  components(): Promise<readonly { readonly component: string; readonly description?: string | null | undefined }[]>;
  run(flow: object, inputs: readonly unknown[]): Promise<readonly FlowResult[]>;
  close(): Promise<void>;
}

interface Setup {
  readonly sdk: string;
  /** `embedded`, or a real server of this version. */
  readonly runtime: string;
  readonly by: "command" | "url";
  readonly options?: Pick<RuntimeOptions, "dialect" | "quirks">;
}

// The same assertions hold for the embedded runtime and for real ones.
const SETUPS: readonly Setup[] = [
  { sdk: "0.9.2", runtime: "0.9.0", by: "url" },
  { sdk: "0.9.2", runtime: "embedded", by: "url", options: { dialect: "v0" } },
  { sdk: "0.11.2", runtime: "0.11.1", by: "command" },
  { sdk: "0.11.2", runtime: "embedded", by: "command" },
];

/** Other combinations of the same SDKs and runtimes. */
const MORE_SETUPS: readonly Setup[] = [
  { sdk: "0.9.2", runtime: "embedded", by: "command", options: { dialect: "v0" } },
  { sdk: "0.9.2", runtime: "embedded", by: "url", options: { quirks: "0.9.0" } },
  { sdk: "0.11.2", runtime: "embedded", by: "url" },
  { sdk: "0.11.2", runtime: "embedded", by: "command", options: { quirks: "0.11.1" } },
];

async function open({ sdk, runtime, by, options }: Setup): Promise<Target> {
  const worker = by === "url" ? await startPythonKitchen(sdk) : undefined;
  const source = worker === undefined ? await pythonKitchen(sdk) : { url: worker.url };
  return runtime === "embedded" ? openEmbedded(source, options, worker) : openServer(runtime, source, worker);
}

type Source = { readonly url: string } | PythonCommand;

async function openEmbedded(
  source: Source,
  options: Setup["options"],
  worker: ListeningWorker | undefined,
): Promise<Target> {
  const runtime = await createRuntime({ ...options, workers: { py: source }, retry: FAST_RETRIES });
  return {
    components: () => runtime.components(),
    run: (flow, inputs) => runtime.runMany(flow, inputs),
    async close() {
      await runtime.close();
      await worker?.stop();
    },
  };
}

async function openServer(version: string, source: Source, worker: ListeningWorker | undefined): Promise<Target> {
  const server = await startRuntime(version, { py: source });
  return {
    components: () => server.client.listComponents(),
    async run(flow, inputs) {
      const { items } = await server.client.run(flow, inputs, { timeoutMs: 30_000 });
      return items.map(({ result }) => result as FlowResult);
    },
    async close() {
      await server.close();
      await worker?.stop();
    },
  };
}

function step(component: string, extra: object = {}): object {
  return { id: "only", component: `/py/${component}`, input: { $input: "$" }, ...extra };
}

const HASH = /^[0-9a-f]{64}$/;
const UNKNOWN = "0".repeat(64);
const HALVE = "/py/halve";

describe.each([...SETUPS, ...(IS_WHOLE ? MORE_SETUPS : [])])(
  "stepflow-py $sdk by $by, runtime $runtime $options",
  (setup) => {
    let target: Target | undefined;
    beforeAll(async () => {
      target = await open(setup);
    });
    afterAll(() => target?.close());

    const opened = (): Target => {
      if (target === undefined) throw new Error("The runtime is not there.");
      return target;
    };
    const run = (component: string, ...inputs: readonly unknown[]): Promise<readonly FlowResult[]> =>
      opened().run({ name: component, steps: [step(component)], output: { $step: "only" } }, inputs);
    const outputOf = async (component: string, input: unknown): Promise<unknown> => {
      const [outcome] = await run(component, input);
      expect(outcome).toMatchObject({ outcome: "success" });
      return outcome?.outcome === "success" ? outcome.result : undefined;
    };

    it("components.methods: lists its components", async () => {
      const listed = await opened().components();
      const known = new Map(listed.map(({ component, description }) => [component, description]));
      expect(known.get("/echo")).toBe("Returns its input.");
      expect([...known.keys()]).toEqual(expect.arrayContaining(["/halve", "/round_trip", "/evaluate", "/submit"]));
    });

    it("messages.requests, methods.to-worker: executes them, several at once, in the order of the inputs", async () => {
      const inputs = Array.from({ length: 20 }, (_, index) => ({ index, text: "é 😀 汉" }));
      expect(await run("echo", ...inputs)).toEqual(inputs.map((result) => ({ outcome: "success", result })));
      expect(await outputOf("halve", { n: 7 })).toEqual({ n: 3.5 });
      expect(await outputOf("greet/Ada", {})).toEqual({ text: "Hello Ada" });
      expect(await outputOf("meta", {})).toMatchObject({ step: "only", attempt: 1, flow: expect.stringMatching(HASH) });
    });

    it("methods.to-runtime, blobs.methods: stores blobs and fetches them", async () => {
      const data = { user: "Zoë 😀", tags: [1, null, { a: true }] };
      expect(await outputOf("round_trip", data)).toEqual({ blob_id: expect.stringMatching(HASH), data });
      const values = Array.from({ length: 20 }, (_, index) => ({ index }));
      expect(await outputOf("many", { values })).toEqual({ values });
      expect(await outputOf("load", { blob_id: UNKNOWN })).toMatchObject({ found: false, error: expect.any(String) });
    });

    it("blobs.shared, blobs.any-component: reads in a later step what an earlier one stored", async () => {
      const flow = {
        name: "store, then load",
        steps: [
          step("round_trip", { id: "store" }),
          step("load", { id: "load", input: { blob_id: { $step: "store", path: "blob_id" } } }),
        ],
        output: { $step: "load" },
      };
      const results = await opened().run(flow, [{ a: 1 }]);
      expect(results).toEqual([{ outcome: "success", result: { found: true, data: { a: 1 } } }]);
    });

    it("blobs.large-data, blobs.any-component: receives and returns large values, which travel as references if both sides support them", async () => {
      // The SDK writes raw characters into event streams, and real runtimes lose some of them (docs/internals/wire.md#lost-text): here the
      // callback hangs.
      const isLossy = setup.runtime === "0.9.0" || setup.options?.quirks === "0.9.0";
      const data = { large: (isLossy ? "ee" : "é").repeat(700_000), small: 1 };
      expect(await outputOf("echo", data)).toEqual(data);
      expect(await outputOf("round_trip", data)).toMatchObject({ data });
    });

    it("runs.methods: evaluates flows, submits runs and gets their results later", async () => {
      expect(await outputOf("evaluate", { component: HALVE, input: { n: 8 } })).toEqual({ output: { n: 4 } });
      const flow = {
        name: "by id",
        steps: [{ id: "half", component: HALVE, input: { $input: "$" } }],
        output: { $step: "half" },
      };
      const inputs = [{ n: 2 }, { n: 5 }];
      expect(await outputOf("evaluate_by_id", { flow, inputs })).toEqual({ outputs: [{ n: 1 }, { n: 2.5 }] });
      expect(await outputOf("submit", { component: HALVE, inputs })).toMatchObject({
        submitted: { status: "running", items: { total: 2 } },
        ended: {
          status: "completed",
          results: [
            { itemIndex: 0, result: { outcome: "success", result: { n: 1 } } },
            { itemIndex: 1, result: { outcome: "success", result: { n: 2.5 } } },
          ],
        },
      });
    });

    it("errors.standard-codes, errors.text-reaches-user: a failed step has the text of its error, and other items succeed", async () => {
      const [failed] = await run("fail", { message: "no such thing: é" });
      expect(failed).toMatchObject({ outcome: "failed" });
      expect(JSON.stringify(failed)).toContain("no such thing: é");
      const [bad, unknown] = [await run("halve", { n: "seven" }), await run("nobody", {})];
      expect([bad[0]?.outcome, unknown[0]?.outcome]).toEqual(["failed", "failed"]);
      expect(await outputOf("echo", { still: "there" })).toEqual({ still: "there" });
    });

    // Real runtimes do so too, but only at its next failure (docs/internals/wire.md#errors-and-retries).
    if (setup.by === "command" && setup.runtime === "embedded") {
      it("execution.attempts: is started again after its process has ended", async () => {
        expect(await outputOf("crash", { times: 1 })).toEqual({ attempt: 2 });
        expect(await outputOf("round_trip", { a: 1 })).toMatchObject({ data: { a: 1 } });
      });
    }
  },
);
