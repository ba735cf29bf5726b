import { MessageChannel } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import type { Answer, StoredFunction } from "./job.ts";
import { call } from "./thread.ts";

async function run(source: Partial<StoredFunction>, input: unknown): Promise<Answer> {
  const { port1, port2 } = new MessageChannel();
  const begun = new Promise((resolve) => port1.once("message", resolve));
  const stored = { blobId: "id", code: "input", inputSchema: undefined, ...source };
  const limits = { timeoutMs: 10_000, memoryLimitBytes: 16_777_216 };
  const answer = await call({ ...limits, function: stored, input: JSON.stringify(input), started: port2 });
  await begun;
  port1.close();
  return answer;
}

function value(json: string, reused: boolean): Answer {
  return { outcome: { kind: "value", json }, reused };
}

describe("a thread", () => {
  it("udf.run: compiles a function once for each blob", async () => {
    const twice = { blobId: "twice", code: "input * 2", inputSchema: '{"type":"number"}' };
    expect(await run(twice, 2)).toEqual(value("4", false));
    expect(await run(twice, 3)).toEqual(value("6", true));
  });

  it("distinguishes functions with the same id", async () => {
    await run({ blobId: "same", code: "1" }, null);
    expect(await run({ blobId: "same", code: "2" }, null)).toEqual(value("2", false));
    expect(await run({ blobId: "same", code: "2", inputSchema: "{}" }, null)).toEqual(value("2", false));
    expect(await run({ blobId: "same", code: "2", inputSchema: "{}" }, null)).toEqual(value("2", true));
  });

  it("udf.input-checked: checks the input on every call, before the function sees it", async () => {
    const source = { blobId: "checked", code: "input.n", inputSchema: '{"properties":{"n":{"type":"number"}}}' };
    expect(await run(source, { n: 1 })).toEqual(value("1", false));
    for (const reused of [true, true]) {
      expect(await run(source, { n: "1" })).toEqual({
        outcome: { kind: "invalidInput", issues: [{ pointer: "/n", message: "must be number" }] },
        reused,
      });
    }
    expect(await run(source, { n: 2 })).toEqual(value("2", true));
  });

  it.each([
    ["is not usable as JSON Schema", '{"type":"nothing"}'],
    ["is not usable as JSON Schema", '{"$ref":"https://example.com/schema"}'],
    ["could not be applied", '{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/a"}]}}}'],
  ])("udf.input-checked: reports that a schema %s", async (message, inputSchema) => {
    const { outcome } = await run({ blobId: inputSchema, inputSchema }, { a: 1 });
    expect(outcome).toEqual({ kind: "invalidSchema", message: expect.stringContaining(message) });
  });

  it("keeps the hundred functions that were used last", async () => {
    const call = (index: number) => run({ blobId: `many ${index}`, code: String(index) }, null);
    for (let index = 0; index < 100; index++) await call(index);
    expect(await call(0)).toEqual(value("0", true));
    await call(100);
    expect(await call(0)).toEqual(value("0", true));
    expect(await call(1)).toEqual(value("1", false));
  });
});
