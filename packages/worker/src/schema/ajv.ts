import { escapePointerKey } from "@stepflow/protocol/internal";
import type { Ajv, ErrorObject, FuncKeywordDefinition, Options } from "ajv";
import type { JsonSchemaCompiler, JsonSchemaDialect } from "./json-schema-compiler.ts";
import { isMultipleOf } from "./multiple-of.ts";
import type { SchemaIssue } from "./schema-result.ts";
import { failed } from "./schema-result.ts";

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

/** Creates a compiler that generates code. ajv is loaded here, so workers without a JSON Schema do not load it. */
export async function createCompiler(dialect: JsonSchemaDialect): Promise<JsonSchemaCompiler> {
  const [Ajv, { default: formats }] = await Promise.all([loadAjv(dialect), import("ajv-formats")]);
  const checker = new Ajv(OPTIONS);
  return {
    problemOf: (document) =>
      checker.validateSchema(document) === true ? undefined : checker.errorsText(checker.errors, { dataVar: "#" }),
    // Each schema has its own instance, which takes a fraction of a millisecond: equal `$id`s of two schemas do not
    // collide, and the memory is freed together with the schema.
    compile(document) {
      const ajv = formats.default(new Ajv({ ...OPTIONS, meta: false, validateSchema: false }));
      const validate = ajv.removeKeyword("multipleOf").addKeyword(MULTIPLE_OF).compile(document);
      return (value) => (validate(value) ? { ok: true, value } : failed(validate.errors ?? [], toIssue));
    },
  };
}

async function loadAjv(dialect: JsonSchemaDialect): Promise<new (options: Options) => Ajv> {
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
