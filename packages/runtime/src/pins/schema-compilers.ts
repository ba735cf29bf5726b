import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

/** Compilers of JSON Schemas, in the order in which they are tried: a schema of draft-07 with tuples is invalid in 2020-12. */
export const COMPILERS: readonly (typeof Ajv2020 | typeof Ajv)[] = [Ajv2020, Ajv];
