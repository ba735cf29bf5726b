import { describe, expect, it } from "vitest";
import {
  type Answer,
  flowId,
  health,
  item,
  runId,
  stub,
  summary,
} from "../../../../tests/support/workers/client-stub.ts";
import { createClient } from "../create-client.ts";
import { InvalidResponseError, NotServedError, RequestTimeoutError } from "../model/client-error.ts";
import type { RunEvent } from "../model/results.ts";
import { FlowRefusedError } from "./run.ts";
import { RunTimeoutError } from "./wait-for-run.ts";

describe("submit", () => {
  it("0.9: one item's result comes with the answer, several are fetched", async () => {
    const { client, sent } = stub(({ path, body }) => {
      if (path.endsWith("/items")) return { body: { itemCount: 2, items: [item(1, "b"), item(0, "a")] } };
      const { input } = body as { input: unknown[] };
      const only = input.length === 1 ? { result: { outcome: "success", result: "a" } } : {};
      return { body: { runId, itemCount: input.length, status: "completed", ...only } };
    });
    expect(await client.submit(flowId, [1], { wait: true })).toEqual({
      runId,
      status: "completed",
      itemCount: 1,
      items: [{ itemIndex: 0, status: "completed", result: { outcome: "success", result: "a" } }],
    });
    expect(sent).toHaveLength(1);
    const two = await client.submit(flowId, [1, 2], { wait: true });
    expect(two.items?.map((entry) => entry.itemIndex)).toEqual([0, 1]);
    expect(await client.submit(flowId, [1, 2])).toEqual({ runId, status: "completed", itemCount: 2 });
  });

  it("0.10: the results come with the answer, in whatever order", async () => {
    const results = [
      item(1, null),
      {
        itemIndex: 0,
        status: "failed",
        result: { outcome: "failed", error: { code: -32100, message: "m", data: null } },
      },
    ];
    const { client, sent } = stub(() => ({ body: { ...summary("failed"), results } }));
    const { items, status } = await client.submit(flowId, [1, 2], {
      wait: true,
      timeoutSecs: 5,
      maxConcurrency: 3,
      variables: { v: 1 },
    });
    expect(status).toBe("failed");
    expect(items?.[0]?.result).toEqual({ outcome: "failed", error: { code: -32100, message: "m" } });
    expect(items?.[1]?.result).toEqual({ outcome: "success", result: null });
    expect(sent.map((one) => one.body)).toEqual([
      { flowId, input: [1, 2], wait: true, timeoutSecs: 5, maxConcurrency: 3, variables: { v: 1 } },
    ]);
  });

  it("a wait that ends before the run gives no items", async () => {
    const results = [{ itemIndex: 0, status: "running" }];
    const { client } = stub(() => ({ body: { ...summary("running"), results } }));
    expect(await client.submit(flowId, [1], { wait: true, timeoutSecs: 0 })).toEqual({
      runId,
      status: "running",
      itemCount: 1,
    });
  });

  it.each([
    ["0.9.0", { s1: { value: { input: 1 } } }],
    ["0.10.0", { steps: { s1: { value: { input: 1 } } } }],
    ["0.11.1", { steps: { s1: { value: { input: 1 } } } }],
    [undefined, { steps: { s1: { value: { input: 1 } } } }],
  ])("spells overrides for %s", async (version, expected) => {
    const { client, sent } = stub(({ path }) => (path === "/health" ? health(version) : { body: summary("running") }));
    await client.submit(flowId, [1], { overrides: { s1: { value: { input: 1 } } } });
    expect(sent.at(-1)?.body).toMatchObject({ overrides: expected });
  });

  it("a run without items: refused on 0.9, which never answers it; sent to later runtimes", async () => {
    const on = (version: string): ReturnType<typeof stub> =>
      stub(({ path }) => (path === "/health" ? health(version) : { body: { ...summary("completed"), results: [] } }));
    const old = on("0.9.0");
    await expect(old.client.submit(flowId, [])).rejects.toThrow(NotServedError);
    expect(old.sent.map((one) => one.path)).toEqual(["/health"]);
    expect((await on("0.10.0").client.submit(flowId, [], { wait: true })).items).toEqual([]);
  });

  it("refuses what would hang or cannot be meant", async () => {
    const { client, sent } = stub(() => undefined);
    await expect(client.submit(flowId, [1], { maxConcurrency: 0 })).rejects.toThrow(
      /maxConcurrency must be a whole number above 0/,
    );
    await expect(client.submit(flowId, [1], { timeoutSecs: 1.5 })).rejects.toThrow(RangeError);
    await expect(client.submit(flowId, { a: 1 } as unknown as unknown[])).rejects.toThrow(
      /inputs must be an array.*\[input\]/,
    );
    await expect(client.submit(flowId, [1n])).rejects.toThrow(/BigInt/);
    expect(sent).toEqual([]);
  });
});

describe("run", () => {
  const stored: Answer = {
    body: { flowId, stored: true, diagnostics: { diagnostics: [], numFatal: 0, numError: 0, numWarning: 0 } },
  };

  it("stores a flow, or takes its id", async () => {
    const { client, sent } = stub(({ path }) =>
      path === "/flows" ? stored : { body: { ...summary("completed"), results: [item(0, 1)] } },
    );
    expect(await client.run({ steps: [] }, [1])).toMatchObject({
      runId,
      status: "completed",
      items: [{ itemIndex: 0 }],
    });
    await client.run(flowId, [1]);
    expect(sent.map((one) => one.path)).toEqual(["/flows", "/runs", "/runs"]);
  });

  it("a flow that was refused is an error that lists why", async () => {
    const diagnostics = [
      {
        kind: "undefinedStepReference",
        code: 3003,
        level: "fatal",
        formatted: "references undefined step 'zz'",
        path: "$.output",
      },
      { kind: "missingFlowDescription", code: 1002, level: "warning", formatted: "no description" },
    ];
    const { client, sent } = stub(() => ({ body: { flowId, stored: false, diagnostics: { diagnostics } } }));
    const error = await client.run({}, [1]).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(FlowRefusedError);
    expect((error as Error).message).toBe(
      "The flow was not stored:\n  $.output: references undefined step 'zz' (undefinedStepReference)",
    );
    expect((error as FlowRefusedError).diagnostics).toHaveLength(2);
    expect(sent).toHaveLength(1);
  });

  it("waits on, by asking for the end again, when the runtime's own wait was too short", async () => {
    const { client, sent } = stub(({ path, method }, before) => {
      if (method === "POST") return { body: { ...summary("running"), results: [] } };
      if (path.endsWith("/items")) return { body: { itemCount: 2, items: [item(0, 1), item(1, 2)] } };
      return { body: summary(before.length < 3 ? "running" : "completed") };
    });
    const { items } = await client.run(flowId, [1, 2]);
    expect(items).toHaveLength(2);
    expect(sent.map((one) => one.query)).toEqual([
      {},
      { wait: "true", timeoutSecs: "30" },
      { wait: "true", timeoutSecs: "30" },
      { wait: "true", timeoutSecs: "30" },
      {},
    ]);
  });

  it("gives up at the deadline with the id of the run that goes on", async () => {
    const { client } = stub(() => ({ body: summary("running") }));
    const error = await client.run(flowId, [1], { timeoutMs: 60 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RunTimeoutError);
    expect(error).toMatchObject({ runId });
    expect((error as Error).message).toContain(`waitForRun("${runId}")`);
  });
});

describe("waitForRun", () => {
  it("asks plainly where asking to wait fails, so that an unknown run is said to be unknown (0.10, 0.11)", async () => {
    const { client } = stub(({ query }) =>
      query["wait"] === undefined
        ? { status: 404, body: { code: 404, message: "Execution not found" } }
        : { status: 500, body: { code: 500, message: "state store error" } },
    );
    await expect(client.waitForRun(runId)).rejects.toMatchObject({ name: "NotFoundError" });
  });

  it("ends with the signal's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { client } = stub((_, before) => {
      if (before.length === 2) controller.abort(reason);
      return { body: summary("running") };
    });
    await expect(client.waitForRun(runId, { signal: controller.signal })).rejects.toBe(reason);
  });
});

describe("follow", () => {
  async function collect(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
    const all: RunEvent[] = [];
    for await (const event of events) all.push(event);
    return all;
  }

  it("by asking again and again: tells changes only, each item once, and ends with the run", async () => {
    const states = [summary("running"), summary("running"), summary("running", 1), summary("completed", 2)];
    const { client } = stub(({ path }, before) => {
      const polls = before.filter((one) => one.path === `/runs/${runId}`).length;
      if (path.endsWith("/events")) return undefined;
      if (path.endsWith("/items")) {
        return {
          body: {
            itemCount: 2,
            items: polls < 4 ? [item(0, "a"), { itemIndex: 1, status: "running" }] : [item(0, "a"), item(1, "b")],
          },
        };
      }
      return { body: states[Math.min(polls, states.length - 1)] };
    });
    const told = (await collect(client.follow(runId))).map((event) =>
      event.type === "run"
        ? `${event.run.status} ${event.run.items.completed}`
        : event.type === "item"
          ? event.item.itemIndex
          : event.name,
    );
    expect(told).toEqual(["running 0", 0, "running 1", 1, "completed 2"]);
  });

  it("an unknown run is an error", async () => {
    const { client } = stub(({ path }) =>
      path.endsWith("/events") ? undefined : { status: 404, body: { code: 404, message: "Execution not found" } },
    );
    await expect(collect(client.follow(runId))).rejects.toMatchObject({ name: "NotFoundError" });
  });

  it("by the event stream where there is one, and by asking once that is cut off", async () => {
    const body = 'event: run\ndata: {"a":"ü"}\n\n: ping\n\ndata: not json\n\ndata: cut';
    const { client, sent } = stub(({ path }) => {
      if (path.endsWith("/events")) return { body, type: "text/event-stream" };
      return { body: path.endsWith("/items") ? { items: [item(0, "a")] } : summary("completed", 2) };
    });
    const told = await collect(client.follow(runId));
    expect(told.slice(0, 2)).toEqual([
      { type: "event", name: "run", data: { a: "ü" } },
      { type: "event", name: "message", data: "not json" },
    ]);
    expect(told.slice(2).map(({ type }) => type)).toEqual(["item", "run"]);
    expect(sent[0]).toEqual({ method: "GET", path: `/runs/${runId}/events`, query: { runId }, body: undefined });
  });

  it("tells runs and items beside the events, as runtimes without such a stream do", async () => {
    const event = (kind: string): string => `data: ${JSON.stringify({ event: { [kind]: { runId } } })}\n\n`;
    const body = ["RunCreated", "StepStarted", "StepCompleted", "RunCompleted"].map(event).join("");
    let looks = 0;
    const { client } = stub(({ path }) => {
      if (path.endsWith("/events")) return { body, type: "text/event-stream" };
      if (path.endsWith("/items")) return { body: { results: [{ itemIndex: 0, status: 2, output: "a" }] } };
      return { body: { summary: { ...summary("", looks > 0 ? 2 : 0), status: looks++ > 0 ? 2 : 1 }, steps: [] } };
    });
    const told = (await collect(client.follow(runId))).map((one) =>
      one.type === "run" ? one.run.status : one.type === "item" ? one.item.itemIndex : one.type,
    );
    expect(told).toEqual(["event", "running", "event", "event", "event", 0, "completed"]);
  });

  it("an event path that answers something else is an error naming it", async () => {
    const { client } = stub(() => ({ body: {} }));
    const error = await collect(client.follow(runId)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect((error as Error).message).toContain(`/runs/${runId}/events was answered with content type application/json`);
  });

  it("ends at its deadline and with the signal's reason", async () => {
    const running = (): ReturnType<typeof stub> =>
      stub(({ path }) => (path.endsWith("/events") ? undefined : { body: summary("running") }));
    await expect(collect(running().client.follow(runId, { timeoutMs: 30 }))).rejects.toBeInstanceOf(RunTimeoutError);
    const controller = new AbortController();
    const reason = new Error("enough");
    const events: RunEvent[] = [];
    const reading = (async () => {
      for await (const event of running().client.follow(runId, { signal: controller.signal })) {
        events.push(event);
        controller.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(events).toHaveLength(1);
  });

  it("a stream that falls silent ends at the deadline, and a consumer that leaves cancels it", async () => {
    let cancelled = 0;
    const stream = (): Response =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
          cancel: () => {
            cancelled += 1;
          },
        }),
        { headers: { "content-type": "text/event-stream" } },
      );
    const client = createClient({ url: "http://runtime", fetch: async () => stream() });
    await expect(collect(client.follow(runId, { timeoutMs: 20 }))).rejects.toBeInstanceOf(RunTimeoutError);
    expect(cancelled).toBe(1);
    for await (const event of client.follow(runId)) {
      expect(event).toEqual({ type: "event", name: "message", data: 1 });
      break;
    }
    expect(cancelled).toBe(2);
  });

  it("an event path whose refusal never ends does not hold us", async () => {
    const stuck = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) });
    const fetch = async (): Promise<Response> => new Response(stuck, { status: 404 });
    const client = createClient({ url: "http://runtime", fetch, timeoutMs: 10 });
    await expect(collect(client.follow(runId))).rejects.toBeInstanceOf(RequestTimeoutError);
  });

  it("a peer that never answers the event path ends at the client's deadline", async () => {
    const client = createClient({ url: "http://runtime", fetch: () => new Promise(() => undefined), timeoutMs: 10 });
    await expect(collect(client.follow(runId))).rejects.toBeInstanceOf(RequestTimeoutError);
  });
});

describe("same results on every version", () => {
  it("inputs: listed on 0.9, with the items later", async () => {
    const expected = [{ a: 1 }, { b: 2 }];
    const old = stub(() => ({ body: { ...summary("completed", 2), inputs: expected } }));
    const itemDetails = expected
      .map((input, itemIndex) => ({ itemIndex, input, status: "completed", steps: [] }))
      .reverse();
    const current = stub(() => ({
      body: { ...summary("completed", 2), itemDetails, orchestratorId: "x", createdAtSeqno: 0 },
    }));
    expect((await old.client.getRun(runId)).inputs).toEqual(expected);
    expect(await current.client.getRun(runId)).toEqual(await old.client.getRun(runId));
  });

  it("steps: a list, with a result where the runtime keeps one", async () => {
    const step = { stepId: "s1", component: "/lab/echo", status: "completed" };
    const old = stub(() => ({ body: { steps: { s1: { ...step, result: { outcome: "success", result: 1 } } } } }));
    const current = stub(() => ({ body: { steps: { s1: step } } }));
    expect(await old.client.getRunSteps(runId)).toEqual([{ ...step, result: { outcome: "success", result: 1 } }]);
    expect(await current.client.getRunSteps(runId)).toEqual([step]);
  });

  it("blobs: 0.9 has none over REST, and the error says so", async () => {
    const { client } = stub(({ path }) => (path === "/health" ? health("0.9.0") : undefined));
    for (const call of [
      client.putBlob(1),
      client.getBlob("ab"),
      client.putBinary(new Uint8Array(1)),
      client.getBinary("ab"),
    ]) {
      await expect(call).rejects.toMatchObject({
        name: "NotServedError",
        hint: expect.stringContaining("since 0.10"),
      });
    }
  });
});
