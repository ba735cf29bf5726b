import type { ParsedResponse } from "@stepflow/protocol";
import { describe, expect, it } from "vitest";
import { PendingCalls } from "./pending-calls.ts";

const response = (id: ParsedResponse["id"], result: unknown = 1): ParsedResponse => ({ kind: "response", id, result });

function create() {
  const log: (readonly [string, string, unknown])[] = [];
  const note = (level: string) => (message: string, fields?: object) => void log.push([level, message, fields]);
  return { log, pending: new PendingCalls({ debug: note("debug"), warn: note("warn"), error: note("error") }) };
}

describe("pending calls", () => {
  it("correlation.any-order: pass a response to its receiver, once", () => {
    const { pending, log } = create();
    const got: unknown[] = [];
    const ids = ["a", "b"].map((name) => pending.register({ receive: ({ result }) => got.push([name, result]) }));
    expect(pending.size).toBe(2);
    pending.deliver(response(ids[1] ?? null, "second"));
    pending.deliver(response(ids[0] ?? null, "first"));
    pending.deliver(response(ids[0] ?? null, "again"));
    expect(got).toEqual([
      ["b", "second"],
      ["a", "first"],
    ]);
    expect(pending.size).toBe(0);
    expect(log).toEqual([["debug", "Received a response after its request had ended.", { id: ids[0] }]]);
  });

  it("worker.stateless: a response for another process is logged with a hint about routing", () => {
    const { pending, log } = create();
    for (const id of ["00000000.x", "", 7, null]) pending.deliver(response(id));
    expect(log).toHaveLength(4);
    for (const [level, message, fields] of log) {
      expect([level, message.includes("Stepflow-Instance-Id")]).toEqual(["warn", true]);
      expect(fields).toMatchObject({ instanceId: pending.instanceId });
    }
  });

  it("a forgotten call receives nothing", () => {
    const { pending } = create();
    const id = pending.register({
      receive() {
        throw new Error("delivered");
      },
    });
    pending.forget(id);
    pending.deliver(response(id));
    expect(pending.size).toBe(0);
  });

  it("ids are unguessable and unique, and begin with the id of the process", () => {
    const { pending } = create();
    const ids = Array.from({ length: 1_000 }, () => pending.register({ receive() {} }));
    expect(new Set(ids).size).toBe(1_000);
    const tag = pending.instanceId.slice(0, 8);
    for (const id of ids) expect(id).toMatch(new RegExp(`^${tag}\\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$`));
    expect(create().pending.instanceId).not.toBe(pending.instanceId);
  });
});
