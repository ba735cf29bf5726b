import { describe, expect, it } from "vitest";
import { item, runId, stub, summary } from "../../../../tests/support/workers/client-stub.ts";
import type { RunEvent } from "../model/results.ts";

async function collect(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const all: RunEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe("follow from a sequence number", () => {
  it("asks the runtime for the events from there on, and yields their numbers", async () => {
    const body = [
      '{"sequenceNumber":4,"event":{"StepCompleted":{}}}',
      '{"sequenceNumber":5,"event":{"RunCompleted":{}}}',
    ];
    const { client, sent } = stub(({ path }) => {
      if (path.endsWith("/events"))
        return { body: body.map((data) => `data: ${data}\n\n`).join(""), type: "text/event-stream" };
      return { body: path.endsWith("/items") ? { items: [item(0, "a")] } : summary("completed", 2) };
    });
    const events = await collect(client.follow(runId, { since: 4 }));
    expect(events.flatMap((event) => (event.type === "event" ? [event.sequence] : []))).toEqual([4, 5]);
    expect(events).toContainEqual({ type: "run", run: expect.objectContaining({ status: "completed" }) });
    expect(sent[0]?.query).toEqual({ runId, since: "4" });
  });

  it("fails on a runtime without an event stream, which has no numbers", async () => {
    const { client, sent } = stub(({ path }) =>
      path.endsWith("/events") ? undefined : { body: summary("completed") },
    );
    await expect(collect(client.follow(runId, { since: 1 }))).rejects.toMatchObject({
      name: "NotServedError",
      message: expect.stringContaining("Omit since"),
    });
    expect(sent).toHaveLength(1);
  });

  it.each([-1, 0.5, Number.NaN, "3"])("refuses %j", async (since) => {
    const { client, sent } = stub(() => undefined);
    await expect(collect(client.follow(runId, { since: since as number }))).rejects.toThrow(
      "since must be a whole number",
    );
    expect(sent).toEqual([]);
  });
});
