import { type Orchestrator, startOrchestrator } from "@stepflow/orchestrator";
import { type FlowResult, type FlowRunner, InvalidFlowError, RuntimeClosedError } from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import { createRuntime, readFlow } from "@stepflow/runtime";
import { ComponentError, createWorker, silentLogger } from "@stepflow/worker";
import { type Expression, flow } from "@stepflow/worker/flow";
import { start } from "@stepflow/worker/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureOf } from "../support/failure-of.ts";

let entered = createDeferred<void>();
const worker = createWorker({ name: "text-tools", logger: silentLogger, concurrency: 8 })
  .component("/word-count", ({ text }: { text: string }) => ({ words: text.split(/\s+/).length }))
  .component("/fail", () => {
    throw new ComponentError("no luck");
  })
  .component("/wait", async (_input: unknown, { signal }) => {
    entered.resolve();
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    return null;
  });

/** The first program of the README. */
const README_FLOW = `
  steps:
    - id: count
      component: /text/word-count
      input: { text: { $input: $.body } }
  output: { $step: count, path: $.words }
`;
const typed = flow<{ readonly text: string }, Expression<{ readonly words: number }>>(
  { name: "count" },
  ({ input, step }) => step("count", "/text/word-count", { text: input.text }),
);
const success = (result: unknown): FlowResult => ({ outcome: "success", result });

describe.each(["embedded", "0.9.0", "0.10.0", "0.11.1", "0.12.0", "0.13.0"])("runtime %s", (version) => {
  let runtime: (FlowRunner & AsyncDisposable) | undefined;
  beforeAll(async () => {
    const retry = { maxRetries: 0, backoff: { type: "constant", delayMs: 10 } } as const;
    runtime =
      version === "embedded"
        ? await createRuntime({ retry, workers: { text: worker } })
        : await startOrchestrator({
            version,
            ...(version === "0.9.0" ? {} : { retry }),
            workers: { text: { start: (place) => start(worker, { ...place, logger: silentLogger }) } },
          });
  });
  afterAll(() => runtime?.[Symbol.asyncDispose]());
  const used = (): FlowRunner => runtime ?? expect.fail("The runtime is not running yet.");

  it("runs YAML, JSON, objects, typed flows and flows that were read", async () => {
    const { run } = used();
    expect(await run(README_FLOW, { body: "one two three" })).toEqual(success(3));
    expect(await run(JSON.stringify(typed), { text: "a b" })).toEqual(success({ words: 2 }));
    const result: FlowResult<{ readonly words: number }> = await run(typed, { text: "a b c d" });
    expect(result).toEqual(success({ words: 4 }));
    expect(await run(typed.toJSON(), { text: "a" })).toEqual(success({ words: 1 }));
    expect(await run(readFlow(README_FLOW), { body: "a" })).toEqual(success(1));
  });

  it("runs many inputs, in order, and one component", async () => {
    const { execute, runMany } = used();
    const texts = new Set(["a b c", "a", "a b"]);
    const inputs = [...texts].map((text) => ({ text })).values();
    const results = await runMany(typed, inputs, { maxConcurrency: 1 });
    expect(results).toEqual([3, 1, 2].map((words) => success({ words })));
    expect(await runMany(typed, [])).toEqual([]);
    expect(await execute("/text/word-count", { text: "a b" })).toEqual(success({ words: 2 }));
  });

  it("takes variables and overrides", async () => {
    const flowWithVariable = {
      schemas: {
        type: "object",
        properties: { variables: { type: "object", properties: { text: { type: "string" } } } },
      },
      steps: [{ id: "count", component: "/text/word-count", input: { text: { $variable: "text" } } }],
      output: { $step: "count" },
    };
    expect(await used().run(flowWithVariable, {}, { variables: { text: "a b" } })).toEqual(success({ words: 2 }));
    const overrides = { steps: { count: { value: { input: { text: "a b c" } } } } };
    const result = await used().run(flowWithVariable, {}, { variables: { text: "a" }, overrides });
    expect(result).toEqual(success({ words: 3 }));
  });

  it("a failed run is a result", async () => {
    const result = await used().execute("/text/fail", {});
    expect(result).toEqual({
      outcome: "failed",
      error: expect.objectContaining({ code: expect.any(Number), message: expect.any(String) }),
    });
  });

  it("an invalid flow is an error with the place of each fault", async () => {
    const broken = README_FLOW.replace("$input: $.body", "$step: nobody");
    const error = await failureOf<InvalidFlowError>(used().run(broken, {}));
    expect(error).toBeInstanceOf(InvalidFlowError);
    expect(error.message).toMatch(/^flow:5:\d+ \(\/steps\/0\/input/m);
    expect(error.diagnostics).toContainEqual(expect.objectContaining({ kind: "undefinedStepReference", line: 5 }));
    const unreadable = await failureOf<InvalidFlowError>(used().run("steps: [", {}));
    expect(unreadable).toBeInstanceOf(InvalidFlowError);
    expect(unreadable.message).toMatch(/^flow:1:/);
    const scalar = await failureOf<InvalidFlowError>(used().run("just words", {}));
    expect(scalar).toBeInstanceOf(InvalidFlowError);
    const object = await failureOf<InvalidFlowError>(
      used().run({ steps: [{ id: "a", component: "/a", input: { $step: "b" } }] }, 1),
    );
    expect(object).toBeInstanceOf(InvalidFlowError);
  });

  it("invalid arguments are TypeErrors", async () => {
    await expect(used().runMany(typed, 5 as never)).rejects.toThrow(
      new TypeError("runMany: inputs must be iterable, such as an array, got number."),
    );
    await expect(used().run(README_FLOW, { body: new Map() })).rejects.toThrow(TypeError);
  });

  if (version === "0.9.0") {
    it("refuses a signal, because it cannot cancel", async () => {
      const { signal } = new AbortController();
      await expect(used().run(README_FLOW, {}, { signal })).rejects.toThrow("cannot cancel a run");
    });
  } else {
    it("cancels a run by a signal, before and after its start", async () => {
      const cancelled = {
        outcome: "failed",
        error: { code: expect.any(Number), message: "The run was cancelled." },
      };
      expect(await used().run(typed, { text: "a" }, { signal: AbortSignal.abort() })).toEqual(cancelled);
      entered = createDeferred<void>();
      const controller = new AbortController();
      const running = used().execute("/text/wait", {}, { signal: controller.signal });
      await entered.promise;
      controller.abort();
      expect(await running).toEqual(cancelled);
    });
  }

  if (version !== "embedded") {
    it("refuses options that only the embedded runtime has", async () => {
      const options = { retain: { results: false } };
      await expect(used().run(typed, { text: "a" }, options as never)).rejects.toThrow(
        "A real runtime does not support the option `retain` of a run. It supports maxConcurrency, ",
      );
    });
  }
});

it("a closed runtime says so", async () => {
  const server: Orchestrator = await startOrchestrator({ version: "0.11.1", workers: {} });
  await server.close();
  await expect(server.run("output: 1", 1)).rejects.toThrow(RuntimeClosedError);
  await expect(server.execute("/a", 1)).rejects.toThrow("Await each call before you close the runtime");
});
