import {
  BadRequestError,
  type Client,
  ConflictError,
  FlowRefusedError,
  type ItemResult,
  NotFoundError,
  NotServedError,
  PayloadTooLargeError,
  type RunEvent,
  RunTimeoutError,
} from "@stepflow/client";
import { describe, expect, it } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { failureOf } from "../support/failure-of.ts";
import { pulls, useRuntime, versionOf } from "../support/runtimes/client-targets.ts";

const text = "Grüße 😀 日本語 \u2028 \u0000 \ud83d\ude00";
const unknownRun = "01a2000d-06a1-7e01-95fb-24c2b2e57a1e";
const unknownHash = "0".repeat(64);

function outputs(items: readonly ItemResult[]): unknown[] {
  return items.map((item) => (item.result?.outcome === "success" ? item.result.result : item.result));
}

describe.each(["0.9.0", "0.10.0", "0.11.0", "0.11.1", "0.12.0", "0.13.0", "embedded"])(
  "runtime %s, smoke",
  (target) => {
    const version = versionOf(target);
    const { client } = useRuntime(target);

    it("stores a flow, runs many items and reads them back with their text unchanged", async () => {
      const inputs = Array.from({ length: 200 }, (_, index) => ({ index, text }));
      const result = await client().run(oneStepFlow("/raw/echo"), inputs, { maxConcurrency: 20 });
      expect(result.status).toBe("completed");
      expect(result.items.map((item) => item.itemIndex)).toEqual(inputs.map((input) => input.index));
      expect(outputs(result.items)).toEqual(inputs);
      expect(await client().getRunItems(result.runId)).toEqual(result.items);
      expect((await client().getRun(result.runId)).inputs).toEqual(pulls(version) ? [] : inputs);
    });

    it("a failed item is a result", async () => {
      const { status, items } = await client().run(oneStepFlow("/raw/fail"), [1]);
      expect(status).toBe("failed");
      expect(items).toMatchObject([
        { status: "failed", result: { outcome: "failed", error: { message: expect.any(String) } } },
      ]);
    });

    it("health returns the version, up to 0.11", async () => {
      const { status, version: told } = await client().health();
      expect({ status, told }).toEqual({ status: "healthy", told: pulls(version) ? undefined : version });
    });
  },
);

describe.each([
  "0.9.0",
  "0.11.1",
  "0.12.0",
  "0.13.0",
  "embedded",
  "embedded as 0.11.1",
  "embedded as 0.12.0",
  "embedded as 0.13.0",
])("runtime %s", (target) => {
  const version = versionOf(target);
  const { client, gate, entered } = useRuntime(target);
  const waitsAlways = version === "0.9.0";

  /** Starts a run that waits at the gate; 0.9 answers the submission only when it has ended. */
  async function startGated(
    inputs: readonly unknown[] = ["x"],
  ): Promise<{ runId: string; submitted: Promise<unknown> }> {
    const { flowId } = await client().storeFlow(oneStepFlow("/raw/gated"));
    const submitted = client().submit(flowId, inputs);
    submitted.catch(() => undefined);
    await entered().promise;
    const [run] = await client().listRuns({ flowName: "one-step /raw/gated", limit: 1 });
    if (run === undefined) throw new Error("The run is not listed.");
    return { runId: run.runId, submitted };
  }

  describe("flows", () => {
    it("a dry run stores nothing and returns the same id", async () => {
      const flow = { ...oneStepFlow("/raw/echo"), name: `dry ${version}` };
      const dry = await client().storeFlow(flow, { dryRun: true });
      expect(dry).toMatchObject({ stored: false, diagnostics: [{ kind: "missingFlowDescription", level: "warning" }] });
      expect(await failureOf(client().getFlow(dry.flowId))).toBeInstanceOf(NotFoundError);
      expect(await client().storeFlow(flow)).toEqual({ ...dry, stored: true });
      expect(await client().getFlow(dry.flowId)).toEqual(flow);
      expect(await client().getFlow(`sha256:${dry.flowId}`)).toEqual(flow);
    });

    it("a flow that cannot run is not stored; run() throws with the reasons", async () => {
      const flow = { steps: [{ id: "a", component: "/raw/echo" }], output: { $step: "nowhere" } };
      const { stored, diagnostics } = await client().storeFlow(flow);
      expect(stored).toBe(false);
      expect(diagnostics).toContainEqual(
        expect.objectContaining({ kind: "undefinedStepReference", level: "fatal", path: "$.output" }),
      );
      const error = await failureOf<FlowRefusedError>(client().run(flow, [1]));
      expect(error).toBeInstanceOf(FlowRefusedError);
      expect(error.message).toContain("$.output: ");
    });

    it("a flow with whole numbers among its settings is checked, stored and run", async () => {
      const onError = { action: "retry", maxRetries: 1 };
      const step = {
        id: "s1",
        component: "/raw/echo",
        input: { $input: "$" },
        ...(version !== "0.9.0" && { onError }),
      };
      const flow = { name: `numbers ${target}`, steps: [step], output: { echoed: { $step: "s1" }, n: 7 } };
      expect(await client().storeFlow(flow)).toMatchObject({ stored: true });
      const { items } = await client().run(flow, [1]);
      expect(outputs(items)).toEqual([{ echoed: 1, n: 7 }]);
      const refused = await failureOf<FlowRefusedError>(client().run({ ...flow, output: { $step: "nowhere" } }, [1]));
      expect(refused).toBeInstanceOf(FlowRefusedError);
      expect(refused.message).toContain("$.output: ");
    });

    it("a document of another shape is refused with the message of the runtime", async () => {
      const error = await failureOf(client().storeFlow({ steps: 1 }));
      expect(error).toBeInstanceOf(BadRequestError);
      expect(error).toMatchObject({ status: pulls(version) ? 400 : 422 });
      const reason = target.startsWith("embedded")
        ? /: "steps" must be array/
        : /invalid type: (?:integer `1`|floating point `1.0`), expected a sequence/;
      expect(error.message).toMatch(reason);
    });

    it("a body above 2 MiB: PayloadTooLargeError, up to 0.11", async () => {
      const running = client().run(oneStepFlow("/raw/echo"), ["x".repeat(2 * 1024 * 1024)]);
      if (pulls(version)) return void expect((await running).status).toBe("completed");
      const error = await failureOf(running);
      expect(error).toBeInstanceOf(PayloadTooLargeError);
      expect(error.message).toContain("up to 2 MiB");
    });
  });

  describe("runs", () => {
    it("submit with wait returns the items, with one and with several inputs", async () => {
      const { flowId } = await client().storeFlow(oneStepFlow("/raw/echo"));
      for (const inputs of [["a"], ["a", "b"], [null, [1], { x: [] }]]) {
        const run = await client().submit(flowId, inputs, { wait: true });
        expect(run).toMatchObject({ status: "completed", itemCount: inputs.length });
        expect(outputs(run.items ?? [])).toEqual(inputs);
      }
    });

    it("submit without wait: 0.10 and later answer at once, 0.9 at the end; waitForRun returns the items", async () => {
      const { runId, submitted } = await startGated();
      if (!waitsAlways) expect(await submitted).toEqual({ runId, status: "running", itemCount: 1 });
      const waiting = client().waitForRun(runId);
      gate().resolve();
      expect(outputs((await waiting).items)).toEqual(["x"]);
      await submitted;
      expect(await client().waitForRun(runId)).toEqual(await waiting);
    });

    it("waitForRun ends at its deadline and explains how to continue", async () => {
      const { runId, submitted } = await startGated();
      const error = await failureOf<RunTimeoutError>(client().waitForRun(runId, { timeoutMs: 100 }));
      expect(error).toBeInstanceOf(RunTimeoutError);
      expect(error.runId).toBe(runId);
      gate().resolve();
      expect((await client().waitForRun(runId)).status).toBe("completed");
      await submitted;
    });

    it("follow yields the start, each item and the end", async () => {
      const { runId, submitted } = await startGated(["x", "y"]);
      const told: string[] = [];
      for await (const event of client().follow(runId)) {
        if (event.type !== "event") told.push(describeEvent(event));
        if (told.length === 1) gate().resolve();
      }
      await submitted;
      expect(told[0]).toBe("run running");
      expect(told.at(-1)).toBe("run completed");
      expect(told.filter((line) => line.startsWith("item")).sort()).toEqual(["item 0", "item 1"]);
    });

    it("overrides and variables reach the run in the spelling of this version", async () => {
      const variables = { type: "object", properties: { v: { type: "string" } } };
      const flow = {
        name: "settings",
        schemas: version === "0.9.0" ? { variables } : { type: "object", properties: { variables } },
        steps: [{ id: "s1", component: "/raw/echo", input: { kept: 1, changed: 1, variable: { $variable: "v" } } }],
        output: { $step: "s1" },
      };
      const { items } = await client().run(flow, [null], {
        variables: { v: text },
        overrides: { s1: { value: { input: { changed: 2 } } } },
      });
      expect(outputs(items)).toEqual([{ kept: 1, changed: 2, variable: text }]);
    });

    it("lists runs by status and number, newest first", async () => {
      const first = await client().run(oneStepFlow("/raw/echo"), ["list 1"]);
      const second = await client().run(oneStepFlow("/raw/echo"), ["list 2"]);
      const runs = await client().listRuns({ status: "completed", limit: 2 });
      expect(runs.map((run) => run.runId)).toEqual([second.runId, first.runId]);
      expect(runs[0]).toMatchObject({
        flowName: "one-step /raw/echo",
        items: { total: 1, completed: 1 },
        rootRunId: second.runId,
      });
      expect(await client().listRuns({ limit: 1, offset: 1 })).toEqual([runs[1]]);
    });

    it("shows steps and the flow of a run", async () => {
      const { runId } = await client().run(oneStepFlow("/raw/echo"), ["steps"]);
      expect(await client().getRunSteps(runId)).toMatchObject([
        { stepId: "s1", component: "/raw/echo", status: "completed" },
      ]);
      expect(await client().getRunFlow(runId)).toEqual(oneStepFlow("/raw/echo"));
    });

    it("cancels a running run once", async () => {
      const { runId, submitted } = await startGated();
      expect(await client().cancelRun(runId)).toMatchObject({ runId, status: "cancelled" });
      expect((await client().getRun(runId)).status).toBe("cancelled");
      const { status, items } = await client().waitForRun(runId);
      expect(status).toBe("cancelled");
      expect(items[0]?.result).toBeUndefined();
      expect(await failureOf(client().cancelRun(runId))).toBeInstanceOf(ConflictError);
      gate().resolve();
      await submitted;
    });

    it("deletes a finished run", async () => {
      const { runId } = await client().run(oneStepFlow("/raw/echo"), ["delete"]);
      await expect(client().deleteRun(runId)).resolves.toBeUndefined();
    });

    it("an aborted call throws the reason of the signal, and the run continues", async () => {
      const controller = new AbortController();
      const reason = new Error("enough");
      const running = client().run(oneStepFlow("/raw/gated"), ["abort"], { signal: controller.signal });
      running.catch(() => undefined);
      await entered().promise;
      controller.abort(reason);
      expect(await failureOf(running)).toBe(reason);
      const [run] = await client().listRuns({ flowName: "one-step /raw/gated", limit: 1 });
      gate().resolve();
      expect(outputs((await client().waitForRun(run?.runId ?? "")).items)).toEqual(["abort"]);
    });

    it("a run without items ends or is refused, but never hangs", async () => {
      const running = client().run(oneStepFlow("/raw/echo"), []);
      if (waitsAlways) expect(await failureOf(running)).toBeInstanceOf(NotServedError);
      else expect(await running).toMatchObject({ status: "completed", items: [] });
    });
  });

  describe("unknown ids and components", () => {
    const calls: Record<string, (client: Client) => Promise<unknown>> = {
      getRun: (it) => it.getRun(unknownRun),
      getRunItems: (it) => it.getRunItems(unknownRun),
      getRunSteps: (it) => it.getRunSteps(unknownRun),
      getRunFlow: (it) => it.getRunFlow(unknownRun),
      waitForRun: (it) => it.waitForRun(unknownRun),
      cancelRun: (it) => it.cancelRun(unknownRun),
      deleteRun: (it) => it.deleteRun(unknownRun),
      getFlow: (it) => it.getFlow(unknownHash),
      submit: (it) => it.submit(unknownHash, [1]),
      follow: async (it) => {
        for await (const event of it.follow(unknownRun)) throw new Error(`unexpected ${event.type}`);
      },
    };
    it.each(Object.keys(calls))("%s: NotFoundError that names it", async (name) => {
      const error = await failureOf(calls[name]?.(client()) ?? Promise.resolve());
      expect(error).toBeInstanceOf(NotFoundError);
      expect(error.message).toMatch(/not found/);
    });

    it("the runtime refuses a malformed id", async () => {
      expect(await failureOf(client().getRun("zzz"))).toBeInstanceOf(BadRequestError);
    });
  });

  it("lists the components of all plugins, with and without schemas", async () => {
    const all = await client().listComponents();
    expect(all).toContainEqual({ component: "/echo", description: "Raw /echo" });
    const evaluate = all.find((info) => info.component === "/eval");
    expect(evaluate?.inputSchema).toMatchObject({ type: "object" });
    const bare = await client().listComponents({ includeSchemas: false });
    expect(bare.map((info) => info.component)).toEqual(all.map((info) => info.component));
    expect(bare.find((info) => info.component === "/eval")).not.toHaveProperty("inputSchema");
  });
});

function describeEvent(event: RunEvent): string {
  if (event.type === "run") return `run ${event.run.status}`;
  return event.type === "item" ? `item ${event.item.itemIndex}` : event.name;
}
