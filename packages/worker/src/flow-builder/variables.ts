import type { StandardSchemaV1 } from "@standard-schema/spec";
import { defined } from "@stepflow/protocol/internal";
import { toSegment } from "./expression.ts";
import { toFlowSchema } from "./flow-schema.ts";
import { toDataJson } from "./template-json.ts";

/** A variable of a flow, with more than its schema. */
export interface VariableOptions<T = unknown> {
  /** Schema of the value. It gives references to the variable their type. Runtimes do not validate the value. */
  readonly schema: StandardSchemaV1<T>;
  /**
   * Value of the variable in runs that do not set it.
   *
   * @default the default of the schema; without one, the variable is required
   */
  readonly default?: NoInfer<T> | undefined;
  /** Purpose of the variable, for people. */
  readonly description?: string | undefined;
  /**
   * Whether tools hide the value. Runtimes pass it on like any other value, so it is part of the inputs of the steps that use it.
   *
   * @default false
   */
  readonly secret?: boolean | undefined;
  /** Name of the variable of the environment from which `variablesFromEnv` and Stepflow's command line take the value. */
  readonly env?: string | undefined;
}

/** A schema, or a schema with options. */
export type VariableDeclaration<T> = StandardSchemaV1<T> | VariableOptions<T>;

/** Variables of a flow by name. `Variables` maps the names to the types of the values. */
export type VariableDeclarations<Variables> = {
  readonly [Name in keyof Variables]: VariableDeclaration<Variables[Name]>;
};

/** The variables of a flow that declares none. */
export type NoVariables = Readonly<Record<never, never>>;

const OPTIONS = ["schema", "default", "description", "secret", "env"];

/**
 * Returns the JSON Schema of an object with all variables, as runtimes read it: `is_secret` and `env_var` are theirs.
 *
 * @throws TypeError for an invalid declaration.
 */
export function toVariablesSchema(declarations: VariableDeclarations<Readonly<Record<string, unknown>>>): object {
  const properties = Object.fromEntries(
    Object.entries(declarations).map(([name, declaration]) => [name, toProperty(name, declaration)]),
  );
  const required = Object.keys(properties).filter((name) => !Object.hasOwn(properties[name] ?? {}, "default"));
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}

function toProperty(name: string, declaration: VariableDeclaration<unknown>): object {
  const where = `Variable "${name}"`;
  // Throws for a name that no path can express.
  toSegment(name);
  const { schema, description, secret, env, default: fallback } = toOptions(declaration, where);
  return {
    ...toFlowSchema(schema, { where, pointer: ["properties", "variables", "properties", name], side: "input" }),
    ...defined({ description, env_var: env }),
    ...(secret === true && { is_secret: true }),
    ...(fallback !== undefined && { default: toDataJson(fallback, `${where}: default`) }),
  };
}

function toOptions(declaration: VariableDeclaration<unknown>, where: string): VariableOptions {
  if (isSchema(declaration)) return { schema: declaration };
  if (typeof declaration !== "object" || declaration === null || !isSchema(declaration.schema)) {
    throw new TypeError(
      `${where} must be a Standard Schema (zod, arktype, jsonSchema(), …), or an object with one as "schema".`,
    );
  }
  const unknown = Object.keys(declaration).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined)
    throw new TypeError(
      `${where} has the unknown option ${JSON.stringify(unknown)}. Its options are ${OPTIONS.join(", ")}.`,
    );
  const { env } = declaration;
  if (env === undefined || (typeof env === "string" && env !== "")) return declaration;
  throw new TypeError(`${where}: env must be the name of a variable of the environment, got ${JSON.stringify(env)}.`);
}

/** Schemas of arktype are functions. */
function isSchema(value: unknown): value is StandardSchemaV1 {
  return ((typeof value === "object" && value !== null) || typeof value === "function") && "~standard" in value;
}
