import { Endpoint, type Exchange } from "@stepflow/transport";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { body, bodyBytes } from "../support/data/generated-bodies.ts";
import { toWellFormed } from "../support/data/well-formed.ts";
import { usedBytes } from "../support/processes/memory.ts";
import { IS_WHOLE } from "../support/whole.ts";
import { ENDPOINT_SERVERS } from "../support/wire/endpoint-servers.ts";
import { post } from "../support/wire/http-request.ts";
import { pair } from "../support/wire/pairing.ts";
import { HEAD, RecordingSink } from "../support/wire/recording-sink.ts";

/** Number of bodies that an endpoint gets, and each server. */
const [BODIES, BODIES_OF_SERVER] = IS_WHOLE ? [100_000, 1_000] : [20_000, 200];

const echo = { handle: (params: unknown) => params };

/** Leaves calls open, so that every kind of end occurs. */
function execute(params: unknown, exchange: Exchange): unknown {
  void exchange.call({ method: "runs/get", params, timeoutMs: 1 });
  if (params === null) throw new Error("No parameters.");
  return { output: params };
}

interface Expected {
  readonly status: 200 | 202 | 400;
  /** `undefined` if any id, or none, may be found. */
  readonly id?: unknown;
}

/** Computes the expected response from the text, without the code under test. */
function expectedOf(text: string): Expected {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return { status: 400 };
  }
  if (typeof message !== "object" || message === null || Array.isArray(message)) return { status: 400, id: null };
  const { jsonrpc, id, method, error } = message as Record<string, unknown>;
  const usable = typeof id === "string" || Number.isSafeInteger(id);
  const echoed = typeof id === "string" ? toWellFormed(id) : id;
  const refused: Expected = { status: 400, id: usable ? echoed : null };
  if (jsonrpc !== "2.0") return refused;
  if (typeof method === "string")
    return id === undefined ? { status: 202 } : usable ? { status: 200, id: echoed } : refused;
  const answers =
    Object.hasOwn(message, "result") || (typeof error === "object" && error !== null && !Array.isArray(error));
  return method === undefined && answers ? { status: 202 } : refused;
}

/** Describes what is wrong with a response. `expect` is not used, because it would take most of the time. */
function problemOf(text: string, status: number, messages: readonly Record<string, unknown>[]): string | undefined {
  const expected = expectedOf(text);
  if (status !== expected.status) return `status ${status} in place of ${expected.status}`;
  if (expected.status === 202) return messages.length === 0 ? undefined : "an acknowledgement with messages";
  const { jsonrpc, id, error, ...rest } = messages.at(-1) ?? {};
  if (jsonrpc !== "2.0") return "no JSON-RPC";
  if ("id" in expected ? id !== expected.id : !(id === null || typeof id === "string" || Number.isSafeInteger(id)))
    return `id ${JSON.stringify(id)}`;
  if (error === undefined) {
    return expected.status === 200 && Object.keys(rest).join() === "result" ? undefined : "neither result nor error";
  }
  const { code, message } = error as { code: number; message: string };
  if (!Number.isSafeInteger(code) || message === "") return "an error without code or message";
  return expected.status === 200 || code === -32700 || code === -32600 ? undefined : `code ${code}`;
}

function check(text: string, status: number, messages: readonly Record<string, unknown>[]): void {
  const problem = problemOf(text, status, messages);
  if (problem !== undefined) throw new Error(`${problem} for ${text}`);
}

describe("generated bodies", () => {
  it("100,000 of them get a JSON-RPC error, a result or 202, and leave nothing behind; in npm test, a fifth of them", async () => {
    const endpoint = new Endpoint({ methods: { echo, "components/execute": { streams: true, handle: execute } } });
    const counts = new Map<number, number>();
    const before = await usedBytes();
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const sink = new RecordingSink();
        endpoint.receive(HEAD, text, sink);
        await endpoint.idle();
        check(text, sink.status, sink.text === "" ? [] : sink.messages);
        counts.set(sink.status, (counts.get(sink.status) ?? 0) + 1);
        if (endpoint.active + endpoint.pending.size > 0) throw new Error("Something was left behind.");
      }),
      { numRuns: BODIES },
    );
    expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(BODIES);
    for (const status of [200, 202, 400]) expect(counts.get(status)).toBeGreaterThan(BODIES / 10);
    expect((await usedBytes()) - before).toBeLessThan(20_000_000);
  }, 60_000);

  it.each(ENDPOINT_SERVERS)(
    "text or not, over $name",
    async (server) => {
      const { served, endpoint } = await pair(server, { methods: { echo }, execute });
      await fc.assert(
        fc.asyncProperty(bodyBytes, async (bytes) => {
          const answer = await post(served, bytes);
          const sink = new RecordingSink();
          sink.send(answer.status, Object.fromEntries(answer.headers), answer.body);
          check(textOf(bytes), answer.status, answer.body === "" ? [] : sink.messages);
          expect(endpoint.pending.size).toBe(0);
        }),
        { numRuns: BODIES_OF_SERVER },
      );
    },
    60_000,
  );
});

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "not UTF-8, thus no JSON";
  }
}
