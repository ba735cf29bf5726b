import { createDeferred } from "@stepflow/protocol/internal";
import { createWorker, silentLogger } from "@stepflow/worker";
import { describe, expect, it } from "vitest";
import { MEMORY_PER_BYTE } from "../../packages/worker/src/limits/heap-need.ts";
import { SMALLEST_VALUES, USUAL_VALUES } from "../support/data/value-forms.ts";
import { usedBytes } from "../support/processes/memory.ts";

type Wait = (input: unknown, gate: Promise<null>) => Promise<unknown>;

const keepInput: Wait = async (input, gate) => {
  await gate;
  return typeof input;
};

const dropInput: Wait = (_input, gate) => gate;

/** Returns the memory that a worker holds for a request while its component executes, as a multiple of the size of the body. */
async function memoryOf(input: string, wait: Wait = keepInput): Promise<number> {
  const started = createDeferred<void>();
  const gate = createDeferred<null>();
  const worker = createWorker({ name: "memory", logger: silentLogger }).component("/hold", (held: unknown) => {
    started.resolve();
    return wait(held, gate.promise);
  });
  const observability = `{"trace_id":"${"0".repeat(32)}","span_id":"${"0".repeat(16)}"}`;
  const params = `{"component":"/hold","input":${input},"attempt":1,"observability":${observability}}`;
  const body = Buffer.from(`{"jsonrpc":"2.0","id":"1","method":"components/execute","params":${params}}`);
  const headers = { "content-type": "application/json", accept: "application/json, text/event-stream" };
  const before = await usedBytes();
  const answer = worker.fetch(new Request("http://127.0.0.1/", { method: "POST", headers, body }));
  await started.promise;
  const held = (await usedBytes()) - before;
  gate.resolve(null);
  await (await answer).text();
  // The text, which is collected as soon as it is parsed.
  return held / body.length + 1;
}

describe("the memory of a request", () => {
  it.each(Object.entries(USUAL_VALUES))("is up to 10 times the size of usual values: %s", async (_name, input) => {
    const memory = await memoryOf(input);
    expect(memory).toBeGreaterThan(1);
    expect(memory).toBeLessThan(10);
  });

  it.each(Object.entries(SMALLEST_VALUES))(
    "is up to 32 times the size of the smallest lists and objects: %s",
    async (_name, input) => {
      expect(await memoryOf(input)).toBeLessThan(MEMORY_PER_BYTE);
    },
  );

  it.each(Object.entries(USUAL_VALUES))(
    "is that of its text if the component drops its input: %s",
    async (_name, input) => {
      expect(await memoryOf(input, dropInput)).toBeLessThan(1.5);
    },
  );
});
