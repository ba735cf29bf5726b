import { escapePointerKey } from "@stepflow/protocol/internal";
import type { Ajv, ErrorObject, Options, ValidateFunction } from "ajv";
import type { SchemaIssue, SchemaResult } from "./result.ts";
import { failed } from "./result.ts";

/** A JSON Schema document as it appears in discovery. */
export type JsonSchemaObject = Readonly<Record<string, unknown>>;

/** A JSON Schema made ready: its validator, and a plain copy of the document. */
export interface CompiledJsonSchema {
  readonly document: JsonSchemaObject;
  check(value: unknown): SchemaResult;
}

type Dialect = "draft-07" | "2019-09" | "2020-12";

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([
  ["http://json-schema.org/draft-07/schema", "draft-07"],
  ["https://json-schema.org/draft/2019-09/schema", "2019-09"],
  ["https://json-schema.org/draft/2020-12/schema", "2020-12"],
]);

const OPTIONS = {
  strict: false,
  // Collecting every error of a hostile value costs more than the value is worth.
  allErrors: false,
  // Otherwise `required: ["constructor"]` holds for every object, through its prototype.
  ownProperties: true,
  // stdout and stderr belong to the worker.
  logger: false,
} as const;

/** One version of JSON Schema, loaded. */
interface Compiler {
  /** What is wrong with the document as a schema, if anything. */
  problemOf(document: JsonSchemaObject): string | undefined;
  compile(document: JsonSchemaObject): ValidateFunction;
}

const compilers = new Map<Dialect, Promise<Compiler>>();
const compiled = new WeakMap<object, Promise<CompiledJsonSchema>>();

/**
 * Compiles a JSON Schema of draft-07, 2019-09 or 2020-12, once per schema object. Without `$schema` it is read as 2020-12,
 * or as draft-07 where only that makes it valid (tuples written as `items: […]`). ajv is loaded at the first use: whoever has
 * no JSON Schema does not pay for it.
 *
 * @throws Error that says what is wrong when the document is no JSON, no valid JSON Schema, refers to something
 * outside itself or needs another dialect, and where the platform forbids code generation.
 */
export function compileJsonSchema(schema: object): Promise<CompiledJsonSchema> {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const pending = compile(schema);
  compiled.set(schema, pending);
  return pending;
}

async function compile(schema: object): Promise<CompiledJsonSchema> {
  // A copy by way of JSON has no cycles, getters or library markers, and later changes of the original do not reach it.
  const document = JSON.parse(JSON.stringify(schema)) as JsonSchemaObject;
  const validate = await compileDocument(document);
  return {
    document,
    check: (value) => (validate(value) ? { ok: true, value } : failed(validate.errors ?? [], toIssue)),
  };
}

async function compileDocument(document: JsonSchemaObject): Promise<ValidateFunction> {
  const { $async } = document;
  if ($async === true) throw new Error("has $async, which is not JSON Schema");
  try {
    return (await compilerFor(document)).compile(document);
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    throw new Error(
      "needs code generation, which this platform forbids; use zod, valibot, arktype or another Standard Schema",
      { cause: error },
    );
  }
}

async function compilerFor(document: JsonSchemaObject): Promise<Compiler> {
  let problem: string | undefined;
  for (const dialect of dialectsOf(document)) {
    const compiler = await loadCompiler(dialect);
    const found = compiler.problemOf(document);
    if (found === undefined) return compiler;
    // What the first dialect says is the answer: the next one is only a chance.
    problem ??= found;
  }
  throw new Error(problem);
}

function dialectsOf(document: JsonSchemaObject): readonly Dialect[] {
  const { $schema: declared } = document;
  if (declared === undefined) return ["2020-12", "draft-07"];
  const dialect = typeof declared === "string" ? DIALECTS.get(declared.replace(/#$/, "")) : undefined;
  if (dialect !== undefined) return [dialect];
  throw new Error(`has $schema ${JSON.stringify(declared)}; understood are ${[...DIALECTS.keys()].join(", ")}`);
}

function loadCompiler(dialect: Dialect): Promise<Compiler> {
  const known = compilers.get(dialect);
  if (known !== undefined) return known;
  const pending = createCompiler(dialect);
  compilers.set(dialect, pending);
  return pending;
}

async function createCompiler(dialect: Dialect): Promise<Compiler> {
  const [Ajv, { default: formats }] = await Promise.all([loadAjv(dialect), import("ajv-formats")]);
  const checker = new Ajv(OPTIONS);
  return {
    problemOf: (document) =>
      checker.validateSchema(document) === true ? undefined : checker.errorsText(checker.errors, { dataVar: "#" }),
    // An instance of its own for each schema (a fraction of a millisecond): what one schema calls `$id` must not meet
    // another one's, and nothing is held once the schema is gone.
    compile: (document) =>
      formats.default(new Ajv({ ...OPTIONS, meta: false, validateSchema: false })).compile(document),
  };
}

async function loadAjv(dialect: Dialect): Promise<new (options: Options) => Ajv> {
  if (dialect === "2020-12") return (await import("ajv/dist/2020.js")).Ajv2020;
  if (dialect === "2019-09") return (await import("ajv/dist/2019.js")).Ajv2019;
  return (await import("ajv")).Ajv;
}

// Where a key is missing or too many, the pointer names the key, as the Standard Schema libraries do.
const KEY_PARAMS = ["missingProperty", "additionalProperty", "unevaluatedProperty"] as const;

function toIssue({ instancePath, params, message, keyword }: ErrorObject): SchemaIssue {
  const key = KEY_PARAMS.map((name) => (params as Record<string, unknown>)[name]).find((name) => name !== undefined);
  const pointer = typeof key === "string" ? `${instancePath}/${escapePointerKey(key)}` : instancePath;
  return { pointer, message: (message ?? `fails ${keyword}`) + allowedBy(params) };
}

function allowedBy(params: Readonly<Record<string, unknown>>): string {
  const { allowedValues, allowedValue } = params;
  const allowed = allowedValues ?? allowedValue;
  if (allowed === undefined) return "";
  const text = JSON.stringify(allowed);
  return `: ${text.length > 200 ? `${text.slice(0, 200)}…` : text}`;
}
