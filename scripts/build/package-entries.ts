import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A program or module of a package that becomes a file of its own in `dist/`. */
export interface PackageEntry {
  /** TypeScript source, relative to the package. */
  readonly source: string;
  /** Output without its extension, relative to `dist/`. */
  readonly output: string;
  /** Whether it is one of several modules that differ between platforms. */
  readonly isForPlatform?: true;
}

/** Programs that no import leads to, so that no entry contains them. */
const PROGRAMS: Readonly<Record<string, readonly PackageEntry[]>> = {
  "@stepflow/cli": [
    { source: "src/bin.ts", output: "bin" },
    { source: "src/worker-host.ts", output: "worker-host" },
    { source: "src/process-guard.ts", output: "process-guard" },
    { source: "src/registered-command.ts", output: "registered-command" },
  ],
  "create-stepflow-worker": [{ source: "src/bin.ts", output: "bin" }],
  "@stepflow/udf": [{ source: "src/thread.ts", output: "thread" }],
};

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly imports?: Readonly<Record<string, ConditionalImport>>;
}

/** A module of the package that differs between platforms. The file of each condition is there as source and compiled. */
interface ConditionalImport {
  readonly "@stepflow/source": Readonly<Record<string, string>>;
  readonly [condition: string]: string | Readonly<Record<string, string>>;
}

/** Reads the entries of a package from its manifest: every export, the modules that differ between platforms, and the programs that it starts. */
export async function packageEntries(packageFolder: string): Promise<PackageEntry[]> {
  const {
    name,
    exports = {},
    imports = {},
  } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as Manifest;
  const entries = Object.values(exports).map(({ "@stepflow/source": source = "", default: compiled = "" }) =>
    toEntry(source, compiled),
  );
  return [...entries, ...Object.values(imports).flatMap(modulesOf), ...(PROGRAMS[name] ?? [])];
}

function modulesOf({ "@stepflow/source": sources, ...compiled }: ConditionalImport): PackageEntry[] {
  const modules = new Map(Object.entries(sources).map(([condition, source]) => [source, compiled[condition]]));
  return [...modules].map(([source, output]) => ({ ...toEntry(source, String(output)), isForPlatform: true }));
}

function toEntry(source: string, compiled: string): PackageEntry {
  return { source: source.slice("./".length), output: compiled.slice("./dist/".length, -".js".length) };
}
