import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { findFreePort } from "../../../packages/orchestrator/src/process/free-port.ts";
import { runShell } from "../created/shell.ts";
import type { DocumentedCommand } from "./documented-commands.ts";
import { type Ended, type Place, ShellLine } from "./terminal.ts";

const PROJECT = fileURLToPath(new URL("project", import.meta.url));
/** Files of which the project has copies under other names. */
const COPIES = [
  ["src/worker.ts", "src/text.ts"],
  ["src/main.mjs", "src/main.ts"],
  ["flow.yaml", "divide.yaml"],
  ["images.py", "worker.py"],
] as const;

/** A project with the packed `@stepflow/cli` and what else the documented commands need: workers, flows, earlier runs and running servers. */
export class CommandBench implements AsyncDisposable {
  readonly #folder: string;
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #services: ShellLine[] = [];
  /** Texts of the documents and what stands for them here. */
  readonly #replaced: [pattern: RegExp, text: string][] = [];
  #count = 0;

  private constructor(folder: string, env: Readonly<Record<string, string | undefined>>) {
    this.#folder = folder;
    this.#env = env;
  }

  /**
   * Installs the packed packages in an empty folder, and starts what the commands need.
   *
   * @param node version of Node; that of this process if undefined.
   */
  static async open(node: string | undefined): Promise<CommandBench> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "stepflow-commands-")));
    try {
      const own = await readFile(join(homedir(), ".npmrc"), "utf8").catch(() => "");
      await writeFile(
        join(folder, "npmrc"),
        `${own}\n@stepflow:registry=${inject("packedRegistry")}\nprefer-offline=true\n`,
      );
      await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
      const bench = new CommandBench(folder, toEnvironment(folder));
      const nodes = node === undefined ? [] : [`node-${process.platform}-${process.arch}@${node}`];
      const packages = ["@stepflow/cli", "@stepflow/worker", ...nodes].join(" ");
      await runShell(`npm install --no-audit --no-fund ${packages}`, folder, bench.#env);
      await bench.#prepare();
      return bench;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Runs a documented command in a copy of the project. A command that serves or watches is interrupted when it has printed a text. */
  async run({ line }: Pick<DocumentedCommand, "line">, place: Place, until?: RegExp): Promise<Ended> {
    const shell = await this.#start(this.#toOwn(line), place);
    if (until !== undefined) {
      await shell.output.until(until).catch(async (error: Error) => {
        throw new Error(`${error.message}\n${(await shell.ended).errors}`);
      });
      shell.interrupt();
    }
    return await shell.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const service of this.#services) {
      service.interrupt();
      await service.ended;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #start(line: string, place: Place): Promise<ShellLine> {
    this.#count += 1;
    const cwd = join(this.#folder, String(this.#count));
    await cp(join(this.#folder, "project"), cwd, { recursive: true });
    return new ShellLine(line, { place, cwd, env: this.#env });
  }

  /** Replaces ports that may be in use on this machine, and placeholders. */
  #toOwn(line: string): string {
    return this.#replaced.reduce((text, [pattern, own]) => text.replaceAll(pattern, own), line);
  }

  async #prepare(): Promise<void> {
    const project = join(this.#folder, "project");
    await cp(PROJECT, project, { recursive: true });
    for (const [from, to] of COPIES) await cp(join(project, from), join(project, to));
    await writeFile(join(project, ".env"), "GREETING=hello\n");
    await this.#installDot();
    const inProject = (line: string) => runShell(line, project, this.#env);
    await inProject("stepflow-worker types --config stepflow-config.yml --out src/components.d.ts");
    const runs: string[] = [];
    for (const text of ["one two", "one two three"]) {
      const run = `stepflow-worker run --flow flow.yaml --input-json '{"text":"${text}"}'`;
      const { stderr } = await inProject(`${run} --runs .stepflow/runs --worker src/worker.ts`);
      runs.push(/^run (\S+)$/m.exec(stderr)?.[1] ?? "");
    }
    await this.#serve(runs);
  }

  /** Starts the runtime and the worker that commands reach by URL. */
  async #serve(kept: readonly string[]): Promise<void> {
    const [runtime, worker, unused] = [await findFreePort(), await findFreePort(), await findFreePort()];
    const dev = await this.#start(`stepflow-worker dev --config stepflow-config.yml --port ${runtime}`, "pipe");
    const program = await this.#start(`PORT=${worker} node src/main.mjs`, "pipe");
    this.#services.push(dev, program);
    await dev.output.until(/^worker .*components/m);
    await program.output.until(/"port"/);
    const url = `http://127.0.0.1:${runtime}`;
    const served: string[] = [];
    for (const text of ["one", "one two"]) {
      const line = `stepflow-worker run --flow flow.yaml --input-json '{"text":"${text}"}' --runtime ${url} --format json`;
      const { stdout } = await runShell(line, join(this.#folder, "project"), this.#env);
      served.push(JSON.parse(stdout).runId);
    }
    const [[first = "", second = ""], [one = "", two = ""]] = [served, kept];
    this.#replaced.push(
      [/\bRUN OTHER (?=--runtime)/g, `${first} ${second} `],
      [/\bRUN OTHER\b/g, `${one} ${two}`],
      [/\bRUN\b/g, one],
      [/127\.0\.0\.1:7840\b/g, `127.0.0.1:${runtime}`],
      [/127\.0\.0\.1:3000\b/g, `127.0.0.1:${worker}`],
      [/(?<=--(?:worker-)?port (?:\w+=)?)(?:7840|3000|8080)\b/g, String(unused)],
    );
  }

  /** Graphviz draws what it reads. It is not part of this project. */
  async #installDot(): Promise<void> {
    const dot = join(this.#folder, "bin/dot");
    await mkdir(dirname(dot));
    await writeFile(dot, "#!/bin/sh\ngrep '^digraph'\n");
    await chmod(dot, 0o755);
    await mkdir(join(this.#folder, "home/.config/fish/completions"), { recursive: true });
  }
}

/** The environment of a user with an empty home, whose package manager finds the packed packages. */
function toEnvironment(folder: string): Record<string, string | undefined> {
  const ofTests = Object.keys(process.env).filter((name) =>
    /^(?:npm_|VITEST|NODE_|NO_COLOR|FORCE_COLOR|CI$)/.test(name),
  );
  const modules = join(folder, "node_modules");
  const node = join(modules, `node-${process.platform}-${process.arch}`, "bin");
  return {
    ...process.env,
    ...Object.fromEntries(ofTests.map((name) => [name, undefined])),
    PATH: [join(folder, "bin"), join(modules, ".bin"), node, process.env["PATH"]].join(delimiter),
    XDG_CACHE_HOME: process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"),
    npm_config_userconfig: join(folder, "npmrc"),
    npm_config_cache: process.env["npm_config_cache"] ?? join(homedir(), ".npm"),
    HOME: join(folder, "home"),
    TERM: "xterm-256color",
  };
}
