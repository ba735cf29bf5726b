import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { installTool } from "../../support/tools/npm-tool.ts";
import { run } from "../packages/packing.ts";

/** Ways to resolve modules, with the form of the user's own files. */
export const MODES = {
  nodenext: { type: "module", options: { module: "NodeNext", moduleResolution: "NodeNext" } },
  node16: { type: "module", options: { module: "Node16", moduleResolution: "Node16" } },
  bundler: { type: "module", options: { module: "ESNext", moduleResolution: "bundler" } },
  "nodenext in CommonJS": { type: "commonjs", options: { module: "NodeNext", moduleResolution: "NodeNext" } },
} as const;

export interface TypeCheck {
  /** Version of TypeScript. */
  readonly typescript: string;
  /** Version of `@types/node`. If omitted, the library `DOM` takes its place. */
  readonly nodeTypes?: string | undefined;
  readonly mode: keyof typeof MODES;
  readonly exactOptionalPropertyTypes: boolean;
  /** Texts of TypeScript files by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Checks files of a user against the installed packages and all their types. Rejects with the errors of the compiler. */
export async function checkTypes(check: TypeCheck): Promise<void> {
  const { typescript, nodeTypes, mode, exactOptionalPropertyTypes, files } = check;
  const folder = await mkdtemp(join(inject("installed"), "types-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const compiler = await installTool(`typescript@${typescript}`);
  const types =
    nodeTypes === undefined
      ? { lib: ["ES2022", "DOM", "DOM.Iterable"], types: [] }
      : {
          lib: ["ES2022"],
          types: ["node"],
          typeRoots: [join(await installTool(`@types/node@${nodeTypes}`), "node_modules/@types")],
        };
  const compilerOptions = {
    target: "ES2022",
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    exactOptionalPropertyTypes,
    ...types,
    ...MODES[mode].options,
  };
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: MODES[mode].type }));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await run(process.execPath, [join(compiler, "node_modules/typescript/bin/tsc"), "-p", folder, "--pretty", "false"]);
}
