import { describe, expect, it } from "vitest";
import { item, runId, stub, summary } from "../../../../tests/support/workers/client-stub.ts";
import { createClient } from "../create-client.ts";
import { InvalidResponseError, RequestTimeoutError } from "../model/client-error.ts";
import type { RunEvent } from "../model/results.ts";
import { RunTimeoutError } from "./wait-for-run.ts";

describe("follow", () => {
  async function collect(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
    const all: RunEvent[] = [];
    for await (const event of events) all.push(event);
    return all;
  }

  it("polls: yields only changes, each item once, and ends with the run", async () => {
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

  it("reads the event stream if there is one, and polls once it is cut off", async () => {
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

  it("yields runs and items beside the events, as for runtimes without an event stream", async () => {
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

  it("fails with the path if the event path answers something else", async () => {
    const { client } = stub(() => ({ body: {} }));
    const error = await collect(client.follow(runId)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect((error as Error).message).toContain(`/runs/${runId}/events was answered with content type application/json`);
  });

  it("ends at its deadline, and with the reason of the signal", async () => {
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

  it("does not wait for the rest of a refusal of the event path", async () => {
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
