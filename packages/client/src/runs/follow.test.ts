import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { item, runId, summary } from "../../../../tests/support/workers/client-stub.ts";
import { createClient } from "../create-client.ts";
import type { RunEvent } from "../model/results.ts";

const CREATED = new TextEncoder().encode(`data: {"event":{"RunCreated":{}}}\n\n`);
const PING = new TextEncoder().encode("data: ping\n\n");

type Source = ReadableStreamDefaultController<Uint8Array>;

/** A runtime whose event stream the test controls, with a run that ends on request. */
function fakeRuntime() {
  let source: Source | undefined;
  const state = { ended: false, cancelled: 0, looks: 0, down: false };
  const json = (body: unknown) =>
    new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  const fetch = async (url: string | URL | Request): Promise<Response> => {
    const { pathname } = new URL(String(url));
    if (state.down) throw new TypeError("fetch failed");
    if (pathname.endsWith("/items")) return json({ items: [item(0, "a")] });
    if (!pathname.endsWith("/events")) {
      state.looks += 1;
      return json(summary(state.ended ? "completed" : "running", state.ended ? 2 : 0));
    }
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        source = controller;
        controller.enqueue(CREATED);
      },
      cancel() {
        state.cancelled += 1;
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  return { client: createClient({ url: "http://runtime", fetch }), state, stream: () => source as Source };
}

async function collect(events: AsyncIterable<RunEvent>): Promise<string[]> {
  const all: string[] = [];
  for await (const event of events) all.push(event.type === "run" ? event.run.status : event.type);
  return all;
}

describe("follow, when the event stream", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["breaks", (stream: Source) => stream.error(new TypeError("terminated"))],
    ["ends early", (stream: Source) => stream.close()],
  ])("%s, continues by polling", async (_name, stop) => {
    const { client, state, stream } = fakeRuntime();
    const events = collect(client.follow(runId));
    await vi.advanceTimersByTimeAsync(10);
    stop(stream());
    await vi.advanceTimersByTimeAsync(5_000);
    state.ended = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await events).toEqual(["event", "running", "item", "completed"]);
  });

  it("breaks because the runtime is gone, fails with an error of the client", async () => {
    const { client, state, stream } = fakeRuntime();
    const events = collect(client.follow(runId)).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10);
    state.down = true;
    stream().error(new TypeError("terminated"));
    await vi.advanceTimersByTimeAsync(10);
    expect(await events).toMatchObject({ name: "RuntimeUnreachableError" });
  });

  it("is silent, polls less and less often, and ends with the run", async () => {
    const { client, state } = fakeRuntime();
    const events = collect(client.follow(runId));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.looks).toBeGreaterThan(5);
    expect(state.looks).toBeLessThan(12);
    state.ended = true;
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await events).toEqual(["event", "running", "item", "completed"]);
    expect(state.cancelled).toBe(1);
  });

  it("continues after the run has ended, still yields the last events of the run", async () => {
    const { client, state, stream } = fakeRuntime();
    const events = collect(client.follow(runId));
    await vi.advanceTimersByTimeAsync(10);
    state.ended = true;
    stream().enqueue(new TextEncoder().encode(`data: {"event":{"RunCompleted":{}}}\n\n`));
    await vi.advanceTimersByTimeAsync(500);
    stream().enqueue(PING);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await events).toEqual(["event", "running", "event", "item", "completed", "event"]);
  });
});
