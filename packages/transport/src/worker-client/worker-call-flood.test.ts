import { setImmediate as turn } from "node:timers/promises";
import { createDeferred } from "@stepflow/protocol/internal";
import { expect, it, vi } from "vitest";
import { scriptStream, scriptWorker } from "../../../../tests/support/workers/scripted-worker.ts";
import { createWorkerClient } from "./worker-client.ts";

const ACCEPTED = (): Response => new Response(null, { status: 202 });

/** Waits until a number no longer changes. */
async function settled(count: () => number): Promise<number> {
  for (let last = -1; last !== count(); ) {
    last = count();
    for (let turns = 0; turns < 20; turns++) await turn();
  }
  return count();
}

it("a worker that floods is read no further than a thousand requests until they are done", async () => {
  const stream = scriptStream();
  const worker = scriptWorker(() => stream.response);
  const gate = createDeferred<void>();
  let served = 0;
  const client = createWorkerClient({ url: "http://worker.test/", fetch: worker.fetch });
  const onCallback = async (): Promise<null> => {
    served += 1;
    await gate.promise;
    return null;
  };
  const result = client.request("components/execute", {}, { onCallback });
  for (let id = 0; id < 3_000; id++) stream.event({ id, method: "runs/get" });
  expect(await settled(() => served)).toBe(1_000);
  stream.event({ id: worker.received[0]?.message.id, result: "done" });
  gate.resolve();
  expect(await result).toBe("done");
  await vi.waitFor(() => expect(worker.received).toHaveLength(3_001));
  stream.end();
});

it("64 responses are sent at once, and those that wait end with the call", async () => {
  const stream = scriptStream();
  const gate = createDeferred<void>();
  const acknowledge = async (): Promise<Response> => {
    await gate.promise;
    return ACCEPTED();
  };
  const worker = scriptWorker(() => stream.response, acknowledge);
  const client = createWorkerClient({ url: "http://worker.test/", fetch: worker.fetch });
  const result = client.request("components/execute", {}, { onCallback: () => null });
  result.catch(() => {});
  for (let id = 0; id < 200; id++) stream.event({ id, method: "runs/get" });
  expect(await settled(() => worker.received.length)).toBe(65);
  client.close();
  await expect(result).rejects.toThrow("closed");
  gate.resolve();
  expect(await settled(() => worker.received.length)).toBe(65);
  expect(worker.received.slice(1).every(({ request }) => request.signal.aborted)).toBe(true);
});

it("skipped events are logged ten times", async () => {
  const stream = scriptStream();
  const worker = scriptWorker(() => stream.response);
  const warn = vi.fn();
  const logger = { debug() {}, warn, error() {} };
  const client = createWorkerClient({ url: "http://worker.test/", fetch: worker.fetch, logger });
  const result = client.request("components/execute", {});
  for (let index = 0; index < 100; index++) stream.event({ nonsense: index });
  await vi.waitFor(() => expect(warn).toHaveBeenCalled());
  stream.event({ id: worker.received[0]?.message.id, result: "done" });
  stream.end();
  expect(await result).toBe("done");
  expect(warn).toHaveBeenCalledTimes(10);
});
