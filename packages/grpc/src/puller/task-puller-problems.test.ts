import { createServer } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { Code } from "@connectrpc/connect";
import { createDeferred } from "@stepflow/protocol/internal";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Feed } from "../../../../tests/support/data/feed.ts";
import { startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { listen } from "../../../../tests/support/wire/http-peer.ts";
import { createPatientWorker } from "../../../../tests/support/workers/patient-worker.ts";
import { executeTask, pullForTest, pullFromFake } from "../../../../tests/support/workers/pulled-worker.ts";

function answering(answer: Uint8Array | string): Server {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.once("data", () => socket.end(answer));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return server;
}

/** Accepts connections and sends nothing. */
function silent(onData: () => void): Server {
  const sockets = new Set<Socket>();
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return createTcpServer((socket) => sockets.add(socket.on("data", onData).on("error", () => {})));
}

/** Speaks HTTP/2 but answers no request. */
function withoutAnswers(onData: () => void): Server {
  const server = createHttp2Server();
  server.on("session", (session) => session.on("error", () => {}));
  server.on("stream", (stream) => {
    stream.on("error", () => {});
    onData();
  });
  return server as unknown as Server;
}

/** Accepts streams and sends an invalid message. */
async function startUnreadable(): Promise<{ readonly url: string; readonly streams: Feed<number> }> {
  const streams = new Feed<number>();
  const server = createHttp2Server();
  server.on("stream", (stream) => {
    stream.on("error", () => {});
    stream.respond({ ":status": 200, "content-type": "application/grpc" });
    stream.end(Uint8Array.of(0, 0, 0, 0, 2, 0x0a, 0x7f));
    streams.push(streams.items.length + 1);
  });
  return { url: await listen(server as unknown as Server), streams };
}

const firstWarning = async (url: string): Promise<string> => {
  const { log } = await pullForTest(createPatientWorker().worker, { tasksUrl: url });
  return (await log.find(({ level }) => level === "warn")).message;
};

describe("a worker that pulls", () => {
  it("logs a problem once and keeps trying", async () => {
    const runtime = await startFakeRuntime();
    onTestFinished(() => runtime.close());
    runtime.answers.refusal = [Code.NotFound, "queue 'test' not found"];
    const { log } = await pullForTest(createPatientWorker().worker, { tasksUrl: runtime.url });
    const { message } = await log.find(({ level }) => level === "warn");
    expect(message).toBe(
      `The runtime at ${runtime.url} has no queue "test". A runtime that is starting may have it soon; otherwise set ` +
        "queue (STEPFLOW_QUEUE_NAME) to the plugin's queueName. Trying again until it works.",
    );
    // A queue that appears later is found, and the old problem is not logged again.
    runtime.answers.refusal = undefined;
    runtime.push(executeTask("echo", 1));
    await runtime.completions.at(0);
    expect(log.items.map(({ level }) => level).filter((level) => level !== "debug")).toEqual(["warn", "info"]);
  });

  it("warns when it has no components", async () => {
    const { log } = await pullFromFake(createWorker({ name: "empty" }));
    expect(log.items).toContainEqual(
      expect.objectContaining({
        level: "warn",
        message: "This worker has no components. Until a worker offers some, runtime 0.13 holds up each run for 30 s.",
      }),
    );
  });

  it("reports that no server listens", async () => {
    const runtime = await startFakeRuntime();
    await runtime.close();
    expect(await firstWarning(runtime.url)).toBe(
      `No runtime listens at ${runtime.url}. Start it. Check tasksUrl (STEPFLOW_TASKS_URL). Trying again until it works.`,
    );
  });

  it("reports that a host does not exist", async () => {
    expect(await firstWarning("http://does-not-exist.invalid:7840")).toContain(
      "The host of http://does-not-exist.invalid:7840 is unknown.",
    );
  });

  it("recognizes a runtime that calls its workers over HTTP", async () => {
    const server = createServer((_request, response) => response.end('{"status":"healthy","version":"0.11.1"}'));
    const url = await listen(server);
    expect(await firstWarning(url)).toContain(
      `${url} is a Stepflow runtime 0.11.1. It calls its workers over HTTP: use serve() instead of pull().`,
    );
  });

  it("recognizes any other web server", async () => {
    const url = await listen(createServer((_request, response) => response.end("hello")));
    expect(await firstWarning(url)).toContain(`${url} is a web server without Stepflow's gRPC services.`);
  });

  it.each<[string, () => Server]>([
    ["that closes the connection without an answer", () => createTlsServer()],
    ["with an alert", () => answering(Uint8Array.of(0x15, 3, 1, 0, 2, 2, 70))],
    ["in words", () => answering("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n")],
  ])("recognises TLS %s", async (_how, createPeer) => {
    const url = await listen(createPeer());
    expect(await firstWarning(url)).toContain(`${url} requires TLS. Write https://`);
  });

  it("reports a server without TLS at an https address", async () => {
    const runtime = await startFakeRuntime();
    onTestFinished(() => runtime.close());
    const url = runtime.url.replace("http:", "https:");
    expect(await firstWarning(url)).toContain(`${url} has no TLS. Write http:// in tasksUrl (STEPFLOW_TASKS_URL).`);
  });

  it("reports that TLS is refused, not that it is missing, at an https address", async () => {
    const url = (await listen(createTlsServer())).replace("http:", "https:");
    const warning = await firstWarning(url);
    expect(warning).toContain(`TLS with ${url} fails (ERR_SSL_`);
    expect(warning).toContain("The server refuses the handshake.");
  });

  it("reports the message of any other failure", async () => {
    const url = await listen(answering("SSH-2.0-OpenSSH_9.9\r\n"));
    expect(await firstWarning(url)).toContain(`No gRPC at ${url}: `);
  });

  it.each<[string, (onData: () => void) => Server]>([
    ["that sends nothing", silent],
    ["that speaks HTTP/2 and does not answer", withoutAnswers],
  ])("reports a server %s", async (_who, createPeer) => {
    const heard = createDeferred<void>();
    const url = await listen(createPeer(() => heard.resolve()));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const warning = firstWarning(url);
    await heard.promise;
    const passing = setInterval(() => vi.advanceTimersByTime(1_000), 1);
    onTestFinished(() => clearInterval(passing));
    expect(await warning).toBe(
      `${url} accepts connections but does not answer. Check tasksUrl (STEPFLOW_TASKS_URL). Trying again until it works.`,
    );
  });

  it("reports an unreadable task once, however often it arrives", async () => {
    const { url, streams } = await startUnreadable();
    const { log } = await pullForTest(createPatientWorker().worker, { tasksUrl: url });
    await streams.until(4);
    const lines = log.items.filter(({ level }) => level !== "debug").map(({ message }) => message);
    expect(lines).toEqual([
      "Pulling tasks.",
      expect.stringMatching(
        / sent a task that cannot be read \(parse binary: .*\)\. Update @stepflow\/grpc\. Trying again/,
      ),
      "Pulling tasks again.",
    ]);
  });

  it("reports why a runtime is not ready", async () => {
    const { worker } = createPatientWorker();
    const runtime = await startFakeRuntime();
    onTestFinished(() => runtime.close());
    runtime.answers.refusal = [Code.Unavailable, "startup recovery in progress"];
    const { log } = await pullForTest(worker, { tasksUrl: runtime.url });
    const { message } = await log.find(({ level }) => level === "warn");
    expect(message).toContain(`The runtime at ${runtime.url} is not ready: startup recovery in progress.`);
  });
});
