import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runCommand } from "../examples/program.ts";

it("useRuntime: a leak fails its test, and a test that fails tells the seed before the leak", async () => {
  const root = fileURLToPath(new URL("failing", import.meta.url));
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, [
    fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url)),
    ...["run", "--root", root, "--config", "vitest.config.ts", "--reporter", "json"],
  ]);
  expect(exitCode, stderr).toBe(1);
  const report = JSON.parse(stdout) as {
    testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
  };
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(results.map(({ title, status }) => [title, status])).toEqual([
    ["leaks", "failed"],
    ["fails by a plain assertion", "failed"],
  ]);
  const [leak = "", plain = ""] = results.map(({ failureMessages }) => failureMessages.join("\n"));
  expect(leak).toContain("/w/wait (attempt 1, step step) is executing");
  expect(plain).toContain("something else");
  expect(plain).toContain("Replay with faults: { seed: 77, delay: 0.5 }");
  expect(plain).not.toContain("is executing");
});
