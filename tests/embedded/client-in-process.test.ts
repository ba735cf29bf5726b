import { createClient, type RunEvent, RuntimeUnreachableError } from "@stepflow/client";
import { createDeferred } from "@stepflow/protocol/internal";
import { createRuntime } from "@stepflow/runtime";
import { createWorker, silentLogger } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { failureOf } from "../support/failure-of.ts";

/** A runtime whose component waits at a gate. */
async function open() {
  const gate = createDeferred<unknown>();
  const worker = createWorker({ name: "gated", logger: silentLogger })
    .component("/wait", () => gate.promise)
    .component("/echo", (input: unknown) => input);
  const runtime = await createRuntime({ workers: { lab: worker } });
  onTestFinished(() => runtime.close());
  return { runtime, gate };
}

describe("runtime.embedded: a client of the embedded runtime in the same process", () => {
  it("runs flows and keeps blobs, without a socket", async () => {
    const { runtime } = await open();
    const client = createClient(runtime);
    const { items } = await client.run(oneStepFlow("/lab/echo"), [{ é: "😀" }, [1]]);
    expect(items.map(({ result }) => result)).toEqual([
      { outcome: "success", result: { é: "😀" } },
      { outcome: "success", result: [1] },
    ]);
    const blobId = await client.putBlob({ kept: true });
    expect((await client.getBlob(blobId)).data).toEqual({ kept: true });
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index);
    const { bytes: back, filename } = await client.getBinary(await client.putBinary(bytes, { filename: "notes.bin" }));
    expect({ same: Buffer.compare(back, bytes), filename }).toEqual({ same: 0, filename: "notes.bin" });
  });

  it("follows a run while it executes", async () => {
    const { runtime, gate } = await open();
    const client = createClient(runtime);
    const { flowId } = await client.storeFlow(oneStepFlow("/lab/wait"));
    const { runId } = await client.submit(flowId, [null]);
    const kinds: string[] = [];
    for await (const event of client.follow(runId)) {
      kinds.push(kindOf(event));
      if (kindOf(event) === "StepStarted") gate.resolve("through");
    }
    const told = kinds.filter((kind) => /^(Run|Step)(Created|Started|Completed)$/.test(kind));
    expect(told).toEqual(["RunCreated", "StepStarted", "StepCompleted", "RunCompleted"]);
    // The client itself yields this event on every runtime.
    expect(kinds.slice(-1)).toEqual(["run"]);
  });

  it("stops waiting if its signal aborts, and the run continues", async () => {
    const { runtime, gate } = await open();
    const client = createClient(runtime);
    const { flowId } = await client.storeFlow(oneStepFlow("/lab/wait"));
    const { runId } = await client.submit(flowId, [null]);
    const stop = new AbortController();
    const waiting = failureOf(client.waitForRun(runId, { signal: stop.signal }));
    const reason = new Error("No longer.");
    stop.abort(reason);
    expect(await waiting).toBe(reason);
    gate.resolve("through");
    const { items } = await client.waitForRun(runId);
    expect(items[0]?.result).toEqual({ outcome: "success", result: "through" });
  });

  it("fails with the reason once the runtime is closed", async () => {
    const { runtime } = await open();
    const client = createClient(runtime);
    await runtime.close();
    const failure = await failureOf(client.health());
    expect(failure).toBeInstanceOf(RuntimeUnreachableError);
    expect(failure.message).toContain("closed");
  });
});

function kindOf(event: RunEvent): string {
  if (event.type !== "event") return event.type;
  const { event: told } = event.data as { readonly event: object };
  return Object.keys(told)[0] ?? "";
}
