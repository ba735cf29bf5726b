import type { SchemaSide } from "./describe-at-once.ts";

/** Finds mistakes that a library notices only at the first validation. */
export interface MistakeFinder {
  readonly findForeignMember?: (schema: object) => string | undefined;
  readonly findUnencodable?: (schema: object) => string | undefined;
  readonly findImpossible: (schema: object, side: SchemaSide) => string | undefined;
}
