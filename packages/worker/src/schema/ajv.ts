import { escapePointerKey } from "@stepflow/protocol/internal";
import type { Ajv, ErrorObject, FuncKeywordDefinition, Options, ValidateFunction } from "ajv";
import { isMultipleOf } from "./multiple-of.ts";
import type { SchemaIssue, SchemaResult } from "./schema-result.ts";
import { failed } from "./schema-result.ts";

/** A JSON Schema document. */
export type JsonSchemaObject = Readonly<Record<string, unknown>>;

/** A compiled JSON Schema: its validator and a plain copy of the document. */
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
  // Collecting every error of a hostile value would be expensive.
  allErrors: false,
  // Otherwise every object would satisfy `required: ["constructor"]` through its prototype.
  ownProperties: true,
  // Only the worker writes to stdout and stderr.
  logger: false,
  code: { regExp: toRegExp },
} as const;

/**
 * Patterns of JSON Schema are those of ECMA-262 with the flag `u`. Many are written without it in mind and escape characters
 * needlessly, such as `\\-`, which the flag forbids; they are read without it.
 */
function toRegExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    try {
      return new RegExp(pattern);
    } catch {
      throw error;
    }
  }
}

// ajv asks for it, but writes it only into standalone code.
toRegExp.code = "new RegExp";

type KeywordCheck = ReturnType<NonNullable<FuncKeywordDefinition["compile"]>>;

const MULTIPLE_OF: FuncKeywordDefinition = {
  keyword: "multipleOf",
  type: "number",
  schemaType: "number",
  errors: true,
  compile(multipleOf: number) {
    const check: KeywordCheck = (value: number) => {
      if (isMultipleOf(value, multipleOf)) return true;
      check.errors = [{ keyword: "multipleOf", message: `must be multiple of ${multipleOf}`, params: { multipleOf } }];
      return false;
    };
    return check;
  },
};

/** The compiler for one version of JSON Schema. */
interface Compiler {
  /** Describes why the document is not a valid schema; `undefined` if it is valid. */
  problemOf(document: JsonSchemaObject): string | undefined;
  compile(document: JsonSchemaObject): ValidateFunction;
}

const compilers = new Map<Dialect, Promise<Compiler>>();
const compiled = new WeakMap<object, Promise<CompiledJsonSchema>>();

/**
 * Compiles a JSON Schema of draft-07, 2019-09 or 2020-12, once per schema object. A schema without `$schema` is read as
 * 2020-12, or as draft-07 if it is valid only there (tuples written as `items: […]`). ajv is loaded at the first use, so
 * workers without a JSON Schema do not load it.
 *
 * @throws Error if the document is not JSON, is not a valid JSON Schema, refers to another document or needs another
 * dialect, and if the platform forbids code generation.
 */
export function compileJsonSchema(schema: object): Promise<CompiledJsonSchema> {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const pending = compile(schema);
  compiled.set(schema, pending);
  return pending;
}

async function compile(schema: object): Promise<CompiledJsonSchema> {
  // A JSON copy has no cycles, getters or library markers, and is not affected by later changes of the original.
  const document = JSON.parse(JSON.stringify(schema)) as JsonSchemaObject;
  const validate = await compileDocument(document);
  return {
    document,
    check: (value) => (validate(value) ? { ok: true, value } : failed(validate.errors ?? [], toIssue)),
  };
}

async function compileDocument(document: JsonSchemaObject): Promise<ValidateFunction> {
  const { $async } = document;
  if ($async === true) throw new Error("has $async, which is not part of JSON Schema");
  try {
    return (await compilerFor(document)).compile(document);
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    throw new Error(
      "needs code generation, which this platform forbids; use zod or valibot, or arktype after configure({ jitless: true })",
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
    // The problem in the first dialect is reported; the next dialect is only a fallback.
    problem ??= found;
  }
  throw new Error(problem);
}

function dialectsOf(document: JsonSchemaObject): readonly Dialect[] {
  const { $schema: declared } = document;
  if (declared === undefined) return ["2020-12", "draft-07"];
  const dialect = typeof declared === "string" ? DIALECTS.get(declared.replace(/#$/, "")) : undefined;
  if (dialect !== undefined) return [dialect];
  throw new Error(`has $schema ${JSON.stringify(declared)}; supported are ${[...DIALECTS.keys()].join(", ")}`);
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
    // Each schema has its own instance, which takes a fraction of a millisecond: equal `$id`s of two schemas do not
    // collide, and the memory is freed together with the schema.
    compile(document) {
      const ajv = formats.default(new Ajv({ ...OPTIONS, meta: false, validateSchema: false }));
      return ajv.removeKeyword("multipleOf").addKeyword(MULTIPLE_OF).compile(document);
    },
  };
}

async function loadAjv(dialect: Dialect): Promise<new (options: Options) => Ajv> {
  if (dialect === "2020-12") return classOf(await import("ajv/dist/2020.js"));
  if (dialect === "2019-09") return classOf(await import("ajv/dist/2019.js"));
  return classOf(await import("ajv"));
}

type AjvClass = new (options: Options) => Ajv;

/**
 * Returns the class that a module of ajv exports. A CommonJS module has its exports as `default`; some bundlers (webpack in Next.js,
 * esbuild with `splitting`) give it no other names.
 */
function classOf({ default: exported }: { readonly default: AjvClass | { readonly default: AjvClass } }): AjvClass {
  return "default" in exported ? exported.default : exported;
}

// If a key is missing or not allowed, the pointer includes the key, as in the Standard Schema libraries.
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
