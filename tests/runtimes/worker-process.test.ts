import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeferred } from "@stepflow/protocol/internal";
import { WorkerCallError } from "@stepflow/transport/client";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { failureOf } from "../support/failure-of.ts";
import { useProgram } from "../support/processes/bundle.ts";
import { spawnWorker, startWorkerProcess, type WorkerProcessOptions } from "../support/processes/worker-process.ts";
import { executeOn, executeParams, linkTo } from "../support/wire/worker-link.ts";

const program = useProgram("workers/kitchen-main.ts");

async function start(options: Partial<WorkerProcessOptions> = {}) {
  const worker = await startWorkerProcess({ program: program.path, ...options });
  onTestFinished(() => worker.stop());
  return worker;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts an execution that waits for an answer of the runtime, which is this test. */
function startAsking(url: string) {
  const asked = createDeferred<void>();
  const answer = createDeferred<unknown>();
  const client = linkTo(url, {
    onCallback: () => {
      asked.resolve();
      return answer.promise;
    },
  });
  return { asked: asked.promise, answer, output: executeOn(client, "/two-questions") };
}

const RUN_STATUS = {
  runId: "00000000-0000-7000-8000-000000000001",
  flowId: "a".repeat(64),
  status: "running",
  items: { total: 1, completed: 0, running: 1, failed: 0, cancelled: 0 },
  createdAt: "2026-01-01T00:00:00Z",
};

const V0 = { runtime_protocol_version: 1 };

describe("wire.md#processes: a worker's process", () => {
  it("worker.stdout: stdout contains exactly the port line, whatever components print", async () => {
    const worker = await start();
    const client = linkTo(worker.url);
    expect(await executeOn(client, "/print", "a lot")).toBe("a lot");
    expect(await executeOn(client, "/print", "more")).toBe("more");
    worker.kill("SIGTERM");
    await worker.exited;
    expect(worker.stdout.text).toBe(`{"port":${worker.port}}\n`);
    expect(worker.stderr.text).toContain("printed a lot");
    expect(worker.stderr.text).toContain('{"port":1}');
  });

  it("worker.life-cycle: listens on the port of --port, otherwise of $PORT", async () => {
    const [first, second] = [await freePort(), await freePort()];
    const byArgument = await start({ args: ["--port", String(first)], env: { PORT: String(second) } });
    expect(byArgument.port).toBe(first);
    const byVariable = await start({ env: { PORT: String(second) } });
    expect(byVariable.port).toBe(second);
  });

  it("reports that its port is taken, and prints no port", async () => {
    const { port } = await start();
    const second = spawnWorker({ program: program.path, args: [`--port=${port}`] });
    expect(await second.exited).toMatchObject({ code: 1 });
    expect(second.stderr.text).toContain(`Cannot listen on 127.0.0.1:${port}: another process listens there.`);
    expect(second.stdout.text).toBe("");
  });

  it("shutdown.drains: SIGTERM lets the running execution end, callbacks included, and refuses others with -32300", async () => {
    const worker = await start();
    const client = linkTo(worker.url);
    await client.request("initialize", V0);
    const { asked, answer, output } = startAsking(worker.url);
    await asked;
    worker.kill("SIGTERM");
    await vi.waitFor(async () => expect((await fetch(`${worker.url}/readyz`)).status).toBe(503));
    const refusal = await failureOf<WorkerCallError>(client.request("components/execute", executeParams("/echo")));
    expect(refusal).toBeInstanceOf(WorkerCallError);
    expect(refusal).toMatchObject({ rpcCode: -32300, rpcMessage: "Worker is shutting down." });
    expect((await fetch(`${worker.url}/health`)).status).toBe(200);
    answer.resolve(RUN_STATUS);
    expect(await output).toEqual(["running", "running"]);
    expect(await worker.exited).toEqual({ code: 0, signal: null });
  });

  it("shutdown.drains: a second signal ends it at once", async () => {
    const worker = await start();
    const { asked, output } = startAsking(worker.url);
    const failure = failureOf(output);
    await asked;
    worker.kill("SIGTERM");
    await worker.stderr.until("Got SIGTERM. Stopping.");
    worker.kill("SIGTERM");
    expect(await worker.exited).toEqual({ code: null, signal: "SIGTERM" });
    expect((await failure).message).toMatch(/components\/execute/);
  });

  it("SIGINT ends it in the same way", async () => {
    const worker = await start();
    worker.kill("SIGINT");
    expect(await worker.exited).toEqual({ code: 0, signal: null });
  });
});
