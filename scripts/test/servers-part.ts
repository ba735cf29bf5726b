import { SERVER_VERSIONS } from "../../tests/support/runtimes/versions.ts";
import type { Check, Outcome, Part } from "./check.ts";

/** Puts the servers into the cache before the tests that start them, so that no test waits for a download or meets another's. */
export const serversPart: Part = {
  name: "servers",
  needs: [],
  cores: 1,
  async run(): Promise<Outcome> {
    // Loaded late: the other parts shall run, and report, also when this package does not even load.
    const { installServer } = await import("@stepflow/orchestrator");
    const checks: Check[] = [];
    const lines: string[] = [];
    for (const version of SERVER_VERSIONS) {
      const problem = await installServer(version, { onProgress: (line) => lines.push(line) }).then(
        () => undefined,
        (error: unknown) => String(error),
      );
      checks.push({ name: `stepflow-server ${version} can be installed`, passed: problem === undefined });
      // A missing Python is missing for all of them: said once.
      if (problem !== undefined && !lines.includes(problem)) lines.push(problem);
    }
    return { checks, output: lines.map((line) => `${line}\n`).join("") };
  },
};
