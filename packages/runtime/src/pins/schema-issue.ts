import { isJsonObject } from "@stepflow/protocol";
import type { Options, ValidateFunction } from "ajv";

/** A place of a value that does not match a schema. */
export interface SchemaIssue {
  /** JSON pointer. */
  readonly pointer: string;
  readonly message: string;
}

// Schemas come from workers in any language, so that unknown keywords and formats are accepted.
const OPTIONS: Options = { strict: false, ownProperties: true, logger: false, validateFormats: false };

/** Returns the first mismatch between a value and a JSON Schema. A schema that cannot be compiled accepts every value. */
export async function issueOf(schema: unknown, value: unknown): Promise<SchemaIssue | undefined> {
  const validate = isJsonObject(schema) ? await compile(schema) : undefined;
  if (validate === undefined || validate(value) === true) return undefined;
  const [issue] = validate.errors ?? [];
  return { pointer: issue?.instancePath ?? "", message: issue?.message ?? "it is not valid" };
}

/** Loads ajv by a file that imports its names: `import()` of CommonJS has none in some bundles, such as those of esbuild with `splitting`. */
async function compile(schema: Record<string, unknown>): Promise<ValidateFunction | undefined> {
  const { COMPILERS } = await import("./schema-compilers.ts");
  for (const Compiler of COMPILERS) {
    const compiler = new Compiler(OPTIONS);
    try {
      return compiler.compile(schema);
    } catch {
      // The next compiler may accept it.
    }
  }
  return undefined;
}
