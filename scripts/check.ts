// `npm run check`: what a change breaks most often, for use before every commit. It checks format, rules and types of everything, and runs
// the unit tests that import a file which has changed since the branch left main.
import { execFileSync } from "node:child_process";
import { commandPart } from "./test/command-part.ts";
import { runAndReport } from "./test/run-and-report.ts";
import { vitestPart } from "./test/vitest-part.ts";

const LIMIT_MS = 600_000;

/** Branches of a clone that a change may start from. The last one exists everywhere, and compares with what is committed. */
const BASES = ["main", "origin/main", "HEAD"];

function exists(commit: string): boolean {
  try {
    execFileSync("git", ["rev-parse", "--verify", "--quiet", commit], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const base = BASES.find(exists) ?? "HEAD";
const parts = [
  commandPart({ name: "types", needs: [], cores: 1 }, LIMIT_MS, {
    "types of the packages": ["tsgo", "-b"],
    "types of tests, examples and scripts": ["tsgo", "-p", "tsconfig.check.json"],
  }),
  commandPart({ name: "lint", needs: [], cores: 1 }, LIMIT_MS, {
    biome: ["biome", "ci", "--colors=off", "--error-on-warnings", "."],
    oxlint: ["oxlint", "--deny-warnings"],
  }),
  vitestPart(
    { name: "unit", needs: [], cores: 1, workers: 2, mayBeEmpty: true },
    LIMIT_MS,
    ["unit*"],
    [`--changed=${base}`],
  ),
];
await runAndReport(parts, { keepDurations: false });
