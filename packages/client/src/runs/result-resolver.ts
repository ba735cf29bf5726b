import type { CallOptions, Http } from "../http/http.ts";
import type { ItemResult, RunEvent, StepRun } from "../model/results.ts";

/** Options of {@link createResultResolver}. */
export interface ResultResolverOptions {
  readonly resolveReferences?: boolean | undefined;
  readonly referenceLimitBytes?: number | undefined;
}

/** Replaces references to blobs in the results of a call, or returns the results as they are. */
export interface ResultResolver {
  ofRun<R extends { readonly runId: string; readonly items?: readonly ItemResult[] }>(
    run: R,
    call: CallOptions | undefined,
  ): Promise<R>;
  ofItems(items: ItemResult[], runId: string, call: CallOptions | undefined): Promise<ItemResult[]>;
  ofSteps(steps: StepRun[], runId: string, call: CallOptions | undefined): Promise<StepRun[]>;
  ofEvents(events: AsyncIterable<RunEvent>, runId: string, call: CallOptions | undefined): AsyncIterable<RunEvent>;
}

/** Creates a resolver for results whose values may take `limitBytes`. */
export type ResolveResults = (http: Http, limitBytes: number) => ResultResolver;

/** Default memory for the values that replace references. */
const DEFAULT_REFERENCE_LIMIT_BYTES = 512 * 1024 * 1024;

/**
 * Returns a function that returns the resolver. It loads the code at the first result, because most programs do not need it.
 *
 * @throws TypeError for an invalid option.
 */
export function createResultResolver(
  http: Http,
  options: ResultResolverOptions,
  load: () => Promise<{ readonly resolveResults: ResolveResults }>,
): () => Promise<ResultResolver> {
  const { resolveReferences = false, referenceLimitBytes: limitBytes = DEFAULT_REFERENCE_LIMIT_BYTES } = options;
  if (typeof resolveReferences !== "boolean") {
    throw new TypeError(`resolveReferences must be true or false. Got ${JSON.stringify(resolveReferences)}.`);
  }
  if (typeof limitBytes !== "number" || !(limitBytes >= 0)) {
    const given = typeof limitBytes === "string" ? JSON.stringify(limitBytes) : String(limitBytes);
    throw new TypeError(`referenceLimitBytes must be a number of bytes of at least 0. Got ${given}.`);
  }
  if (!resolveReferences) return async () => UNRESOLVED;
  return async () => (await load()).resolveResults(http, limitBytes);
}

const UNRESOLVED: ResultResolver = {
  ofRun: async (run) => run,
  ofItems: async (items) => items,
  ofSteps: async (steps) => steps,
  ofEvents: (events) => events,
};
