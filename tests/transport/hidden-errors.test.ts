import { ComponentError } from "@stepflow/protocol";
import { createWorker, type Logger, silentLogger, type Worker } from "@stepflow/worker";
import { describe, expect, it } from "vitest";
import { executeTask, pullFromFake } from "../support/workers/pulled-worker.ts";

const SECRET = "postgres://admin:s3cret@db.internal";
const fail = (): never => {
  throw new Error(SECRET);
};

/** A value whose `toJSON` throws at one call, and returns a value at the others. */
function throwingAt(call: number, value: unknown): object {
  let calls = 0;
  return {
    toJSON: () => {
      calls += 1;
      return calls === call ? fail() : value;
    },
  };
}

/** Components that reveal a secret while their result or error is read, by what they do. */
const COMPONENTS: Readonly<Record<string, (call: number) => unknown>> = {
  "returns a value with toJSON": (call) => throwingAt(call, 1),
  "returns a part with toJSON": (call) => ({ a: [throwingAt(call, { b: 1 })] }),
  "returns a large part with toJSON": (call) => ({ a: throwingAt(call, "x".repeat(5_000_000)) }),
  "returns a bigint and a part with toJSON": (call) => ({ big: 2n ** 60n + 1n, a: throwingAt(call, 1) }),
  "throws an error with data with toJSON": (call) => {
    throw new ComponentError("failed", { data: { a: throwingAt(call, 1) } });
  },
  "throws an object with toJSON": (call) => {
    throw throwingAt(call, 1);
  },
  "throws an error with a message that cannot be read": () => {
    throw Object.defineProperty(new Error("x"), "message", { get: fail });
  },
  "throws an error with a name that cannot be read": () => {
    throw Object.defineProperty(new Error("x"), "name", { get: fail });
  },
  "throws a proxy": () => {
    throw new Proxy(new Error("x"), { get: fail, getPrototypeOf: fail, has: fail });
  },
};

const ways = Object.entries(COMPONENTS).flatMap(([what, execute]) =>
  [1, 2, 3, 4].map((call) => ({ what, call, execute })),
);

function workerOf(execute: (call: number) => unknown, call: number, logger: Logger): Worker {
  const options = { name: "w", exposeErrors: false, bigNumbers: "bigint", logger } as const;
  return createWorker(options).component("/fail", () => execute(call));
}

describe("exposeErrors: false keeps a secret of a component that", () => {
  it.each(ways)("$what, at call $call: over HTTP", async ({ execute, call }) => {
    const observability = { trace_id: "0".repeat(32), span_id: "0".repeat(16) };
    const params = { component: "/fail", input: null, attempt: 1, observability };
    const request = new Request("http://127.0.0.1/", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
      body: JSON.stringify({ jsonrpc: "2.0", id: "1", method: "components/execute", params }),
    });
    const answer = await (await workerOf(execute, call, silentLogger).fetch(request)).text();
    expect(JSON.parse(answer)).toMatchObject({ jsonrpc: "2.0", id: "1" });
    expect(answer).not.toContain("s3cret");
  });

  it.each(ways)("$what, at call $call: over gRPC", async ({ execute, call }) => {
    const { runtime } = await pullFromFake(workerOf(execute, call, silentLogger), { blobThresholdBytes: 1_000 });
    runtime.push(executeTask("fail", null));
    const { result } = await runtime.completions.at(0);
    const shown = JSON.stringify(result, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    expect(shown).not.toContain("s3cret");
  });
});
