import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll } from "vitest";
import { TextFeed } from "../../support/data/text-feed.ts";
import { OUTSIDE, REQUIRE } from "../../support/processes/bundle.ts";
import { isAlive } from "../../support/processes/processes.ts";

const PACKAGE = fileURLToPath(new URL("../../../packages/cli/", import.meta.url));
/** Folder in which the commands run. */
export const FOLDER: string = fileURLToPath(new URL("../", import.meta.url));

/** How a command ended. */
export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running command. */
export interface RunningCli {
  readonly pid: number;
  readonly stdout: TextFeed;
  readonly stderr: TextFeed;
  readonly ended: Promise<CliResult>;
  kill(signal: NodeJS.Signals): void;
}

export interface CliOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Whether the worker of these tests is loaded as TypeScript, which takes Node 1 s. If omitted, its bundle takes its place. */
  readonly fromSource?: boolean;
}

/** The program `stepflow-worker`. */
export interface CliProgram {
  /** Runs a command to its end. */
  run(args: readonly string[], options?: CliOptions): Promise<CliResult>;
  /** Starts a command. */
  start(args: readonly string[], options?: CliOptions): RunningCli;
  readonly path: string;
  /** Folder of the bundled program, and of `worker-library.js`: a bundle of `@stepflow/worker`. */
  readonly dist: string;
}

/** Folder of the bundles. It is below the package, so that Node finds its libraries. */
const BUNDLES = join(PACKAGE, "node_modules", ".stepflow-tests");

/** The bundle of this process. Test files that share a process share it, because bundling takes a second. */
let bundled: Promise<string> | undefined;

/** `stepflow-worker`, bundled from the sources with everything else of this repository in it. */
export function useCli(): CliProgram {
  let folder = "";
  const paths = {
    get bin(): string {
      return join(folder, "dist/bin.js");
    },
  };
  beforeAll(async () => {
    bundled ??= bundleCli();
    folder = await bundled;
  });
  const start = (args: readonly string[], options: CliOptions = {}): RunningCli => {
    const worker = join(folder, "dist/text-worker.js");
    const words =
      options.fromSource === true
        ? args
        : args.map((word) => word.replace(/(?<=^|=)workers\/text-worker\.ts$/, worker));
    return startCli([paths.bin, ...words], options);
  };
  return {
    start,
    run: (args, options) => start(args, options).ended,
    get path() {
      return paths.bin;
    },
    get dist() {
      return join(folder, "dist");
    },
  };
}

function startCli(args: readonly string[], { stdin = "", env = {}, cwd = FOLDER }: CliOptions = {}): RunningCli {
  const child = spawn(process.execPath, args, {
    cwd,
    // Workers import the packages of this repository from their sources.
    env: { PATH: process.env["PATH"] ?? "", NODE_OPTIONS: "--conditions=@stepflow/source", ...env },
    stdio: "pipe",
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("Node cannot be started.");
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    const feed = new TextFeed();
    stream.setEncoding("utf8").on("data", (text: string) => feed.push(text));
    stream.on("end", () => feed.end());
    return feed;
  }) as [TextFeed, TextFeed];
  const ended = new Promise<CliResult>((resolve) =>
    child.once("close", (exitCode) => resolve({ exitCode, stdout: stdout.text, stderr: stderr.text })),
  );
  return { pid, stdout, stderr, ended, kill: (signal) => void child.kill(signal) };
}

/** Bundles the program into a folder that is named after this process, and returns the folder. */
async function bundleCli(): Promise<string> {
  await mkdir(BUNDLES, { recursive: true });
  // Processes of tests are ended from outside, so the next one removes what they have left.
  for (const name of await readdir(BUNDLES)) {
    if (!isAlive(Number.parseInt(name, 10))) await rm(join(BUNDLES, name), { recursive: true, force: true });
  }
  const folder = await mkdtemp(join(BUNDLES, `${process.pid}-`));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module", version: "0.1.0" }));
  await build({
    entryPoints: {
      bin: join(PACKAGE, "src/bin.ts"),
      "worker-host": join(PACKAGE, "src/worker-host.ts"),
      "process-guard": join(PACKAGE, "src/process-guard.ts"),
      "registered-command": join(PACKAGE, "src/registered-command.ts"),
      "text-worker": join(FOLDER, "workers/text-worker.ts"),
      "worker-library": join(PACKAGE, "../worker/src/index.ts"),
      "worker-library-node": join(PACKAGE, "../worker/src/node.ts"),
    },
    outdir: join(folder, "dist"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["@stepflow/source"],
    external: [...OUTSIDE],
    banner: { js: REQUIRE },
    logLevel: "silent",
  });
  return folder;
}
