import { OverloadedError } from "@stepflow/protocol";
import { expect, it, onTestFinished } from "vitest";
import { ThreadPool } from "./thread-pool.ts";

const LIMITS = { timeoutMs: 60_000, memoryLimitBytes: 64 * 1024 * 1024 };
const functionOf = (code: string) => ({ blobId: code, code, inputSchema: undefined });
const ENDLESS = functionOf("for (;;);");
const QUICK = functionOf("input + 1");

it("calls beyond the queue fail at once, and an aborted call leaves the queue", { timeout: 60_000 }, async () => {
  const pool = new ThreadPool(1, 1);
  const [first, second] = [new AbortController(), new AbortController()];
  onTestFinished(() => first.abort());
  const never = new AbortController().signal;
  const running = pool.call(ENDLESS, "1", LIMITS, first.signal);
  running.catch(() => {});
  const waiting = pool.call(QUICK, "1", LIMITS, second.signal);
  await expect(pool.call(QUICK, "1", LIMITS, never)).rejects.toThrow(OverloadedError);
  second.abort(new Error("no longer needed"));
  await expect(waiting).rejects.toThrow("no longer needed");
  await expect(pool.call(QUICK, "1", LIMITS, AbortSignal.abort(new Error("too late")))).rejects.toThrow("too late");
  const next = pool.call(QUICK, "1", LIMITS, never);
  first.abort(new Error("stop"));
  await expect(running).rejects.toThrow("stop");
  expect(await next).toMatchObject({ outcome: { kind: "value", json: "2" } });
});
