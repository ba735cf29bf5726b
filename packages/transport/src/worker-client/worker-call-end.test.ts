import { getEventListeners } from "node:events";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { scriptStream, scriptWorker } from "../../../../tests/support/workers/scripted-worker.ts";
import {
  WorkerCallAbortedError,
  WorkerClientClosedError,
  WorkerTimeoutError,
  WorkerTransportError,
} from "./worker-call-errors.ts";
import { createWorkerClient, type WorkerClient, type WorkerClientOptions } from "./worker-client.ts";

const NEVER = new Promise<never>(() => {});

function connect(respond: Parameters<typeof scriptWorker>[0], options: Partial<WorkerClientOptions> = {}) {
  const worker = scriptWorker(respond);
  return { ...worker, client: createWorkerClient({ url: "http://worker.test/", fetch: worker.fetch, ...options }) };
}

/** Starts a call whose stream is open and whose callback is never answered. */
async function asked(options: Partial<WorkerClientOptions> = {}, signal?: AbortSignal) {
  const stream = scriptStream();
  const serving = createDeferred<AbortSignal>();
  const onCallback: WorkerClientOptions["onCallback"] = (_method, _params, context) => {
    serving.resolve(context.signal);
    return NEVER;
  };
  const connection = connect(() => stream.response, { onCallback, ...options });
  const result = connection.client.request("components/execute", {}, { signal });
  result.catch(() => {});
  stream.event({ id: "c", method: "runs/get" });
  return { ...connection, stream, result, served: await serving.promise };
}

const expectNothingLeft = async ({ client, stream, served }: Awaited<ReturnType<typeof asked>>, reason: unknown) => {
  await stream.cancelled;
  expect([served.aborted, served.reason, client.active]).toEqual([true, reason, 0]);
};

describe("every wait ends", () => {
  it("callbacks.deadline: a call to a worker that never answers ends, even if fetch ignores its signal", async () => {
    const { client } = connect(() => NEVER, { timeoutMs: 10 });
    const error = await failureOf(client.request("components/list", {}));
    expect(error).toBeInstanceOf(WorkerTimeoutError);
    expect([error.message, client.active]).toEqual(["Worker did not answer components/list within 10 ms.", 0]);
    await expect(client.notify("initialized", {})).rejects.toBeInstanceOf(WorkerTimeoutError);
  });

  it("deadlines.configurable: the deadline of a request takes precedence over that of the client", async () => {
    const { client } = connect(() => NEVER, { timeoutMs: 60_000 });
    await expect(client.request("m", {}, { timeoutMs: 5 })).rejects.toThrow("within 5 ms");
  });

  it("a response that arrives after its call has ended is dropped", async () => {
    const late = createDeferred<Response>();
    const { client } = connect(() => late.promise, { timeoutMs: 5 });
    await expect(client.request("m", {})).rejects.toBeInstanceOf(WorkerTimeoutError);
    const stream = scriptStream();
    late.resolve(stream.response);
    await stream.cancelled;
  });

  it("a stream that never ends is cancelled, with all callbacks that are being served for it", async () => {
    const call = await asked({ timeoutMs: 20 });
    const error = await failureOf(call.result);
    expect(error).toBeInstanceOf(WorkerTimeoutError);
    await expectNothingLeft(call, error);
  });

  it("callbacks that are still served after the result end with the deadline of the call", async () => {
    const { client, stream, served, received, result } = await asked({ timeoutMs: 30 });
    stream.event({ id: received[0]?.message.id, result: "done" });
    stream.end();
    await expect(result).resolves.toBe("done");
    await vi.waitFor(() => expect(client.active).toBe(0));
    expect(served.reason).toBeInstanceOf(WorkerTimeoutError);
    expect(received).toHaveLength(1);
  });

  it("a stream that breaks off ends all callbacks that are being served for it", async () => {
    const { client, stream, served, result } = await asked();
    stream.end();
    const error = await failureOf(result);
    expect(error).toBeInstanceOf(WorkerTransportError);
    expect([served.aborted, served.reason, client.active]).toEqual([true, error, 0]);
  });
});

describe("aborting", () => {
  it("before it begins sends nothing", async () => {
    const { client, received } = connect(() => new Response());
    const signal = AbortSignal.abort("too late");
    const error = await failureOf(client.request("m", {}, { signal }));
    expect(error).toBeInstanceOf(WorkerCallAbortedError);
    expect([error.message, error.cause]).toEqual(["m was aborted.", "too late"]);
    expect([received.length, client.active, getEventListeners(signal, "abort").length]).toEqual([0, 0, 0]);
  });

  it("execution.cancelled: ends the request, its stream and the callbacks that are being served for it, and aborts fetch", async () => {
    const controller = new AbortController();
    const call = await asked({}, controller.signal);
    controller.abort("changed my mind");
    const error = await failureOf(call.result);
    expect([error.name, error.cause]).toEqual(["WorkerCallAbortedError", "changed my mind"]);
    await expectNothingLeft(call, error);
    expect(call.received[0]?.request.signal.aborted).toBe(true);
  });

  it("leaves no listener on the signal", async () => {
    const { signal } = new AbortController();
    const { client } = connect(({ message }) => Response.json({ jsonrpc: "2.0", id: message.id, result: 1 }));
    const failing = connect(() => Promise.reject(new Error("down")));
    for (let round = 0; round < 20; round++) {
      await client.request("m", {}, { signal });
      await failureOf(failing.client.request("m", {}, { signal }));
    }
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("closing", () => {
  it("fails all messages in progress, and later ones", async () => {
    const call = await asked();
    const pending = [call.client.request("a", {}), call.client.notify("b", {})].map(failureOf);
    call.client.close();
    call.client.close();
    for (const error of await Promise.all([failureOf(call.result), ...pending])) {
      expect(error).toBeInstanceOf(WorkerClientClosedError);
    }
    await expectNothingLeft(call, await failureOf(call.result));
    const late: ((client: WorkerClient) => Promise<unknown>)[] = [
      (client) => client.request("c", {}),
      (client) => client.notify("d", {}),
    ];
    for (const send of late) await expect(send(call.client)).rejects.toThrow(/^[cd]: the client was closed\.$/);
    expect(call.client.active).toBe(0);
    await vi.waitFor(() => expect(call.received).toHaveLength(3));
    expect(call.received.map(({ message }) => message.method)).toEqual(["components/execute", "a", "b"]);
  });

  it("ends callbacks that are served after the result, and does not change the result", async () => {
    const { client, stream, served, received, result } = await asked();
    stream.event({ id: received[0]?.message.id, result: "done" });
    await expect(result).resolves.toBe("done");
    client.close();
    expect([served.aborted, client.active]).toEqual([true, 0]);
    await stream.cancelled;
  });
});
