import { fileURLToPath } from "node:url";
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { runCommand } from "../../packaging/examples/program.ts";
import { worker } from "./inner/worker.ts";

interface InnerTest {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Outcomes of the tests in the folder `inner`, by title. */
async function runInner(): Promise<ReadonlyMap<string, string>> {
  const root = fileURLToPath(new URL("inner", import.meta.url));
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, [
    fileURLToPath(new URL("../../../node_modules/vitest/vitest.mjs", import.meta.url)),
    ...["run", "--root", root, "--config", "vitest.config.ts", "--reporter", "json"],
  ]);
  expect(exitCode, stderr).toBe(1);
  const { testResults } = JSON.parse(stdout) as { testResults: { assertionResults: InnerTest[] }[] };
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  return new Map(results.map(({ title, status, failureMessages }) => [title, [status, ...failureMessages].join("\n")]));
}

describe("useRuntime", () => {
  let outside: unknown;
  beforeAll(async () => {
    const fetch = vi.spyOn(worker, "fetch");
    outside = await useRuntime(worker).catch((error: unknown) => error);
    // No runtime was opened, because it would never be closed.
    expect(fetch).not.toHaveBeenCalled();
  });

  it("requires a test and names the alternative for hooks", () => {
    expect(outside).toMatchObject({
      message: expect.stringContaining("use testRuntime(worker) and close the runtime in afterAll"),
    });
  });

  it("fails a test that leaks, shows the seed of a test that fails, and keeps concurrent tests apart", async () => {
    const ended = await runInner();
    const statuses = [...ended].map(([title, how]) => [title, how.split("\n")[0]]);
    expect(Object.fromEntries(statuses)).toEqual({
      leaks: "failed",
      "fails by a plain assertion": "failed",
      "leaks among others": "failed",
      "continues after another has ended": "passed",
      "fails with a seed of its own": "failed",
      "does not know its test": "failed",
    });
    for (const title of ["leaks", "leaks among others"]) {
      expect(ended.get(title)).toContain("/w/wait (attempt 1, step step) is executing");
      expect(ended.get(title)).not.toContain("Replay");
    }
    for (const [title, seed] of [
      ["fails by a plain assertion", 77],
      ["fails with a seed of its own", 78],
    ] as const) {
      expect(ended.get(title)).toContain("something else");
      expect(ended.get(title)).toContain(`Replay with faults: { seed: ${seed}, delay: 0.5 }`);
      expect(ended.get(title)).not.toContain("is executing");
    }
    expect(ended.get("does not know its test")).toContain("useRuntime(worker, { test: context })");
  });
});
