/// <reference lib="esnext.disposable" preserve="true" />
import { relative } from "node:path";
import { watch } from "chokidar";
import { findIgnored } from "./ignored-files.ts";

const WATCHED = /(?:\.(?:[cm]?[jt]sx?|json|ya?ml|py|toml)|(?:^|[\\/.])env(?:\.[^\\/]*)?)$/i;
/** A burst of changes ends when nothing has changed for this time. Editors and git write several files at once. */
const QUIET_MS = 25;
/** A burst that does not end is passed on after this time. */
const MAX_BURST_MS = 250;
/** Pause before the files of a burst are passed on once more: chokidar drops changes that follow another of the same file within 50 ms. */
const SECOND_LOOK_MS = 100;

/** Watches the sources of a project. */
export interface ProjectWatch extends AsyncDisposable {
  /** Resolves when changes are noticed. */
  readonly ready: Promise<void>;
}

/** Options of {@link watchProject}. */
export interface ProjectWatchOptions {
  /** Folder of the project. */
  readonly folder: string;
  /** Other files and folders to watch. */
  readonly others: readonly string[];
  /** Receives the absolute paths of a burst of changes, and a second time shortly after it. Receivers compare the contents. */
  readonly onChange: (paths: readonly string[]) => void;
  readonly onError: (error: unknown) => void;
}

/** Watches files with sources, data and variables below a folder, except dependencies, outputs and what git ignores. */
export async function watchProject({ folder, others, onChange, onError }: ProjectWatchOptions): Promise<ProjectWatch> {
  const isIgnored = await findIgnored(folder);
  const named = new Set(others);
  const watcher = watch([folder, ...others], {
    ignoreInitial: true,
    // Editors replace files: a removal that a new file follows is one change.
    atomic: QUIET_MS,
    ignored: (path, stats) => {
      if (named.has(path) || path === folder) return false;
      return isIgnored(path) || (stats?.isFile() === true && !WATCHED.test(relative(folder, path)));
    },
  });
  const burst = new Burst(onChange);
  watcher.on("all", (event, path) => {
    if (event !== "addDir" && event !== "unlinkDir") burst.add(path);
  });
  watcher.on("error", onError);
  return {
    ready: new Promise((resolve) => watcher.once("ready", () => resolve())),
    async [Symbol.asyncDispose]() {
      burst.close();
      await watcher.close();
    },
  };
}

/** Collects changes until they pause. */
class Burst {
  readonly #onEnd: (paths: readonly string[]) => void;
  readonly #paths = new Set<string>();
  #quiet: NodeJS.Timeout | undefined;
  #limit: NodeJS.Timeout | undefined;
  readonly #secondLooks = new Set<NodeJS.Timeout>();

  constructor(onEnd: (paths: readonly string[]) => void) {
    this.#onEnd = onEnd;
  }

  add(path: string): void {
    this.#paths.add(path);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#end(), QUIET_MS);
    this.#limit ??= setTimeout(() => this.#end(), MAX_BURST_MS);
  }

  close(): void {
    this.#stopWaiting();
    for (const look of this.#secondLooks) clearTimeout(look);
  }

  #stopWaiting(): void {
    clearTimeout(this.#quiet);
    clearTimeout(this.#limit);
    this.#limit = undefined;
  }

  #end(): void {
    this.#stopWaiting();
    const paths = [...this.#paths];
    this.#paths.clear();
    this.#onEnd(paths);
    const look = setTimeout(() => {
      this.#secondLooks.delete(look);
      this.#onEnd(paths);
    }, SECOND_LOOK_MS);
    this.#secondLooks.add(look);
  }
}
