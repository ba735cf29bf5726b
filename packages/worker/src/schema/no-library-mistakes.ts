import type { MistakeFinder } from "./mistake-finder.ts";

/** Nothing is searched for where each kilobyte counts: mistakes are found where the worker is developed, on Node, Bun or Deno. */
export const FINDERS: ReadonlyMap<string, MistakeFinder> = /* @__PURE__ */ new Map<string, MistakeFinder>();
