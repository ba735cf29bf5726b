import { createWorker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";
import { EMBEDDED_PULL, openTestBench, REAL_012, REAL_013 } from "../../support/runtimes/test-bench.ts";

/** No double holds it. */
const BIG = 2n ** 60n + 1n;

interface Made {
  readonly id: unknown;
  readonly list: readonly unknown[];
  readonly text: string;
}

const worker = createWorker({ name: "ids", bigNumbers: "bigint" })
  .component("/make", ({ bytes }: { bytes: number }) => ({ id: BIG, list: [BIG], n: 1, text: "x".repeat(bytes) }))
  .component("/list", () => [BIG])
  .component("/show", ({ id, list, text }: Made) => [typeof id, `${id}`, `${list[0]}`, text.length])
  .component("/show-list", ([id]: readonly unknown[]) => [typeof id, `${id}`]);

function flowOf(make: string, show: string) {
  return {
    steps: [
      { id: "make", component: `/lab${make}`, input: { $input: "$" } },
      { id: "show", component: `/lab${show}`, input: { $step: "make" } },
    ],
    output: { shown: { $step: "show" }, made: { $step: "make" } },
  };
}

describe.each([EMBEDDED_PULL, REAL_012, REAL_013])("integers that gRPC would round, $name", (way) => {
  it.each([10, 5_000_000])("blobs.binary: are stored, beside a text of %d bytes", async (bytes) => {
    const { client, close } = await openTestBench(way, worker, { blobApi: { blobThreshold: 1_000 } });
    onTestFinished(close);
    const { items } = await client.run(flowOf("/make", "/show"), [{ bytes }]);
    const reference = { $blob: expect.stringMatching(/^[0-9a-f]{64}$/), blobType: "data", size: expect.any(Number) };
    const text = bytes > 1_000 ? reference : "x".repeat(bytes);
    expect(items[0]?.result).toEqual({
      outcome: "success",
      result: { shown: ["bigint", `${BIG}`, `${BIG}`, bytes], made: { id: reference, list: reference, n: 1, text } },
    });
  });

  it("blobs.binary: are stored with an output that is not an object", async () => {
    const { client, close } = await openTestBench(way, worker, { blobApi: { blobThreshold: 1_000 } });
    onTestFinished(close);
    const { items } = await client.run(flowOf("/list", "/show-list"), [null]);
    expect(items[0]?.result).toMatchObject({ outcome: "success", result: { shown: ["bigint", `${BIG}`] } });
  });
});
