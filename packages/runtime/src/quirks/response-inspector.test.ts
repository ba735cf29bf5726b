import { describe, expect, it } from "vitest";
import { createRuntime } from "../create-runtime.ts";
import type { RuntimeOptions } from "../runtime.ts";
import type { WorkerDiagnosis } from "./worker-diagnosis.ts";

type Answer = (id: string) => Response;

const EVENTS = { "content-type": "text/event-stream" };
const HANDSHAKE = { serverProtocolVersion: 1, server_protocol_version: 1 };
const output = (id: string, value: string): string => `{"jsonrpc":"2.0","id":"${id}","result":{"output":${value}}}`;
const json =
  (text: (id: string) => string): Answer =>
  (id) =>
    new Response(text(id));
const events =
  (text: (id: string) => string): Answer =>
  (id) =>
    new Response(text(id), { headers: EVENTS });

interface Odd {
  readonly initialize?: Answer;
  readonly initialized?: number;
  readonly receipt?: number;
}

/** Executes a component with this answer twice, and returns the first result and the diagnoses. */
async function execute(answer: Answer, options: Partial<RuntimeOptions> = {}, odd: Odd = {}) {
  const told: WorkerDiagnosis[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { id, method } = (await request.json()) as { id: string; method?: string };
    if (method === "components/execute") return answer(id);
    if (method === "initialize")
      return (odd.initialize ?? json((to) => JSON.stringify({ jsonrpc: "2.0", id: to, result: HANDSHAKE })))(id);
    return new Response(null, { status: (method === undefined ? odd.receipt : odd.initialized) ?? 202 });
  };
  await using runtime = await createRuntime({
    workers: { odd: { fetch } },
    retry: { maxRetries: 0 },
    logger: { debug() {}, warn() {}, error() {} },
    onDiagnosis: (diagnosis) => told.push(diagnosis),
    ...options,
  });
  const result = await runtime.execute("/odd/task", {});
  await runtime.execute("/odd/task", {});
  return { result, told, kinds: told.map(({ kind }) => kind) };
}

describe("without quirks, messages are understood and their incompatibility is reported once", () => {
  it.each<[string, string, Answer, unknown]>([
    [
      "wire.md#how-a-response-is-read: an id that is null",
      "unreadableAnswer",
      json((id) => output(id, "1").replace(`"${id}"`, "null")),
      1,
    ],
    [
      "wire.md#how-a-response-is-read: a lone surrogate",
      "unreadableAnswer",
      json((id) => output(id, '"\\ud83d"')),
      "\ud83d",
    ],
    [
      "wire.md#how-a-response-is-read: a deep output",
      "unreadableAnswer",
      json((id) => output(id, `${"[".repeat(130)}${"]".repeat(130)}`)),
      undefined,
    ],
    [
      "wire.md#how-a-response-is-read: a number beyond a double",
      "unreadableAnswer",
      json((id) => output(id, '{"n":[1e400]}')),
      undefined,
    ],
    [
      "wire.md#lost-text: raw characters in a stream",
      "lostText",
      events((id) => `data: ${output(id, '"é"')}\n\n`),
      "é",
    ],
    [
      "wire.md#event-streams: no space after the colon",
      "droppedEvent",
      events((id) => `data:${output(id, "1")}\n\n`),
      1,
    ],
    [
      "wire.md#event-streams: lines that end with CRLF",
      "droppedEvent",
      events((id) => `data: ${output(id, "1")}\r\n\r\n`),
      1,
    ],
    [
      "wire.md#event-streams: several lines of data",
      "droppedEvent",
      events((id) => `data: ${output(id, "1").replace(",", ",\ndata: ")}\n\n`),
      1,
    ],
    [
      "wire.md#how-a-response-is-read: an event stream with an error status",
      "unexpectedStream",
      (id) => new Response(`data: ${output(id, "1")}\n\n`, { status: 500, headers: EVENTS }),
      1,
    ],
  ])("%s", async (_what, kind, answer, value) => {
    const { result, kinds, told } = await execute(answer);
    if (value !== undefined) expect(result).toEqual({ outcome: "success", result: value });
    expect(result.outcome).toBe("success");
    expect(kinds).toEqual([kind]);
    expect(told[0]).toMatchObject({ worker: "odd", component: "/task" });
    expect(told[0]?.message).toMatch(/^\/task of worker "odd" (answered|sent) .+\.$/);
  });

  it("wire.md#how-a-response-is-read: the code of an error without an id", async () => {
    const answer = json(() => '{"jsonrpc":"2.0","id":null,"error":{"code":-32100,"message":"m"}}');
    const { result, told } = await execute(answer);
    expect(result).toEqual({ outcome: "failed", error: { code: -32100, message: "m" } });
    expect(told.map(({ kind, message }) => [kind, /-32100/.test(message)])).toEqual([["lostCode", true]]);
  });

  it("wire.md#callbacks: methods that are never answered, and blobs over the stream under 0.10 and later", async () => {
    const asking = (method: string): Answer =>
      events(
        (id) => `data: {"jsonrpc":"2.0","id":"c","method":"${method}","params":{}}\n\ndata: ${output(id, "1")}\n\n`,
      );
    expect((await execute(asking("blobs/put"))).kinds).toEqual(["silentMethod"]);
    expect((await execute(asking("blobs/put"), { dialect: "v0" })).kinds).toEqual([]);
    expect((await execute(asking("nobody/knows"), { dialect: "v0" })).kinds).toEqual(["silentMethod"]);
    expect((await execute(asking("runs/get"))).kinds).toEqual([]);
    expect((await execute(asking("runs/get"), {}, { receipt: 200 })).kinds).toEqual(["receiptStatus"]);
  });

  it("wire.md#start-up: a handshake that would end a real runtime", async () => {
    const plain = json((id) => output(id, "1"));
    const { told } = await execute(plain, {}, { initialized: 200 });
    expect(told).toMatchObject([{ kind: "notificationStatus", component: undefined, worker: "odd" }]);
    await expect(execute(plain, {}, { initialized: 500 })).rejects.toThrow("acknowledge notifications with 202");
    const initialize = events((id) => `data: ${JSON.stringify({ jsonrpc: "2.0", id, result: HANDSHAKE })}\n\n`);
    expect((await execute(plain, {}, { initialize })).kinds).toEqual(["unexpectedStream"]);
  });

  it("reports nothing that every runtime understands", async () => {
    const escaped = output("x", '"\\u00e9\\ud83d\\ude00"');
    const plain = json((id) => escaped.replace('"x"', `"${id}"`));
    const streamed = events((id) => `: ping\n\ndata: ${output(id, '{"a":[1.5,null]}')}\n\n`);
    expect([(await execute(plain)).told, (await execute(streamed)).told]).toEqual([[], []]);
  });

  it("logs a warning without a listener", async () => {
    const warnings: string[] = [];
    const logger = { debug() {}, warn: (message: string) => void warnings.push(message), error() {} };
    await execute(
      events((id) => `data: ${output(id, '"é"')}\n\n`),
      { logger, onDiagnosis: undefined },
    );
    expect(warnings).toEqual([expect.stringContaining("lose text")]);
  });
});

describe("with quirks the same messages fail", () => {
  it("wire.md#start-up: a runtime refuses to start when a notification is not answered with 202", async () => {
    for (const quirks of ["0.9.0", "0.11.1"] as const) {
      const starting = execute(
        json((id) => output(id, "1")),
        { quirks },
        { initialized: 200 },
      );
      await expect(starting).rejects.toThrow(
        "a worker must acknowledge notifications with 202, but this one sent 200.",
      );
    }
  });

  it("wire.md#lost-text: text that is not cut passes and is reported", async () => {
    const { result, kinds } = await execute(
      events((id) => `data: ${output(id, '"é"')}\n\n`),
      { quirks: "0.11.1" },
    );
    expect([result, kinds]).toEqual([{ outcome: "success", result: "é" }, ["lostText"]]);
  });
});
