import { createServer } from "node:net";
import { createRuntime, type Runtime } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Platform, RunningWorker } from "./platforms.ts";
import { recordCell } from "./results.ts";

/** Names of the cases, which are the rows of the guide. */
const YES = "yes";

/** Runs all cases on a platform, and records what works. */
export function testPlatform(name: string, platform: Platform): void {
  describe(name, () => {
    let worker: RunningWorker;
    let blobPort: number;
    beforeAll(async () => {
      blobPort = await freePort();
      worker = await platform.start(`http://127.0.0.1:${blobPort}`);
    });
    afterAll(() => worker?.stop());

    const caseOf = (title: string, work: () => Promise<string | undefined>): void => {
      it(title, async () => {
        await recordCell(name, title, "no");
        await recordCell(name, title, (await work()) ?? YES);
      });
    };

    const withRuntime = async (dialect: "v0" | "v1", work: (runtime: Runtime) => Promise<void>): Promise<void> => {
      const blobApi = { enabled: true, url: `http://127.0.0.1:${blobPort}/api/v1/blobs` };
      const workers = { w: { url: worker.url } };
      const runtime = await createRuntime({ dialect, workers, retry: { maxRetries: 0 }, blobApi });
      try {
        await runtime.listen({ port: blobPort });
        await work(runtime);
      } finally {
        await runtime.close();
      }
    };

    caseOf("Handshake, list and description of components", async () => {
      const params = { runtimeProtocolVersion: 1, capabilities: {} };
      expect(await call(worker.url, "initialize", params)).toMatchObject({ result: { serverProtocolVersion: 1 } });
      const list = await call(worker.url, "components/list", {});
      expect(list).toMatchObject({ result: { components: expect.arrayContaining([expect.anything()]) } });
      const info = await call(worker.url, "components/info", { component: "/double" });
      expect(info).toMatchObject({ result: { info: { component: "/double", input_schema: { required: ["n"] } } } });
      return undefined;
    });

    caseOf("JSON Schema: valid and invalid input", async () => {
      await withRuntime("v1", async (runtime) => {
        expect(await runtime.execute("/w/double", { n: 21 })).toEqual({ outcome: "success", result: { n: 42 } });
        const failed = await runtime.execute("/w/double", { n: "x" });
        expect(failed).toMatchObject({
          outcome: "failed",
          error: { message: expect.stringContaining("/n must be number") },
        });
      });
      return undefined;
    });

    caseOf("1 MiB of text in and out", async () => {
      const text = "aä€😀".repeat(105_000);
      await withRuntime("v1", async (runtime) => {
        const result = await runtime.execute("/w/echo", { text });
        expect(result.outcome === "success" && (result.result as { text: string }).text === text).toBe(true);
      });
      return undefined;
    });

    caseOf("Wrong requests are refused", async () => {
      const post = (body: string): Promise<Response> =>
        fetch(worker.url, { method: "POST", headers: { "content-type": "application/json" }, body });
      expect(await (await post("{")).json()).toMatchObject({ error: { code: -32700 } });
      expect(await call(worker.url, "no/such", {})).toMatchObject({ error: { code: -32601 } });
      expect((await fetch(worker.url)).status).toBe(405);
      expect((await fetch(new URL("readyz", slashed(worker.url)))).status).toBe(200);
      return undefined;
    });

    caseOf("Blobs by HTTP (0.10 and 0.11)", async () => {
      await withRuntime("v1", async (runtime) => {
        expect(await runtime.execute("/w/blobs", { a: [1] })).toEqual({ outcome: "success", result: { a: [1] } });
      });
      return undefined;
    });

    caseOf("Blobs by event stream (0.9)", () =>
      expectStream(async (expectResult) => {
        await withRuntime("v0", async (runtime) => {
          if (platform.hasEventStreams) expectResult(await runtime.execute("/w/blobs", { a: [1] }), { a: [1] });
        });
      }),
    );

    caseOf("Sub-runs by event stream", () =>
      expectStream(async (expectResult) => {
        for (const dialect of platform.hasEventStreams ? (["v0", "v1"] as const) : (["v1"] as const))
          await withRuntime(dialect, async (runtime) => {
            expectResult(await runtime.execute("/w/runs", [{ n: 1 }, { n: 2 }]), [{ n: 1 }, { n: 2 }]);
          });
      }),
    );

    async function expectStream(
      work: (expectResult: (found: unknown, wanted: unknown) => void) => Promise<void>,
    ): Promise<string | undefined> {
      await work((found, wanted) => {
        if (platform.hasEventStreams) return expect(found).toEqual({ outcome: "success", result: wanted });
        const sentence =
          "AWS Lambda cannot send runs/submit, because each request gets an instance of its own and the answer of the runtime would reach another one";
        return expect(found).toMatchObject({
          outcome: "failed",
          error: { message: expect.stringContaining(sentence) },
        });
      });
      return platform.hasEventStreams ? YES : "no, says so";
    }

    caseOf("Components are aborted when the caller leaves", async () => {
      if (!platform.noticesLeaving) return "no";
      const before = await seen(worker.url);
      const leaving = new AbortController();
      const running = execute(worker.url, "/wait", { ms: 60_000 }, leaving.signal).catch(() => {});
      await untilSeen(worker.url, ({ started }) => started > before.started);
      // Some platforms notice it only while a response has begun, which it does after five seconds.
      setTimeout(() => leaving.abort(), 6_000);
      await running;
      await untilSeen(worker.url, ({ aborted }) => aborted > before.aborted);
      return undefined;
    });

    caseOf("SIGTERM lets executions end", async () => {
      const { process: child } = worker;
      if (!platform.drains || child === undefined) return "no";
      const before = await seen(worker.url);
      const running = execute(worker.url, "/wait", { ms: 1_500 });
      await untilSeen(worker.url, ({ started }) => started > before.started);
      child.kill("SIGTERM");
      expect(await running).toMatchObject({ result: { output: "waited" } });
      return undefined;
    });
  });
}

interface Seen {
  readonly started: number;
  readonly aborted: number;
}

async function seen(url: string): Promise<Seen> {
  const { result } = (await execute(url, "/seen", null)) as { readonly result: { readonly output: Seen } };
  return result.output;
}

async function untilSeen(url: string, isWanted: (seen: Seen) => boolean): Promise<void> {
  await expect.poll(async () => isWanted(await seen(url)), { timeout: 20_000 }).toBe(true);
}

function execute(url: string, component: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
  const observability = { trace_id: "t", span_id: "s", run_id: "r", flow_id: "f", step_id: "s" };
  return call(url, "components/execute", { component, input, attempt: 1, observability }, signal);
}

async function call(url: string, method: string, params: unknown, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    signal: signal ?? null,
  });
  const text = await response.text();
  return JSON.parse(text.startsWith("{") ? text : (/^data: ?(.*)$/m.exec(text)?.[1] ?? "null"));
}

function slashed(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
