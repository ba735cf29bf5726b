import { describe, expect, it } from "vitest";
import { health, item, runId, type Stub, stub, summary } from "../../../../tests/support/workers/client-stub.ts";
import { createClient } from "../create-client.ts";
import type { ItemOutcome } from "../model/results.ts";

/** The id of a blob of the stub. */
const idOf = (digit: string): string => digit.repeat(64);
const refer = (digit: string): object => ({ $blob: idOf(digit), blobType: "data", size: 3 });

interface Served {
  readonly results: readonly unknown[];
  /** Values of the blobs, by the digit of their ids. */
  readonly blobs?: Readonly<Record<string, unknown>>;
  readonly blobType?: string;
  readonly version?: string;
  readonly referenceLimitBytes?: number;
}

function serve({ results, blobs = {}, blobType = "data", version, referenceLimitBytes }: Served): Stub {
  const items = results.map((result, index) => item(index, result));
  return stub(
    ({ path }) => {
      if (path === "/health") return health(version);
      const blobId = /^\/blobs\/(.)/.exec(path)?.[1];
      if (blobId !== undefined) {
        return blobId in blobs ? { body: { blobId: idOf(blobId), data: blobs[blobId], blobType } } : undefined;
      }
      if (path.endsWith("/items")) return { body: { items } };
      if (path.endsWith("/steps")) return { body: { steps: [{ stepId: "s", ...(items[0] as object) }] } };
      if (path.endsWith("/events")) return undefined;
      return { body: { ...summary("completed", results.length), results: items } };
    },
    { resolveReferences: true, referenceLimitBytes },
  );
}

const valuesOf = (items: readonly { readonly result?: ItemOutcome }[] | undefined): unknown[] | undefined =>
  items?.map(({ result }) => (result?.outcome === "success" ? result.result : result));
const blobsIn = ({ sent }: Stub): string[] => sent.map(({ path }) => path).filter((path) => path.startsWith("/blobs/"));

describe("resolveReferences", () => {
  const results = [{ large: refer("a"), small: 1 }, refer("b"), [{ deep: [{ deeper: refer("a") }] }], "plain"];
  const blobs = { a: { text: "long" }, b: [1, refer("c")], c: null };
  const values = [{ large: blobs.a, small: 1 }, [1, null], [{ deep: [{ deeper: blobs.a }] }], "plain"];

  it("replaces references in the results of each call", async () => {
    const { client } = serve({ results, blobs });
    const waited = await client.submit(idOf("f"), [1], { wait: true });
    expect(valuesOf(waited.items)).toEqual(values);
    expect(valuesOf((await client.run(idOf("f"), [1])).items)).toEqual(values);
    expect(valuesOf((await client.waitForRun(runId)).items)).toEqual(values);
    expect(valuesOf(await client.getRunItems(runId))).toEqual(values);
    expect(valuesOf(await client.getRunSteps(runId))).toEqual(values.slice(0, 1));
    const followed: unknown[] = [];
    for await (const event of client.follow(runId)) if (event.type === "item") followed.push(event.item);
    expect(valuesOf(followed as [])).toEqual(values);
  });

  it("requests each blob once per call, and returns a copy for each reference", async () => {
    const served = serve({ results, blobs });
    const [first, , third] = valuesOf(await served.client.getRunItems(runId)) as [
      { large: object },
      unknown,
      [{ deep: [{ deeper: object }] }],
    ];
    expect(blobsIn(served)).toEqual(["a", "b", "c"].map((digit) => `/blobs/${idOf(digit)}`));
    expect(first.large).toEqual(third[0].deep[0].deeper);
    expect(first.large).not.toBe(third[0].deep[0].deeper);
  });

  it("keeps what looks like a reference on 0.9, which has no Blob API", async () => {
    const served = serve({ results, blobs, version: "0.9.0" });
    expect(valuesOf(await served.client.getRunItems(runId))).toEqual(results);
    expect(blobsIn(served)).toEqual([]);
  });

  it.each([{ $blob: "nope" }, { $blob: idOf("a"), blobType: "binary" }, { $blob: idOf("A") }, { blob: idOf("a") }])(
    "keeps %j, which is data",
    async (value) => {
      const served = serve({ results: [{ value }], blobs });
      expect(valuesOf(await served.client.getRunItems(runId))).toEqual([{ value }]);
      expect(served.sent.map(({ path }) => path)).toEqual([`/runs/${runId}/items`]);
    },
  );

  it("is off by default", async () => {
    const served = stub(() => ({ body: { items: [item(0, refer("a"))] } }));
    expect(valuesOf(await served.client.getRunItems(runId))).toEqual([refer("a")]);
  });

  it("names item and place of a blob that the runtime does not have", async () => {
    const { client } = serve({ results: [1, { a: [{ "b/c": refer("d") }] }] });
    await expect(client.getRunItems(runId)).rejects.toMatchObject({
      name: "NotFoundError",
      url: `http://runtime/api/v1/blobs/${idOf("d")}`,
      message:
        `The reference to blob ${idOf("d")} at /a/0/b~1c in the result of item 1 of run ${runId} leads to no blob: the runtime does not ` +
        "have it.\nA client without resolveReferences returns the references themselves.",
    });
    const step = serve({ results: [refer("d")] }).client.getRunSteps(runId);
    await expect(step).rejects.toThrow(
      `The reference to blob ${idOf("d")} in the result of step "s" of run ${runId} leads`,
    );
  });

  it("refuses bytes", async () => {
    const { client } = serve({ results: [refer("a")], blobs: { a: "AAAA" }, blobType: "binary" });
    await expect(client.getRunItems(runId)).rejects.toMatchObject({
      name: "InvalidResponseError",
      message: expect.stringContaining("leads to bytes, not to JSON."),
    });
  });

  it("ends at a cycle, and at a chain that is too long", async () => {
    const served = serve({ results: [refer("a")], blobs: { a: { next: refer("a") } } });
    await expect(served.client.getRunItems(runId)).rejects.toThrow("is behind a chain of 8 others.");
    expect(blobsIn(served)).toHaveLength(1);
  });

  it("limits the memory of all values, and counts copies", async () => {
    const blobs = { a: "x".repeat(1_000) };
    const withCopies = (count: number): Stub =>
      serve({ results: Array.from({ length: count }, () => refer("a")), blobs, referenceLimitBytes: 10_000 });
    expect(valuesOf(await withCopies(5).client.getRunItems(runId))).toHaveLength(5);
    await expect(withCopies(20).client.getRunItems(runId)).rejects.toMatchObject({
      name: "InvalidResponseError",
      message: expect.stringMatching(
        /would take more than 10000 bytes of memory together\.\nRaise referenceLimitBytes\./,
      ),
    });
    // The growth of 8 levels with 10 references each ends early.
    const bomb = serve({
      results: [refer("a")],
      blobs: { a: Array.from({ length: 10 }, () => refer("a")) },
      referenceLimitBytes: 1_000_000,
    });
    await expect(bomb.client.getRunItems(runId)).rejects.toThrow("would take more than 1000000 bytes");
  });

  it("takes results that nest deeper than calls can", async () => {
    const depth = 20_000;
    const text = `${'{"x":'.repeat(depth)}${JSON.stringify(refer("a"))}${"}".repeat(depth)}`;
    const { client } = stub(
      ({ path }) => {
        if (path === "/health") return health();
        if (path.startsWith("/blobs/")) return { body: { blobId: idOf("a"), data: "found", blobType: "data" } };
        return { body: JSON.stringify({ items: [item(0, "HERE")] }).replace('"HERE"', text) };
      },
      { resolveReferences: true },
    );
    let [value] = valuesOf(await client.getRunItems(runId)) as [unknown];
    for (let level = 0; level < depth; level++) value = (value as { x: unknown }).x;
    expect(value).toBe("found");
  });

  it.each([
    [{ resolveReferences: "yes" }, 'resolveReferences must be true or false. Got "yes".'],
    [{ referenceLimitBytes: "1" }, 'referenceLimitBytes must be a number of bytes of at least 0. Got "1".'],
    [{ referenceLimitBytes: Number.NaN }, "referenceLimitBytes must be a number of bytes of at least 0. Got NaN."],
    [{ referenceLimitBytes: -1 }, "referenceLimitBytes must be a number of bytes of at least 0. Got -1."],
  ])("refuses %j", (options, message) => {
    expect(() => createClient({ url: "http://runtime", ...(options as object) })).toThrow(new TypeError(message));
  });
});
