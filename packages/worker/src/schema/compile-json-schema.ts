import type { JsonSchemaCompiler, JsonSchemaDialect, JsonSchemaObject } from "./json-schema-compiler.ts";
import type { SchemaResult } from "./schema-result.ts";

/** A compiled JSON Schema: its validator and a plain copy of the document. */
export interface CompiledJsonSchema {
  readonly document: JsonSchemaObject;
  check(value: unknown): SchemaResult;
}

const DIALECTS: ReadonlyMap<string, JsonSchemaDialect> = new Map([
  ["http://json-schema.org/draft-07/schema", "draft-07"],
  ["https://json-schema.org/draft/2019-09/schema", "2019-09"],
  ["https://json-schema.org/draft/2020-12/schema", "2020-12"],
]);

/** Compiles a JSON Schema, once per schema object. */
export type CompileJsonSchema = (schema: object) => Promise<CompiledJsonSchema>;

/** Creates the compiler of one version of JSON Schema. */
export type CreateCompiler = (dialect: JsonSchemaDialect) => Promise<JsonSchemaCompiler>;

/**
 * Compiles a JSON Schema of draft-07, 2019-09 or 2020-12, once per schema object. A schema without `$schema` is read as
 * 2020-12, or as draft-07 if it is valid only there (tuples written as `items: […]`). The compiler is loaded at the first use, so
 * workers without a JSON Schema do not load it: ajv, or an interpreter where platforms forbid code generation.
 *
 * @throws Error if the document is not JSON, is not a valid JSON Schema, refers to another document or needs another
 * dialect, and if the platform forbids code generation.
 */
export const compileJsonSchema: CompileJsonSchema = /* @__PURE__ */ createCompile(async (dialect) => {
  const { createCompiler } = await import("#json-schema-compiler");
  return await createCompiler(dialect);
});

/** Creates a function that compiles schemas and keeps the results. */
export function createCompile(create: CreateCompiler): CompileJsonSchema {
  const compilers = new Map<JsonSchemaDialect, Promise<JsonSchemaCompiler>>();
  const compiled = new WeakMap<object, Promise<CompiledJsonSchema>>();
  const load = (dialect: JsonSchemaDialect): Promise<JsonSchemaCompiler> => {
    const compiler = compilers.get(dialect) ?? create(dialect);
    compilers.set(dialect, compiler);
    return compiler;
  };
  return (schema) => {
    const result = compiled.get(schema) ?? compile(schema, load);
    compiled.set(schema, result);
    return result;
  };
}

async function compile(schema: object, load: CreateCompiler): Promise<CompiledJsonSchema> {
  // A JSON copy has no cycles, getters or library markers, and is not affected by later changes of the original.
  const document = JSON.parse(JSON.stringify(schema)) as JsonSchemaObject;
  return { document, check: await compileDocument(document, load) };
}

async function compileDocument(
  document: JsonSchemaObject,
  load: CreateCompiler,
): Promise<(value: unknown) => SchemaResult> {
  const { $async } = document;
  if ($async === true) throw new Error("has $async, which is not part of JSON Schema");
  try {
    return (await compilerFor(document, load)).compile(document);
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    throw new Error(
      "needs code generation, which this platform forbids. Bundle the worker with the condition workerd or edge-light, which puts an interpreter in its place, or use zod or valibot, or arktype after configure({ jitless: true })",
      { cause: error },
    );
  }
}

async function compilerFor(document: JsonSchemaObject, load: CreateCompiler): Promise<JsonSchemaCompiler> {
  let problem: string | undefined;
  for (const dialect of dialectsOf(document)) {
    const compiler = await load(dialect);
    const found = compiler.problemOf(document);
    if (found === undefined) return compiler;
    // The problem in the first dialect is reported; the next dialect is only a fallback.
    problem ??= found;
  }
  throw new Error(problem);
}

function dialectsOf(document: JsonSchemaObject): readonly JsonSchemaDialect[] {
  const { $schema: declared } = document;
  if (declared === undefined) return ["2020-12", "draft-07"];
  const dialect = typeof declared === "string" ? DIALECTS.get(declared.replace(/#$/, "")) : undefined;
  if (dialect !== undefined) return [dialect];
  throw new Error(`has $schema ${JSON.stringify(declared)}; supported are ${[...DIALECTS.keys()].join(", ")}`);
}
