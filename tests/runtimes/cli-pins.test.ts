import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pull } from "@stepflow/grpc";
import { createWorker, silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import { findFreePort } from "../../packages/orchestrator/src/process/free-port.ts";
import { useCli } from "../cli/support/cli-program.ts";
import { pulls } from "../support/runtimes/client-targets.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import { serveEmbedded } from "../support/runtimes/served-runtime.ts";

const START_TIMEOUT_MS = 180_000;
const cli = useCli();

const worker = createWorker({ name: "text", logger: silentLogger });
worker.component("/count", { output: z.object({ words: z.number() }) }, () => ({ words: 1 }));

const FLOW = { steps: [{ id: "count", component: "/text/count" }], output: { $step: "count" } };

/** Starts a runtime with the worker and returns its URL. */
async function startTarget(target: string): Promise<string> {
  if (target.startsWith("embedded")) {
    const quirks = target === "embedded" ? undefined : (target.replace("embedded as ", "") as "0.13.0");
    const embedded = await serveEmbedded({ quirks, workers: { text: worker } });
    onTestFinished(embedded.close);
    return embedded.url;
  }
  if (pulls(target)) {
    const port = await findFreePort();
    const pulling = await pull(worker, { tasksUrl: `127.0.0.1:${port}`, queue: "text", handleSignals: false });
    const server = await startRuntime(target, { text: { queue: "text" } }, { port });
    onTestFinished(async () => {
      await server.close();
      await pulling.close();
    });
    return server.url;
  }
  const served = await serve(worker, { port: 0, announce: false, handleSignals: false });
  const server = await startRuntime(target, { text: { url: served.url } });
  onTestFinished(async () => {
    await server.close();
    await served.close();
  });
  return server.url;
}

describe.each(["0.9.0", "0.11.1", "0.13.0", "embedded", "embedded as 0.12.0", "embedded as 0.13.0"])(
  "pins on %s",
  (target) => {
    it(
      "must match the output schema that the runtime lists",
      async () => {
        const cwd = await mkdtemp(join(tmpdir(), "stepflow-pins-"));
        onTestFinished(() => rm(cwd, { recursive: true }));
        await writeFile(join(cwd, "flow.json"), JSON.stringify(FLOW));
        const args = ["run", "--flow", "flow.json", "--input-json", "{}", "--runtime", await startTarget(target)];
        const good = await cli.run([...args, "--pin", 'count:={"words":9}'], { cwd });
        expect(JSON.parse(good.stdout)).toEqual({ words: 9 });
        const bad = await cli.run([...args, "--pin", 'count:={"words":"nine"}'], { cwd });
        expect(bad).toMatchObject({ exitCode: 2, stdout: "" });
        expect(bad.stderr).toContain(
          'The pin of step "count" does not match the output schema of /text/count at /words: must be number.',
        );
      },
      START_TIMEOUT_MS,
    );
  },
);
