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

/** How the tests of the folder `inner` end, by title. */
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
    // Nothing was opened that nobody would close.
    expect(fetch).not.toHaveBeenCalled();
  });

  it("is for tests, and says what is for hooks", () => {
    expect(outside).toMatchObject({
      message: expect.stringContaining("use testRuntime(worker) and close the runtime in afterAll"),
    });
  });

  it("fails the test that leaks, tells the seed of the test that fails, and takes no test for another", async () => {
    const ended = await runInner();
    const statuses = [...ended].map(([title, how]) => [title, how.split("\n")[0]]);
    expect(Object.fromEntries(statuses)).toEqual({
      leaks: "failed",
      "fails by a plain assertion": "failed",
      "leaks among others": "failed",
      "goes on when another has ended": "passed",
      "fails with a seed of its own": "failed",
      "cannot tell which test it is": "failed",
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
    expect(ended.get("cannot tell which test it is")).toContain("useRuntime(worker, { test: context })");
  });
});
