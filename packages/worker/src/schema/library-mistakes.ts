import * as arktype from "./arktype-mistake.ts";
import type { MistakeFinder } from "./mistake-finder.ts";
import * as valibot from "./valibot-mistake.ts";
import * as zod from "./zod-mistake.ts";

/** What finds mistakes in the schemas of a library, by its vendor. */
export const FINDERS: ReadonlyMap<string, MistakeFinder> = /* @__PURE__ */ new Map<string, MistakeFinder>([
  ["zod", zod],
  ["valibot", valibot],
  ["arktype", arktype],
]);
