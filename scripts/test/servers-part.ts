import { SERVER_VERSIONS } from "../../tests/support/runtimes/versions.ts";
import type { Check, Outcome, Part } from "./check.ts";

/** Installs the servers into the cache before tests start them, so that no test waits for a download, or collides with the one of another test. */
export const serversPart: Part = {
  name: "servers",
  needs: [],
  cores: 1,
  async run(): Promise<Outcome> {
    // Loaded late, so that the other parts run and report even if this package fails to load.
    const { installServer } = await import("@stepflow/orchestrator");
    const checks: Check[] = [];
    const lines: string[] = [];
    for (const version of SERVER_VERSIONS) {
      const problem = await installServer(version, { onProgress: (line) => lines.push(line) }).then(
        () => undefined,
        (error: unknown) => String(error),
      );
      checks.push({ name: `stepflow-server ${version} can be installed`, passed: problem === undefined });
      // The same problem, such as a missing Python, is reported once.
      if (problem !== undefined && !lines.includes(problem)) lines.push(problem);
    }
    return { checks, output: lines.map((line) => `${line}\n`).join("") };
  },
};
