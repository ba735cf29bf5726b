import { startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FULL_VERSIONS } from "../../support/runtimes/versions.ts";
import { readBlocks } from "./markdown.ts";
import { createUserFolder, type UserFolder } from "./user-folder.ts";

let folder: UserFolder;
let worker: { command: string; args: string[] };
beforeAll(async () => {
  folder = await createUserFolder();
  const [program] = (await readBlocks("docs/protocol/index.md")).filter(({ language }) => language === "python");
  worker = { command: "python3", args: [await folder.write("worker.py", program?.text ?? "")] };
});
afterAll(() => folder.remove());

describe("the Python worker of the guide", () => {
  it.each(["v0", "v1"] as const)("docs.guides: works on the embedded runtime, dialect %s", async (dialect) => {
    await using runtime = await createRuntime({ dialect, workers: { text: worker } });
    const stored = { words: 2, blob: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(await runtime.execute("/text/count", { text: "one zwölf" })).toEqual({ outcome: "success", result: stored });
    expect(await runtime.execute("/text/count", {})).toMatchObject({ outcome: "failed", error: { code: -32003 } });
    expect(await runtime.execute("/text/none", {})).toMatchObject({ outcome: "failed", error: { code: -32001 } });
  });

  it.each(FULL_VERSIONS)("docs.guides: works on runtime %s", async (version) => {
    await using runtime = await startOrchestrator({ version, workers: { text: worker } });
    const flow = {
      steps: [{ id: "count", component: "/text/count", input: { $input: "$" } }],
      output: { $step: "count" },
    };
    const texts = Array.from({ length: 20 }, (_, index) => ({ text: `one zwölf ${index}` }));
    const { items } = await runtime.client.run(flow, texts);
    const stored = { words: 3, blob: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(items.map(({ result }) => result)).toEqual(texts.map(() => ({ outcome: "success", result: stored })));
  });
});
