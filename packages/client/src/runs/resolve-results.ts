import type { CallOptions, Http } from "../http/http.ts";
import type { ItemOutcome, ItemResult } from "../model/results.ts";
import { readTraits } from "../resources/runtime-traits.ts";
import { ReferenceResolver, type ReferringValue } from "./reference-resolver.ts";
import type { ResultResolver } from "./result-resolver.ts";

/** Creates a resolver for results whose values may take `limitBytes`. */
export function resolveResults(http: Http, limitBytes: number): ResultResolver {
  const prepare = (call: CallOptions = {}): (() => Promise<ReferenceResolver>) => {
    const canRead = once(async () => (await readTraits(http, call.signal)).hasBlobApi);
    return async () => new ReferenceResolver({ http, call, limitBytes, canRead });
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
