import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { messageOf } from "@stepflow/protocol/internal";
import { type Flow, readFlow } from "@stepflow/runtime";
import { CliError } from "../../../exit/cli-error.ts";
import { readTextFile } from "../../../values/read-file.ts";
import type { DevFlow } from "../events/dev-event.ts";
import type { EventLog } from "../events/event-log.ts";

const FLOW_NAME = /\.(?:ya?ml|json)$/i;

/** Options of {@link DevFlows}. */
export interface DevFlowsOptions {
  readonly cwd: string;
  /** Files and folders with flows. */
  readonly paths: readonly string[];
  readonly events: EventLog;
  /** Stores a flow in the runtime and returns its id. */
  readonly store: (flow: Flow) => Promise<string>;
}

/** The flows of a project. They are read again when they change, without a restart of workers. */
export class DevFlows {
  readonly #options: DevFlowsOptions;
  readonly #flows = new Map<string, DevFlow>();

  constructor(options: DevFlowsOptions) {
    this.#options = options;
  }

  get list(): readonly DevFlow[] {
    return [...this.#flows.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Whether a changed file is a flow of this project. */
  includes(path: string): boolean {
    const { cwd, paths } = this.#options;
    if (!FLOW_NAME.test(path)) return false;
    return paths.map((one) => resolve(cwd, one)).some((one) => path === one || path.startsWith(one + sep));
  }

  /** Reads all flows. @throws CliError if a path does not exist. */
  async readAll(): Promise<void> {
    const { cwd, paths } = this.#options;
    for (const path of paths) {
      const info = await stat(resolve(cwd, path)).catch(() => undefined);
      if (info === undefined) throw new CliError("usage", `The flow ${path} does not exist.`, { at: path });
      const files = info.isDirectory() ? await flowsBelow(resolve(cwd, path)) : [resolve(cwd, path)];
      for (const file of files) await this.read(file);
    }
  }

  /** Reads a flow again after its file has changed. */
  async read(file: string): Promise<void> {
    const { cwd, events } = this.#options;
    const path = relative(cwd, file);
    const exists = (await stat(file).catch(() => undefined)) !== undefined;
    if (!exists) {
      if (this.#flows.delete(path)) events.publish({ type: "flowRemoved", path });
      return;
    }
    const flow = await this.#describe(path);
    this.#flows.set(path, flow);
    events.publish({ type: "flow", flow });
  }

  async #describe(path: string): Promise<DevFlow> {
    const { cwd, store } = this.#options;
    try {
      const flow = readFlow(await readTextFile(path, { cwd }), { source: path });
      const { name } = flow.document as { readonly name?: unknown };
      return {
        path,
        name: typeof name === "string" ? name : undefined,
        flowId: await store(flow),
        steps: flow.plan.steps.length,
        error: undefined,
      };
    } catch (error) {
      return { path, name: undefined, flowId: undefined, steps: 0, error: messageOf(error) };
    }
  }
}

async function flowsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith(".")) found.push(...(await flowsBelow(path)));
    if (entry.isFile() && FLOW_NAME.test(entry.name)) found.push(path);
  }
  return found;
}
