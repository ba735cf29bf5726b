import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failure, type Outcome, type Part } from "./check.ts";
import { runCommand } from "./command.ts";
import { checksOf, type VitestReport } from "./vitest-report.ts";

/**
 * A part of one vitest process over `projects`, names or patterns; `filters` narrow it to test files whose path contains one of them.
 *
 * @param part `workers`: test files that run at once; more than there are cores where tests wait for other processes.
 */
export function vitestPart(
  { workers, ...part }: Omit<Part, "run"> & { readonly workers: number },
  limitMs: number,
  projects: readonly string[],
  filters: readonly string[],
): Part {
  return {
    ...part,
    async run(): Promise<Outcome> {
      const folder = await mkdtemp(join(tmpdir(), "stepflow-test-"));
      const file = join(folder, "report.json");
      try {
        const args = [
          ...projects.flatMap((project) => ["--project", project]),
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${file}`,
          `--maxWorkers=${workers}`,
          ...filters,
        ];
        const { exitCode, output } = await runCommand("vitest", ["run", ...args], { limitMs });
        const report = await readFile(file, "utf8").catch(() => undefined);
        if (report === undefined) return failure(`${part.name}: vitest wrote no report`, output);
        const checks = checksOf(JSON.parse(report) as VitestReport);
        const quiet = exitCode !== 0 && checks.every(({ passed }) => passed);
        return {
          checks: quiet ? [...checks, { name: `vitest ended with ${exitCode}`, passed: false }] : checks,
          output,
        };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
