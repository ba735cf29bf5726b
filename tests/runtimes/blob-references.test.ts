import { type Client, createClient } from "@stepflow/client";
import { createRuntime } from "@stepflow/runtime";
import { describe, expect, it, onTestFinished } from "vitest";
import { mixedText } from "../conformance/behaviour/cases/texts.ts";
import { oneStepFlow } from "../support/data/flows.ts";
import { withoutWording } from "../support/data/without-wording.ts";
import { FAST_RETRIES, startRuntime } from "../support/runtimes/real-runtime.ts";
import { EMBEDDED, IN_PROCESS, openTestBench, REAL_010, REAL_011 } from "../support/runtimes/test-bench.ts";
import type { TapedPost } from "../support/wire/wire-tap.ts";
import kitchen from "../support/workers/kitchen-worker.ts";
import { startReferringWorker } from "../support/workers/referring-worker.ts";

const THRESHOLD_BYTES = 100;

/** The output as it went over the wire. */
function sentBy({ answer }: TapedPost): unknown {
  return JSON.parse(String(answer?.body)).result.output;
}

describe.each([REAL_010, REAL_011, EMBEDDED, IN_PROCESS])(
  "wire.md#blob-references: large values travel as references, runtime $name",
  (way) => {
    it("blobs.binary: in inputs and outputs, and neither component nor user sees them", async () => {
      const { client, record, close } = await openTestBench(way, kitchen, {
        blobApi: { blobThreshold: THRESHOLD_BYTES },
      });
      onTestFinished(close);
      const large = mixedText(400, 1);
      const inputs = [{ small: 1, large }, [large], large, { nested: { large } }];
      const tape = record();
      const { items } = await client.run(oneStepFlow("/lab/echo"), inputs, { maxConcurrency: 1 });
      expect(items.map(({ result }) => result)).toEqual(inputs.map((result) => ({ outcome: "success", result })));

      const reference = { $blob: expect.stringMatching(/^[0-9a-f]{64}$/), size: expect.any(Number) };
      const executions = (await tape.whole()).requests("components/execute");
      const received = executions.map(({ message }) => message.params?.["input"]);
      // Only fields at the top level of objects are replaced.
      expect(received).toEqual([{ small: 1, large: reference }, [large], large, { nested: reference }]);
      const stored = { ...reference, blobType: "data" };
      expect(executions.map(sentBy)).toEqual([{ small: 1, large: stored }, [large], large, { nested: stored }]);
    });
  },
);

/** Stores the same blobs on each side, and returns outputs of components and inputs of runs that refer to them. */
async function oddities({ client }: { readonly client: Client }) {
  const leaf = await client.putBlob("leaf");
  const chain = [leaf];
  for (let length = 1; length <= 9; length++) chain.push(await client.putBlob({ inner: { $blob: chain.at(-1) } }));
  const bytes = (text: string | Uint8Array): Promise<string> =>
    client.putBinary(typeof text === "string" ? new TextEncoder().encode(text) : text);
  const binary = [
    '{"a":1}',
    `[{"$blob":"${leaf}"}]`,
    " \n[1e400]",
    '"\\ud83d"',
    "[".repeat(128) + "]".repeat(128),
    "\ufeff1",
    "1 2",
    "",
    Uint8Array.of(0xff, 49),
  ];
  const flow = await client.putBlob({ steps: [], output: { $blob: leaf } });
  const outputs = [
    // Resolved values hold references themselves.
    ...chain.map((id) => `{"$blob":"${id}"}`),
    `[{"deep":[[[{"$blob":"${chain[2]}"}]]]},{"$blob":"${flow}"}]`,
    `{"$blob":{"$blob":"${await client.putBlob(leaf)}"}}`,
    // Bytes that are JSON are a value, whatever the type says.
    ...(await Promise.all(binary.map(bytes))).map((id) => `{"$blob":"${id}"}`),
    ...["data", "flow", "binary"].map((type) => `{"$blob":"${leaf}","blobType":"${type}"}`),
    ...["null", '"Data"', '""', "1", "[]"].map((type) => `{"$blob":"${leaf}","blobType":${type}}`),
    ...["null", "0", "4294967296", "-1", "1.5", '"6"', "true", "[]", "1e30"].map(
      (size) => `{"$blob":"${leaf}","size":${size}}`,
    ),
    ...[leaf.toUpperCase(), "0".repeat(64), "0".repeat(63), "٣".repeat(64), `sha256:${leaf}`].map(
      (id) => `{"$blob":"${id}"}`,
    ),
    `{"$blob":"${leaf}","filename":1,"more":{"$blob":"${"0".repeat(64)}"}}`,
    `{"$blob":"zz","more":{"$blob":"${leaf}"}}`,
  ];
  const more = "y".repeat(THRESHOLD_BYTES);
  const inputs = [
    ...[leaf, leaf.toUpperCase(), "zz", 7, null].map(($blob) => ({ reference: { $blob, more }, small: 1 })),
    { reference: { $blob: leaf, size: -1, blobType: "zz", more } },
    { around: [{ $blob: leaf, more }] },
    { around: { reference: { $blob: leaf }, more } },
    { $blob: leaf, more },
  ];
  return [...outputs.map((text) => [text]), ...inputs];
}

describe.each(["0.10.0", "0.11.1"] as const)("references as %s takes them", (version) => {
  it("wire.md#blob-references: the embedded runtime with quirks replaces, keeps and refuses the same references", async () => {
    const worker = await startReferringWorker();
    onTestFinished(worker.close);
    const workers = { w: { url: worker.url } };
    const real = await startRuntime(version, workers, { blobApi: { blobThreshold: THRESHOLD_BYTES } });
    onTestFinished(() => real.close());
    const ours = await createRuntime({
      workers,
      quirks: version,
      retry: FAST_RETRIES,
      blobApi: { thresholdBytes: THRESHOLD_BYTES },
    });
    onTestFinished(() => ours.close());

    const outcomes = async (client: Client): Promise<object> => {
      const inputs = await oddities({ client });
      const { items } = await client.run(oneStepFlow("/w/refer"), inputs);
      const executions = worker.executions();
      const results = inputs.map((input, index) => [JSON.stringify(input), comparable(items[index]?.result)]);
      return { executions, results: Object.fromEntries(results) };
    };
    const theirs = await outcomes(real.client);
    expect(await outcomes(createClient(ours))).toEqual(theirs);
  });
});

/** Backtraces and the wording of JSON errors belong to the real runtime's language; outcome, code and step are compared. */
function comparable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name, member) => {
    if (name === "backtrace") return undefined;
    return name === "stack" ? withoutWording(member) : member;
  });
}
