import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createClient } from "@stepflow/client";
import type { FlowResult } from "@stepflow/protocol";
import { onTestFinished } from "vitest";
import type { CliProgram, RunningCli } from "./cli-program.ts";

/** An event that `dev --format json` prints. */
export interface DevLine {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** Whether an event reports that a worker is ready. */
export function ready({ type, worker }: DevLine): boolean {
  return type === "worker" && Object(worker).state === "ready";
}

/** A running development server. */
export interface DevProcess {
  readonly cli: RunningCli;
  readonly url: string;
  readonly token: string;
  /** Waits for the next event that fits, beginning with those that were printed after the last one that was found. */
  next(fits: (line: DevLine) => boolean): Promise<DevLine>;
  /** Executes a component as a step. */
  execute(component: string, input?: unknown): Promise<FlowResult>;
  /** Ends the server and waits for it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A project in a folder of its own. */
export interface DevProject {
  readonly folder: string;
  /** Writes files by their paths. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Writes the file of a worker with components `version`, `hold` (until a file exists), `pid` and `env`. */
  writeWorker(version: string, path?: string): Promise<void>;
  /** Starts `dev` with arguments, and with added variables. */
  start(args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<DevProcess>;
}

const WORKER = (library: string, version: string): string => `
import { existsSync } from "node:fs";
import { createWorker } from ${JSON.stringify(library)};
const version: string = ${JSON.stringify(version)};
export default createWorker({ name: "text" })
  .component("/version", () => version)
  .component("/pid", () => process.pid)
  .component("/env", ({ name }: { name: string }) => process.env[name] ?? null)
  .component("/spin", () => { for (;;); })
  .component("/exit", () => process.exit(7))
  .component("/hold", async ({ file }: { file: string }, ctx) => {
    const id = await ctx.putBlob({ version });
    while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 10));
    await ctx.getBlob(id);
    return version;
  });
`;

/** Creates a project for one test. */
export async function createProject(cli: CliProgram): Promise<DevProject> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-dev-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  };
  return {
    folder,
    write,
    // Without types, the file needs no compiler.
    writeWorker: (version, path = "src/worker.mjs") => {
      const text = WORKER(join(cli.dist, "worker-library.js"), version);
      const isTyped = path.endsWith(".ts");
      return write({
        [path]: isTyped ? text : text.replaceAll(/: (?:string|\{ (?:name|file): string \})(?=[,) ])/g, ""),
      });
    },
    start: (args = [], env = {}) => startDev(cli, folder, args, env),
  };
}

async function startDev(
  cli: CliProgram,
  cwd: string,
  args: readonly string[],
  added: Readonly<Record<string, string>>,
): Promise<DevProcess> {
  const running = cli.start(["dev", ...args, "--format", "json"], { cwd, env: { NODE_OPTIONS: "", ...added } });
  onTestFinished(async () => {
    running.kill("SIGKILL");
    await running.ended;
  });
  const lines = new LineReader(running);
  const listening = await lines.next(({ type }) => type === "listening");
  const url = String(listening["url"]);
  const client = createClient({ url });
  return {
    cli: running,
    url,
    token: new URL(String(listening["page"])).searchParams.get("token") ?? "",
    next: (fits) => lines.next(fits),
    async execute(component, input = {}) {
      const flow = { steps: [{ id: "step", component, input: { $input: "$" } }], output: { $step: "step" } };
      const { items } = await client.run(flow, [input]);
      const [item] = items;
      if (item?.result === undefined) throw new Error("The run has no result.");
      return item.result as FlowResult;
    },
    async stop(signal = "SIGTERM") {
      running.kill(signal);
      return (await running.ended).exitCode;
    },
  };
}

/** Reads the events on stdout in order. */
class LineReader {
  readonly #cli: RunningCli;
  #at = 0;

  constructor(cli: RunningCli) {
    this.#cli = cli;
  }

  async next(fits: (line: DevLine) => boolean): Promise<DevLine> {
    for (;;) {
      const { text } = this.#cli.stdout;
      const end = text.indexOf("\n", this.#at);
      if (end === -1) {
        await this.#untilMore();
        continue;
      }
      const line = JSON.parse(text.slice(this.#at, end)) as DevLine;
      this.#at = end + 1;
      if (fits(line)) return line;
    }
  }

  async #untilMore(): Promise<void> {
    const { length } = this.#cli.stdout.text;
    await this.#cli.stdout
      .until((text) => text.length > length)
      .catch(async () => {
        const { exitCode, stdout, stderr } = await this.#cli.ended;
        throw new Error(`The server has ended with ${exitCode}: ${stdout}${stderr}`);
      });
  }
}
