import { createClient } from "@stepflow/client";
import { startOrchestrator } from "@stepflow/orchestrator";
import { silentLogger } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../../support/data/flows.ts";
import { EMBEDDED_PULL, openTestBench, REAL_012, REAL_013 } from "../../support/runtimes/test-bench.ts";
import { storingWorker as worker } from "../../support/workers/storing-worker.ts";

const THRESHOLD_BYTES = 64;
const inputs = [{ text: "long ".repeat(50), n: 1.5, list: [{ text: "y".repeat(100) }] }, { text: "short" }];

describe.each([REAL_012, REAL_013, EMBEDDED_PULL])("large fields of results on runtime $name", (way) => {
  it("blobs.large-data: reach a client that resolves references", async () => {
    const { client, url, close } = await openTestBench(way, worker, { blobApi: { blobThreshold: THRESHOLD_BYTES } });
    onTestFinished(close);
    const resolving = createClient({ url, resolveReferences: true });
    const flow = oneStepFlow("/lab/echo");
    const expected = inputs.map((result) => ({ outcome: "success", result }));

    const { items, runId } = await resolving.run(flow, inputs);
    expect(items.map(({ result }) => result)).toEqual(expected);
    expect(JSON.stringify(await client.getRunItems(runId))).toContain('"$blob":"');
    expect((await resolving.getRunItems(runId)).map(({ result }) => result)).toEqual(expected);
    const [step] = await resolving.getRunSteps(runId);
    // Runtimes like 0.11 do not keep the results of steps.
    if (way.runtime !== "embedded") expect(step?.result).toEqual(expected[0]);
    const followed: unknown[] = [];
    for await (const event of resolving.follow(runId)) if (event.type === "item") followed.push(event.item.result);
    expect(followed).toEqual(expected);
  });

  it("blobs.get.missing: a blob that the runtime does not have is an error that names it", async () => {
    const { url, close } = await openTestBench(way, worker);
    onTestFinished(close);
    const missing = "0".repeat(64);
    const run = createClient({ url, resolveReferences: true }).run(
      { steps: [{ id: "s", component: "/lab/echo", input: 1 }], output: { a: { $literal: { $blob: missing } } } },
      [1],
    );
    await expect(run).rejects.toMatchObject({
      name: "NotFoundError",
      message: expect.stringContaining(`The reference to blob ${missing} at /a in the result of item 0 of run`),
    });
  });
});

it.each(["0.12.0", "0.13.0"])("blobs.large-data: runs of startOrchestrator return values, %s", async (version) => {
  await using server = await startOrchestrator({
    version,
    workers: {
      lab: { start: (place) => start(worker, { ...place, logger: silentLogger, blobThresholdBytes: THRESHOLD_BYTES }) },
    },
  });
  const expected = inputs.map((result) => ({ outcome: "success", result }));
  expect(await server.runMany(oneStepFlow("/lab/echo"), inputs)).toEqual(expected);
  expect(await server.execute("/lab/echo", inputs[0])).toEqual(expected[0]);
});
