import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashBytes } from "../blobs/content-hash.ts";

const BODY_NAME = /^[0-9a-f]{64}$/;

/** Large values of runs, each in a file that is named by the hash of its JSON and shared by the runs that hold the value. */
export class RunBodies {
  readonly #folder: string;
  /** Number of uses by name. */
  readonly #uses = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = join(folder, "bodies");
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Stores JSON and returns its name. The file is complete or missing, also if the process is killed. */
  write(json: string): string {
    const name = hashBytes(json);
    if (!this.#uses.has(name)) {
      const temporary = join(this.#folder, `${name}.tmp`);
      try {
        writeFileSync(temporary, json, { mode: 0o600 });
        renameSync(temporary, join(this.#folder, name));
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    }
    this.use(name);
    return name;
  }

  /** Returns the JSON of a body. @throws Error if the body is missing or damaged. */
  read(name: string): string {
    if (!BODY_NAME.test(name)) throw new Error(`${name} is not the name of a body`);
    const text = readFileSync(join(this.#folder, name), "utf8");
    if (hashBytes(text) !== name) throw new Error(`the body ${name} is damaged`);
    return text;
  }

  use(name: string): void {
    this.#uses.set(name, (this.#uses.get(name) ?? 0) + 1);
  }

  /** Ends one use, and removes the body after the last one. */
  release(name: string): void {
    const left = (this.#uses.get(name) ?? 1) - 1;
    if (left > 0) {
      this.#uses.set(name, left);
      return;
    }
    this.#uses.delete(name);
    rmSync(join(this.#folder, name), { force: true });
  }

  /** Removes what no run uses: the rest of processes that were killed. */
  removeUnused(): void {
    for (const name of readdirSync(this.#folder)) {
      if (/^[0-9a-f]{64}(?:\.tmp)?$/.test(name) && !this.#uses.has(name))
        rmSync(join(this.#folder, name), { force: true });
    }
  }
}
