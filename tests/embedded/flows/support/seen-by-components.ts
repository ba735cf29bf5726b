import {
  type ComponentContext,
  type ComponentDefinition,
  createWorker,
  silentLogger,
  type Worker,
} from "@stepflow/worker";
import { blobComponents } from "../../../support/workers/kitchen/blobs.ts";
import { failingComponents } from "../../../support/workers/kitchen/failures.ts";
import { flowComponents } from "../../../support/workers/kitchen/flows.ts";
import { plainComponents } from "../../../support/workers/kitchen/plain.ts";
import { runComponents } from "../../../support/workers/kitchen/runs.ts";
import { stable } from "./stable.ts";

/** Records one line for each execution of a component, and for each answer to one of its calls. */
export class Seen {
  readonly #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(line);
  }

  /** Returns the lines since the last call. */
  take(): string[] {
    return this.#lines.splice(0);
  }
}

/** Calls of the context that go to the runtime. */
const CALLS = ["putBlob", "getBlob", "submitRun", "getRun"] as const;

type Behavior = Partial<Omit<Parameters<typeof createWorker>[0], "name" | "components">>;

/** The kitchen worker, with every component watched. */
export function createWatchedKitchen(seen: Seen, behavior: Behavior = {}): Worker {
  const components = [...plainComponents, ...blobComponents, ...runComponents, ...flowComponents, ...failingComponents];
  return createWorker({
    logger: silentLogger,
    // If several executions fetch a blob, any of them may send the request.
    blobCacheBytes: 0,
    ...behavior,
    name: "watched-kitchen",
    components: (components as ComponentDefinition[]).map((component) => watched(component, seen)),
  });
}

function watched(component: ComponentDefinition, seen: Seen): ComponentDefinition {
  return {
    ...component,
    execute(input, context) {
      const place = `${context.stepId}#${context.attempt}`;
      seen.add(`${place} ${component.path} ${JSON.stringify(stable(input))}`);
      return component.execute(input, watchedContext(context, place, seen));
    },
  };
}

function watchedContext(context: ComponentContext, place: string, seen: Seen): ComponentContext {
  return new Proxy(context, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      const call = value.bind(target) as (...args: unknown[]) => unknown;
      if (!CALLS.some((known) => known === name)) return call;
      return async (...args: unknown[]) => {
        try {
          const answer = await call(...args);
          seen.add(`${place} ${String(name)} → ${JSON.stringify(stable(answer))}`);
          return answer;
        } catch (error) {
          seen.add(`${place} ${String(name)} failed: ${error instanceof Error ? error.name : String(error)}`);
          throw error;
        }
      };
    },
  });
}
