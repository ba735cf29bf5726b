import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createRuntime } from "@stepflow/runtime";
import { testRuntime } from "@stepflow/runtime/testing";
import { createWorker, silentLogger, withFields } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { Hono } from "hono";
import { describe, expect, it, onTestFinished, vi } from "vitest";

const createTaking = () =>
  createWorker({ name: "w", logger: silentLogger })
    .component("/blob", async (input, { putBlob, getBlob }) => getBlob(await putBlob(input)))
    .component("/map", async (_input, ctx) => {
      const store: (data: unknown) => Promise<string> = ctx.putBlob;
      return (await Promise.all([1, 2].map(store))).length;
    })
    .component("/progress", (_input, { progress, log: { info } }) => {
      progress(0.5);
      info("half");
      return "done";
    })
    .component("/run", (input, { evaluateFlow }) => evaluateFlow({ steps: [], output: { $input: "$" } }, input));

describe("methods of ctx work without ctx", () => {
  it.each([
    ["/blob", 1, 1],
    ["/map", null, 2],
    ["/progress", null, "done"],
    ["/run", 3, 3],
  ])("%s", async (component, input, result) => {
    await using runtime = await createRuntime({ workers: { w: createTaking() } });
    await expect(runtime.execute(`/w${component}`, input)).resolves.toEqual({ outcome: "success", result });
  });
});

describe("methods of a worker work without it", () => {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "components/list", params: {} });
  const init = { method: "POST", headers: { "content-type": "application/json" }, body };

  it("fetch as the handler of a platform, and in an app", async () => {
    const { fetch, app } = createTaking();
    expect((await fetch(new Request("http://w/", init))).status).toBe(200);
    expect((await { fetch }.fetch(new Request("http://w/", init))).status).toBe(200);
    expect((await new Hono().mount("/w", fetch).request("/w", init)).status).toBe(200);
    expect((await (await app()).request("/", init)).status).toBe(200);
  });

  it("fetch as a listener of node:http", async () => {
    const listener = getRequestListener(createTaking().fetch, { overrideGlobalObjects: false });
    const server = createServer((request, response) => void listener(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close().closeAllConnections());
    const { port } = server.address() as AddressInfo;
    expect((await fetch(`http://127.0.0.1:${port}/`, init)).status).toBe(200);
  });

  it("close of a served worker", async () => {
    const { close, closed } = await serve(createTaking(), { announce: false, handleSignals: false, port: 0 });
    await close();
    await closed;
  });

  it("a logger with fields", () => {
    const info = vi.fn();
    const { info: taken } = withFields({ ...silentLogger, info, isLevelEnabled: () => true }, { a: 1 });
    taken("message");
    expect(info).toHaveBeenCalledWith("message", { a: 1 });
  });
});

describe.each([
  ["embedded runtime", () => createRuntime({ workers: { w: createTaking() } })],
  ["test kit", () => testRuntime({ w: createTaking() })],
])("methods of the %s work without it", (_name, create) => {
  it("run, runMany, execute, components, fetch, listen and close", async () => {
    const { run, runMany, execute, components, fetch, listen, close } = await create();
    const flow = { steps: [], output: { $input: "$" } };
    expect(await run(flow, 1)).toEqual({ outcome: "success", result: 1 });
    expect(await runMany(flow, [1, 2])).toHaveLength(2);
    expect(await execute("/w/map", null)).toMatchObject({ outcome: "success" });
    expect((await components()).length).toBeGreaterThan(3);
    expect((await fetch("http://stepflow.internal/api/v1/health")).status).toBe(200);
    await (await listen()).close();
    await close();
  });
});
