import { parseEnv } from "node:util";
import type { CliIo } from "../../io/cli-io.ts";
import { readTextFile } from "../../values/read-file.ts";

/** Variables of workers: those of the environment, and those of files. As with `node --env-file`, the environment takes precedence. */
export class WorkerEnv {
  readonly #files: readonly string[];
  readonly #io: Pick<CliIo, "env" | "cwd">;
  #own: CliIo["env"];
  #current: CliIo["env"];

  private constructor(files: readonly string[], io: Pick<CliIo, "env" | "cwd">) {
    this.#files = files;
    this.#io = io;
    this.#own = io.env;
    this.#current = io.env;
  }

  /** @throws CliError if a file cannot be read. */
  static async open(files: readonly string[], io: Pick<CliIo, "env" | "cwd">): Promise<WorkerEnv> {
    const env = new WorkerEnv(files, io);
    const first = await env.read();
    // Some versions of Node load the files of this option themselves. Variables with equal values are therefore those of the files.
    env.#own = Object.fromEntries(Object.entries(io.env).filter(([name, value]) => first[name] !== value));
    return env;
  }

  get current(): CliIo["env"] {
    return this.#current;
  }

  /** Reads the files again, and returns their variables. Later files take precedence. */
  async read(): Promise<Readonly<Record<string, string | undefined>>> {
    const texts = await Promise.all(this.#files.map((file) => readTextFile(file, this.#io)));
    const read: Readonly<Record<string, string | undefined>> = Object.assign(
      {},
      ...texts.map((text) => parseEnv(text)),
    );
    this.#current = { ...read, ...this.#own };
    return read;
  }
}
