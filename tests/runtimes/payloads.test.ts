import { createHash } from "node:crypto";
import type { Client } from "@stepflow/client";
import { createWorker, defineComponent, silentLogger, type Worker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";
import { findFreePort } from "../../packages/orchestrator/src/process/free-port.ts";
import { mixedText } from "../conformance/behaviour/cases/texts.ts";
import { oneStepFlow } from "../support/data/flows.ts";
import {
  EMBEDDED,
  EMBEDDED_PULL,
  IN_PROCESS,
  openTestBench,
  REAL_011,
  REAL_013,
  type Setup,
  type TestBenchOptions,
} from "../support/runtimes/test-bench.ts";
import { startBlobTap } from "../support/wire/blob-tap.ts";

const MIB = 1_048_576;
const WAYS: readonly Setup[] = [REAL_011, EMBEDDED, IN_PROCESS];

const PIECE = mixedText(10_000, 1);
const PIECE_BYTES = Buffer.byteLength(JSON.stringify(PIECE)) - '""'.length;

/** Above this size all characters are ASCII, which allows twice the size in half of the time. */
const MIXED_UP_TO_BYTES = 3 * MIB;

/** A text whose JSON has exactly this many bytes, of mixed characters as far as that goes. */
function textOf(jsonBytes: number): string {
  const bytes = jsonBytes - '""'.length;
  const pieces = bytes > MIXED_UP_TO_BYTES ? 0 : Math.floor(bytes / PIECE_BYTES);
  return PIECE.repeat(pieces) + "x".repeat(bytes - pieces * PIECE_BYTES);
}

/** Values of this size whose bytes are in different places. */
const SHAPES: Readonly<Record<string, (jsonBytes: number) => unknown>> = {
  "an object's field": (bytes) => ({ small: 1, large: textOf(bytes) }),
  "a string": textOf,
  "an array": (bytes) => [1, textOf(bytes), null],
  "a nested field": (bytes) => ({ a: { b: [{ c: textOf(bytes) }] }, z: 0 }),
  "many fields": (bytes) =>
    Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`field ${index}`, textOf(Math.floor(bytes / 5) + 2)])),
};

const SIZES: readonly number[] = [10, MIB - 1, MIB, MIB + 1, 3 * MIB, 20 * MIB];

/** Whether the runtime sends a reference in place of a part of this input (docs/internals/wire.md#blob-references). */
function hasLargeField(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((field) => Buffer.byteLength(JSON.stringify(field)) > MIB);
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

interface Wanted {
  readonly shape: string;
  readonly bytes: number;
}

/** Large inputs come from steps, because the REST API accepts only 2 MiB (docs/internals/wire.md#rest-behaviour). */
function createPayloads(blobReferences: boolean): Worker {
  return createWorker({
    name: "payloads",
    blobReferences,
    components: [
      defineComponent({ path: "/make", execute: ({ shape, bytes }: Wanted) => SHAPES[shape]?.(bytes) }),
      defineComponent({ path: "/digest", execute: (input: unknown) => digestOf(input) }),
    ],
  });
}

async function useLab(way: Setup, worker: Worker, options: TestBenchOptions = {}) {
  const lab = await openTestBench(way, worker, options);
  onTestFinished(() => lab.close());
  return lab;
}

async function outputOf(client: Client, flow: object, input: unknown): Promise<unknown> {
  const { items } = await client.run(flow, [input]);
  const result = items[0]?.result;
  if (result?.outcome !== "success") throw new Error(JSON.stringify(result).slice(0, 1_000));
  return result.result;
}

/** Every shape in every size. In process, 20 MiB travel like 3 MiB, so only one shape has that size. */
function payloadsFor(way: Setup): readonly Wanted[] {
  return SIZES.flatMap((bytes) => {
    const shapes = Object.keys(SHAPES);
    return shapes.slice(0, way === IN_PROCESS && bytes > 3 * MIB ? 1 : undefined).map((shape) => ({ shape, bytes }));
  });
}

const made = { $step: "make" };
/** The output of one step is the input of another, which must receive all of it, and the client must receive it, too. */
const there = {
  name: "there",
  steps: [
    { id: "make", component: "/lab/make", input: { $input: "$" } },
    { id: "digest", component: "/lab/digest", input: made },
  ],
  output: { read: { $step: "digest" }, value: made },
};

describe.each(
  [REAL_011, IN_PROCESS].flatMap((way) => [
    { ...way, way, references: "with references" },
    { ...way, way, references: "without references" },
  ]),
)("blobs.large-data, blobs.binary: payloads on runtime $name, $references", ({ way, references }) => {
  const isReferring = references === "with references";

  it("arrive as they were sent, whatever their size and shape", async () => {
    const { client, record } = await useLab(way, createPayloads(isReferring));
    for (const { shape, bytes } of payloadsFor(way)) {
      const place = `${shape} of ${bytes} bytes`;
      const wanted = SHAPES[shape]?.(bytes);
      const tape = record();
      const { read, value } = (await outputOf(client, there, { shape, bytes })) as Record<string, unknown>;
      const digest = digestOf(wanted);
      expect({ read, shown: digestOf(value) }, place).toEqual({ read: digest, shown: digest });
      const inputs = tape
        .requests("components/execute")
        .map(({ message }) => JSON.stringify(message.params?.["input"]));
      const referred = isReferring && hasLargeField(wanted);
      expect(
        inputs.some((input) => input.includes('"$blob"')),
        place,
      ).toBe(referred);
    }
  }, 240_000);
});

describe.each(WAYS)("blobs.large-data: an input that many items share, on runtime $name", (way) => {
  const COUNT = 1_000;
  const size = defineComponent({
    path: "/size",
    execute: ({ document, index }: { document: string; index: number }) => ({ index, length: document.length }),
  });
  const worker = createWorker({ name: "sharing", components: [size] });
  const document = "x".repeat(MIB - '""'.length);

  async function startCounted() {
    const blobTap = await startBlobTap();
    onTestFinished(() => blobTap.close());
    const { client, tape, url } = await useLab(way, worker, { blobApi: { url: blobTap.url } });
    blobTap.target = url;
    return { client, tape, seen: blobTap.seen };
  }

  it("blobs.large-data, blob-api.url: is fetched once if a thousand items refer to one blob", async () => {
    const { client, tape, seen } = await startCounted();
    const blobId = await client.putBlob(document);
    const inputs = Array.from({ length: COUNT }, (_, index) => ({ index, document: { $blob: blobId } }));
    const { items } = await client.run(oneStepFlow("/lab/size"), inputs, { maxConcurrency: 100 });
    expect(items.map(({ result }) => result)).toEqual(
      inputs.map(({ index }) => ({ outcome: "success", result: { index, length: document.length } })),
    );
    expect(tape.requests("components/execute")).toHaveLength(COUNT);
    expect(seen).toEqual([`GET ${blobId}`]);
  });

  it("is fetched once if the flow passes it to each item", async () => {
    const { client, tape, seen } = await startCounted();
    const big = textOf(MIB + 1);
    const flow = oneStepFlow("/lab/size", { input: { document: big, index: { $input: "$" } } });
    const { items } = await client.run(
      flow,
      Array.from({ length: 100 }, (_, index) => index),
    );
    expect(items.map(({ result }) => result)).toEqual(
      items.map((_, index) => ({ outcome: "success", result: { index, length: big.length } })),
    );
    expect(tape.requests("components/execute")).toHaveLength(100);
    expect(seen).toEqual([expect.stringMatching(/^GET [0-9a-f]{64}$/)]);
  });
});

describe.each(WAYS)("blobs.large-data: an input with a schema, on runtime $name", (way) => {
  it("is checked with the values in place of the references that the runtime made", async () => {
    const worker = createWorker({ name: "checked", logger: silentLogger });
    const input = { type: "object", properties: { large: { type: "string", maxLength: 500 } } };
    worker.component("/checked", { input }, ({ large }: { large: string }) => large.length);
    const { client, tape } = await useLab(way, worker, { blobApi: { blobThreshold: 100 } });
    const inputs = [{ large: textOf(400) }, { large: "x".repeat(501) }, { large: Array(101).fill(1) }];
    const { items } = await client.run(oneStepFlow("/lab/checked"), inputs);
    const refused = (reason: string) => ({
      outcome: "failed",
      error: { code: -32003, message: `Input of component "/checked" is invalid: /large ${reason}` },
    });
    expect(items.map(({ result }) => result)).toMatchObject([
      { outcome: "success", result: textOf(400).length },
      refused("must NOT have more than 500 characters"),
      refused("must be string"),
    ]);
    const received = tape.requests("components/execute").map(({ message }) => message.params?.["input"]);
    const reference = { large: { $blob: expect.any(String), size: expect.any(Number) } };
    expect(received).toEqual([reference, reference, reference]);
  });
});

describe.each([REAL_011, EMBEDDED])(
  "blobs.large-data: an output whose large fields cannot be stored, on runtime $name",
  (way) => {
    it("arrives nevertheless", async () => {
      const worker = createWorker({ name: "cut off", logger: silentLogger });
      worker.component("/make", () => ({ small: 1, large: textOf(500) }));
      // Nothing listens at this address.
      const url = `http://127.0.0.1:${await findFreePort()}/blobs`;
      const { client } = await useLab(way, worker, { blobApi: { url, blobThreshold: 100 } });
      expect(await outputOf(client, oneStepFlow("/lab/make"), null)).toEqual({ small: 1, large: textOf(500) });
    });
  },
);

describe.each(WAYS)("blobs.binary: a reference to a binary blob, on runtime $name", (way) => {
  const refer = defineComponent({
    path: "/refer",
    async execute(as: "reference" | "typed" | "nested" | "id", ctx) {
      const blobId = await ctx.putBinary(Uint8Array.of(1, 2, 3));
      if (as === "id") return { blobId };
      if (as === "typed") return { file: { $blob: "0".repeat(64), blobType: "binary" } };
      return as === "nested" ? { files: [textOf(MIB + 1), { $blob: blobId }] } : { $blob: blobId };
    },
  });

  it("is never sent in an output: the step fails with the reason, and is not repeated", async () => {
    const { client, tape } = await useLab(
      way,
      createWorker({ name: "binary", components: [refer], logger: silentLogger }),
    );
    const { items } = await client.run(oneStepFlow("/lab/refer"), ["reference", "typed", "nested", "id"]);
    const refused = (pointer: string) => ({
      outcome: "failed",
      error: {
        code: -32000,
        message: expect.stringContaining("refers to a blob that holds bytes, which no runtime can resolve"),
        data: { component: "/refer", issues: [{ pointer, message: expect.any(String) }] },
      },
    });
    expect(items.map(({ result }) => result)).toMatchObject([
      refused(""),
      refused("/file"),
      refused("/files/1"),
      {
        outcome: "success",
        result: {
          blobId: createHash("sha256")
            .update(Uint8Array.of(1, 2, 3))
            .digest("hex"),
        },
      },
    ]);
    expect(tape.requests("components/execute")).toHaveLength(4);
  });
});

describe.each([...WAYS, REAL_013, EMBEDDED_PULL])(
  "blobs.binary: a reference to a blob that another client stored, on runtime $name",
  (way) => {
    const refer = defineComponent({
      path: "/refer",
      execute: (ids: readonly string[]) => ({ files: ids.map(($blob) => ({ $blob })) }),
    });

    it("is sent in an output if the blob is JSON, and never if it is bytes, even if these are JSON", async () => {
      const worker = createWorker({ name: "binary", components: [refer], logger: silentLogger });
      const { client, tape } = await useLab(way, worker, { blobApi: { blobThreshold: 1_000 } });
      const json = await client.putBlob({ is: "JSON" });
      const bytes = await client.putBinary(Uint8Array.of(255, 1));
      const jsonBytes = await client.putBinary(new TextEncoder().encode('{"stored":"as bytes"}'));
      const { items } = await client.run(oneStepFlow("/lab/refer"), [[json], [json, bytes], [jsonBytes]]);
      const message = (pointer: string) =>
        expect.stringContaining(`${pointer} refers to a blob that holds bytes, which no runtime can resolve`);
      // Workers that pull resolve references, not their runtimes.
      const resolved = way.reach === "queue" ? { $blob: json } : { is: "JSON" };
      expect(items.map(({ result }) => result)).toMatchObject([
        { outcome: "success", result: { files: [resolved] } },
        { outcome: "failed", error: { message: message("/files/1") } },
        { outcome: "failed", error: { message: message("/files/0") } },
      ]);
      if (way.reach !== "queue") expect(tape.requests("components/execute")).toHaveLength(3);
    });
  },
);
