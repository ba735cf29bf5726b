import type { CallOptions, Http } from "../http/http.ts";
import type { ItemOutcome, ItemResult, RunEvent, StepRun } from "../model/results.ts";
import { readTraits } from "../resources/runtime-traits.ts";
import type { ReferenceResolver, ReferenceResolverOptions, ReferringValue } from "./reference-resolver.ts";

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

/** Loads the resolver, which most programs do not need, and creates one. */
export type CreateResolver = (options: ReferenceResolverOptions) => Promise<ReferenceResolver>;

/** Default memory for the values that replace references. */
const DEFAULT_REFERENCE_LIMIT_BYTES = 512 * 1024 * 1024;

/** @throws TypeError for an invalid option. */
export function createResultResolver(
  http: Http,
  options: ResultResolverOptions,
  createResolver: CreateResolver,
): ResultResolver {
  const { resolveReferences = false, referenceLimitBytes: limitBytes = DEFAULT_REFERENCE_LIMIT_BYTES } = options;
  if (typeof resolveReferences !== "boolean") {
    throw new TypeError(`resolveReferences must be true or false. Got ${JSON.stringify(resolveReferences)}.`);
  }
  if (typeof limitBytes !== "number" || !(limitBytes >= 0)) {
    const given = typeof limitBytes === "string" ? JSON.stringify(limitBytes) : String(limitBytes);
    throw new TypeError(`referenceLimitBytes must be a number of bytes of at least 0. Got ${given}.`);
  }
  if (!resolveReferences) return UNRESOLVED;
  const prepare = (call: CallOptions = {}): (() => Promise<ReferenceResolver>) => {
    const canRead = once(async () => (await readTraits(http, call.signal)).hasBlobApi);
    return () => createResolver({ http, call, limitBytes, canRead });
  };
  const ofItems = (items: readonly ItemResult[], runId: string, resolver: ReferenceResolver): Promise<ItemResult[]> =>
    resolve(resolver, items, ({ itemIndex }) => `the result of item ${itemIndex} of run ${runId}`);
  return {
    async ofRun(run, call) {
      const { runId, items } = run;
      return items === undefined ? run : { ...run, items: await ofItems(items, runId, await prepare(call)()) };
    },
    ofItems: async (items, runId, call) => ofItems(items, runId, await prepare(call)()),
    ofSteps: async (steps, runId, call) =>
      resolve(
        await prepare(call)(),
        steps,
        ({ stepId }) => `the result of step ${JSON.stringify(stepId)} of run ${runId}`,
      ),
    async *ofEvents(events, runId, call) {
      const resolverOf = prepare(call);
      for await (const event of events) {
        if (event.type !== "item") yield event;
        else for (const item of await ofItems([event.item], runId, await resolverOf())) yield { ...event, item };
      }
    },
  };
}

/** Calls a function when its result is needed for the first time. */
function once<T>(create: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= create();
    return made;
  };
}

async function resolve<T extends { readonly result?: ItemOutcome }>(
  resolver: ReferenceResolver,
  list: readonly T[],
  nameOf: (entry: T) => string,
): Promise<T[]> {
  const holders = new Map<T, ReferringValue>();
  for (const entry of list) {
    const { result } = entry;
    if (result?.outcome === "success") holders.set(entry, { owner: nameOf(entry), value: result.result });
  }
  await resolver.resolve([...holders.values()]);
  return list.map((entry) => {
    const holder = holders.get(entry);
    return holder === undefined ? entry : { ...entry, result: { outcome: "success", result: holder.value } };
  });
}

const UNRESOLVED: ResultResolver = {
  ofRun: async (run) => run,
  ofItems: async (items) => items,
  ofSteps: async (steps) => steps,
  ofEvents: (events) => events,
};
