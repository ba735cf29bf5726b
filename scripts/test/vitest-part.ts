import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failure, type Outcome, type Part } from "./check.ts";
import { runCommand } from "./command.ts";
import { checksOf, type VitestReport } from "./vitest-report.ts";

/**
 * Creates a part that runs `projects` (names or patterns) in one vitest process. With `filters`, only test files whose path contains one
 * of them run.
 *
 * @param part `workers` is the number of test files that run at once. It exceeds the number of cores if tests wait for other processes. A run
 * without tests passes only if it `mayBeEmpty`.
 */
export function vitestPart(
  {
    workers,
    mayBeEmpty = false,
    ...part
  }: Omit<Part, "run"> & { readonly workers: number; readonly mayBeEmpty?: boolean },
  limitMs: number,
  projects: readonly string[],
  filters: readonly string[],
): Part {
  return {
    ...part,
    async run(onProgress = () => {}): Promise<Outcome> {
      const folder = await mkdtemp(join(tmpdir(), "stepflow-test-"));
      const file = join(folder, "report.json");
      try {
        const args = [
          ...projects.flatMap((project) => ["--project", project]),
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${file}`,
          `--maxWorkers=${workers}`,
          ...(mayBeEmpty ? ["--passWithNoTests"] : []),
          ...filters,
        ];
        let done = 0;
        const onOutput = (text: string): void => {
          done += countTests(text);
          onProgress(done);
        };
        const { exitCode, output } = await runCommand("vitest", ["run", ...args], { limitMs, onOutput });
        const report = await readFile(file, "utf8").catch(() => undefined);
        if (report === undefined) return failure(`${part.name}: vitest wrote no report`, output);
        const checks = checksOf(JSON.parse(report) as VitestReport, { mayBeEmpty });
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

/** Number of tests in the files that vitest reports as ended: ` ✓ suite tests/a.test.ts (12 tests | 1 failed) 40ms`. */
export function countTests(text: string): number {
  const counts = [...text.matchAll(/\.test(?:-d)?\.ts \((\d+) tests?\b/g)].map(([, count]) => Number(count));
  return counts.reduce((sum, count) => sum + count, 0);
}
