import { packageOf, readJson } from "../../architecture/repository.ts";
import { BUN, DENO } from "../../support/tools/javascript-runtime.ts";

/** The last release of each minor version of TypeScript with which the packages are checked. */
export const TYPESCRIPT = ["5.7.3", "5.8.3", "5.9.3", "6.0.3", "7.0.2"] as const;

/** Since this version, TypeScript lets CommonJS files import ES modules. */
export const TYPESCRIPT_FOR_COMMONJS = "5.8.3";

/** Older versions of `@types/node` contradict themselves in TypeScript 6, or lack types that those of Hono name. */
export const NODE_TYPES = { oldest: "20.19.20", newest: "26.6.6" } as const;

/** Entries whose types name those of Node. All others also take the library `DOM` in their place. */
export const NAMING_NODE: readonly string[] = ["@stepflow/orchestrator", "@stepflow/transport/node", "@stepflow/udf"];

/** Versions of Node. `canRequire` means that `require` loads ES modules without an option. */
export const NODE = [
  { version: "20.19.0", canRequire: true },
  { version: "22.0.0", canRequire: false },
  { version: "22.12.0", canRequire: true },
  { version: "24.22.3", canRequire: true },
  { version: "26.12.1", canRequire: true },
] as const;

/** Versions of tools that are installed for these tests only. */
export const TOOLS = {
  pnpm: "12.21.0",
  yarn: "4.18.1",
  jest: "30.5.2",
  rolldown: "1.3.3",
  rollup: "4.68.8",
  webpack: "5.113.0",
} as const;

/** Returns the table of the guide. */
export function toolChainsTable(): string {
  const { devDependencies } = readJson("package.json") as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const { esbuild, vitest } = devDependencies;
  const node = NODE.map(({ version }) => version).join(", ");
  const { pnpm, yarn, jest, rolldown, rollup, webpack } = TOOLS;
  return toTable([
    ["kind", "tested"],
    ["TypeScript", `${TYPESCRIPT.join(", ")}; with \`@types/node\` ${NODE_TYPES.oldest} and ${NODE_TYPES.newest}`],
    ["JavaScript runtime", `Node ${node}; Bun ${BUN}; Deno ${DENO}`],
    ["package manager", `npm, pnpm ${pnpm}, Yarn ${yarn} (Plug'n'Play), Bun ${BUN}`],
    ["test runner", `\`node:test\`, Jest ${jest}, Vitest ${vitest}, Bun's, Deno's`],
    ["bundler", `esbuild ${esbuild}, Rolldown ${rolldown}, Rollup ${rollup}, webpack ${webpack}`],
  ]);
}

/** Returns the table of the README of a package. */
export function requirementsTable(name: string): string {
  const { exports = {} } = packageOf(name).manifest;
  const hasEntries = Object.keys(exports).length > 0;
  const oldest = NODE_TYPES.oldest;
  const naming = NAMING_NODE.filter((entry) => entry === name || entry.startsWith(`${name}/`));
  const [only] = naming;
  const types =
    only === undefined
      ? `${oldest} or later, or the library \`DOM\` in its place`
      : only === name
        ? `${oldest} or later`
        : `${oldest} or later for \`${only}\`; the other entries also take the library \`DOM\` in its place`;
  const rows: [string, string][] = [["Node.js", "20.19 or later"]];
  if (hasEntries) {
    rows.push(
      ["CommonJS", "`require` loads every entry; in Node 22 from 22.12 on"],
      [
        "TypeScript",
        "5.7 to 7.0 (5.8 in CommonJS files); `module` is `nodenext`, `node16` or for a bundler; `target` ES2022",
      ],
      ["`@types/node`", types],
    );
  }
  return toTable([["needs", "versions"], ...rows]);
}

function toTable(rows: readonly (readonly [string, string])[]): string {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = ["", ""], ...body] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
