import { getRequestListener } from "@hono/node-server";
import { createClient } from "@stepflow/client";
import { pull } from "@stepflow/grpc";
import { createRuntime } from "@stepflow/runtime";
import { servePull } from "@stepflow/runtime/pull";
import { createWorker, silentLogger, type Worker } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { afterEach, describe, expect, it, vi } from "vitest";

/** Globals that other packages replace: polyfills, instrumentations and environments of tests. */
const NAMES = ["Request", "Response", "Headers", "ReadableStream", "fetch"] as const;
type Name = (typeof NAMES)[number];

const own = Object.fromEntries(NAMES.map((name) => [name, globalThis[name]])) as { [Each in Name]: unknown };

const replace = (name: Name, value: unknown): void =>
  void Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });

/** Replaces a class by one of its kind, as instrumentations do. */
function replaceByClass(name: Exclude<Name, "fetch">): void {
  const Base = globalThis[name] as unknown as new (...args: unknown[]) => object;
  replace(name, class extends Base {});
}

afterEach(() => {
  for (const name of NAMES) replace(name, own[name]);
});

const HONO = "Request and Response by another @hono/node-server";

/** Ways in which other packages replace globals. */
const REPLACEMENTS: Readonly<Record<string, () => void>> = {
  [HONO]: () => void getRequestListener(() => new Response("hi"), { overrideGlobalObjects: true }),
  Request: () => replaceByClass("Request"),
  Response: () => replaceByClass("Response"),
  Headers: () => replaceByClass("Headers"),
  ReadableStream: () => replaceByClass("ReadableStream"),
  fetch: () => {
    const { fetch } = globalThis;
    replace("fetch", (...args: Parameters<typeof fetch>) => fetch(...args));
  },
  "all of them": () => {
    for (const name of NAMES) REPLACEMENTS[name]?.();
  },
};

const FLOW = { steps: [{ id: "s", component: "/w/work", input: { $input: "$" } }], output: { $step: "s" } };
const RESULT = { outcome: "success", result: "é!" };

/** A component that calls its runtime, so that its answer is an event stream where runtimes need one. */
const workerWithCallback = (): Worker =>
  createWorker({ name: "w", logger: silentLogger }).component("/work", async (input: string, context) => {
    const id = await context.putBlob({ text: `${input}!` });
    return (await context.getBlob<{ text: string }>(id)).text;
  });

const quiet = { logger: silentLogger, onDiagnosis: () => undefined };
const served = { handleSignals: false, announce: false, stateFile: false, logger: silentLogger } as const;

/** Each part that sends or answers requests. `replaceNow` is called after everything has started. */
const PARTS: Readonly<Record<string, (replaceNow: () => void) => Promise<unknown>>> = {
  "a served worker, called by a runtime (v0)": async (replaceNow) => {
    await using worker = await serve(workerWithCallback(), served);
    await using runtime = await createRuntime({ ...quiet, workers: { w: { url: worker.url } }, dialect: "v0" });
    replaceNow();
    return await runtime.run(FLOW, "é");
  },
  "a served worker, called by a runtime (v1)": async (replaceNow) => {
    await using worker = await serve(workerWithCallback(), served);
    await using runtime = await createRuntime({ ...quiet, workers: { w: { url: worker.url } } });
    replaceNow();
    return await runtime.run(FLOW, "é");
  },
  "a worker in the process, by its fetch": async (replaceNow) => {
    await using runtime = await createRuntime({ ...quiet, workers: { w: workerWithCallback() }, dialect: "v0" });
    replaceNow();
    return await runtime.run(FLOW, "é");
  },
  "a worker in the process, by its app": async (replaceNow) => {
    const app = await workerWithCallback().app();
    const worker = { fetch: (request: Request, env?: object) => app.fetch(request, env) };
    await using runtime = await createRuntime({ ...quiet, workers: { w: worker } });
    replaceNow();
    return await runtime.run(FLOW, "é");
  },
  "a pulling worker and servePull": async (replaceNow) => {
    await using service = await servePull();
    await using runtime = await createRuntime({ ...quiet, workers: { w: service.queue("w") } });
    const settings = { queue: "w", handleSignals: false, logger: silentLogger };
    await using _worker = await pull(workerWithCallback(), { ...settings, tasksUrl: service.url });
    replaceNow();
    const put = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"data":1,"blobType":"data"}',
    };
    expect((await fetch(`${service.url}/api/v1/blobs`, put)).status).toBe(200);
    return await runtime.run(FLOW, "é");
  },
  "runtime.listen and a client": async (replaceNow) => {
    await using runtime = await createRuntime({ ...quiet, workers: { w: workerWithCallback() } });
    await using listener = await runtime.listen();
    replaceNow();
    const client = createClient({ url: listener.url });
    expect(await client.health()).toMatchObject({ status: "healthy" });
    const { flowId } = await client.storeFlow(FLOW);
    const { runId } = await client.submit(flowId, ["é"]);
    const types: string[] = [];
    for await (const { type } of client.follow(runId)) types.push(type);
    expect(types.length).toBeGreaterThan(2);
    const [item] = await client.getRunItems(runId);
    return item?.result;
  },
};

describe.each(Object.entries(PARTS))("%s", (_part, use) => {
  it.each(
    Object.entries(REPLACEMENTS).flatMap(
      ([name, run]) =>
        [
          [name, "before", run],
          [name, "after", run],
        ] as const,
    ),
  )("works although another package has replaced %s (%s its start)", async (name, when, run) => {
    const complaints = vi.spyOn(console, "error");
    if (when === "before") run();
    const result = await use(when === "after" ? run : () => undefined);
    // In a process with other tests, these may have been replaced already.
    if (name !== HONO) expect(NAMES.filter((each) => globalThis[each] !== own[each])).not.toEqual([]);
    expect(result).toEqual(RESULT);
    expect(complaints).not.toHaveBeenCalled();
  });
});
