import type { Part } from "./check.ts";
import { commandPart } from "./command-part.ts";
import { serversPart } from "./servers-part.ts";
import { vitestPart } from "./vitest-part.ts";

/** Limits of parts only end what hangs. They hold on a machine that other programs keep busy. */
const MINUTE_MS = 60_000;

const FROM_SOURCE = ["node", "--conditions=@stepflow/source", "--import", "tsx"] as const;

/** Projects of vitest that run in one process, which is faster than one process for each. */
const IN_PROCESS: readonly string[] = ["unit", "types", "suite"];

/** Names of all parts. */
export const PART_NAMES: readonly string[] = [
  "generated",
  "lint",
  "build",
  "typecheck",
  ...IN_PROCESS,
  "packages",
  "servers",
  "examples",
  "runtimes",
  "matrix",
];

/** Returns the named parts and the parts they need, in starting order. @throws Error for an unknown name */
export function partsOf(names: readonly string[], filters: readonly string[]): Part[] {
  const unknown = names.filter((name) => !PART_NAMES.includes(name));
  if (unknown.length > 0) throw new Error(`No part is called "${unknown[0]}". There are: ${PART_NAMES.join(", ")}.`);
  const projects = IN_PROCESS.filter((name) => names.includes(name));
  const inProcess = projects.join("+");

  const all: readonly Part[] = [
    serversPart,
    commandPart({ name: "build", needs: [], cores: 1 }, 5 * MINUTE_MS, {
      build: ["npm", "run", "--silent", "build"],
    }),
    // The longest part begins early. It computes, while the others also wait for servers and package managers.
    vitestPart(
      { name: inProcess, needs: [], cores: 1, workers: 2 },
      20 * MINUTE_MS,
      projects.map((name) => `${name}*`),
      filters,
    ),
    commandPart({ name: "generated", needs: [], cores: 1 }, 2 * MINUTE_MS, {
      "generated code is fresh": ["npm", "run", "--silent", "generate", "--", "--check"],
      "examples in doc comments are fresh": ["npm", "run", "--silent", "examples:sync", "--", "--check"],
      "the page about performance is fresh": ["npm", "run", "--silent", "bench:page", "--", "--check"],
      "the table of platforms matches the test results": [...FROM_SOURCE, "scripts/platforms.ts", "--check"],
    }),
    commandPart({ name: "lint", needs: [], cores: 1 }, 2 * MINUTE_MS, {
      biome: ["biome", "ci", "--colors=off", "--error-on-warnings", "."],
      oxlint: ["oxlint", "--deny-warnings"],
    }),
    commandPart({ name: "typecheck", needs: ["build"], cores: 1 }, 5 * MINUTE_MS, {
      "types of the packages": ["tsgo", "-b"],
      "types of tests, examples and scripts": ["tsgo", "-p", "tsconfig.check.json"],
    }),
    vitestPart(
      { name: "packages", needs: ["build", "servers"], cores: 1, workers: 1 },
      15 * MINUTE_MS,
      ["packages", "site"],
      filters,
    ),
    vitestPart({ name: "examples", needs: ["servers"], cores: 1, workers: 2 }, 15 * MINUTE_MS, ["examples"], filters),
    vitestPart({ name: "runtimes", needs: ["servers"], cores: 1, workers: 2 }, 20 * MINUTE_MS, ["runtimes"], filters),
    // The suite writes the column of the embedded runtime.
    commandPart(
      {
        name: "matrix",
        needs: ["runtimes", ...projects.filter((name) => name === "suite").map(() => inProcess)],
        cores: 1,
      },
      MINUTE_MS,
      {
        "the table of runtimes matches the test results": [...FROM_SOURCE, "scripts/matrix.ts", "--check"],
      },
    ),
  ];

  const needed = new Set(names);
  if (projects.length > 0) needed.add(inProcess);
  for (const { name, needs } of all.toReversed()) if (needed.has(name)) for (const need of needs) needed.add(need);
  return all.filter(({ name }) => needed.has(name));
}
