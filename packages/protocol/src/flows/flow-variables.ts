import { defined } from "../internal/defined.ts";
import { isJsonObject } from "../json/json-value.ts";
import type { TypedFlow, UntypedFlow } from "./typed-flow.ts";

/** A variable that a flow declares in its `schemas`. */
export interface FlowVariable {
  /** Name of the variable. */
  readonly name: string;
  /** JSON Schema of the value. Runtimes do not validate values against it. */
  readonly schema: unknown;
  /** Whether a run that uses the variable fails if it does not set it. */
  readonly required: boolean;
  /** Value in runs that do not set the variable. Undefined means that the flow names none. */
  readonly default?: unknown;
  /** Purpose of the variable. */
  readonly description?: string;
  /** Whether tools hide the value (`is_secret`). */
  readonly secret: boolean;
  /** Name of the variable of the environment that holds the value (`env_var`). */
  readonly env?: string;
}

/**
 * Returns the variables that a flow declares. The list is empty if it declares none.
 *
 * A variable that is not required and has no default is `""`, `0` or `false` in runs that do not set it, depending on its type. That is how
 * runtimes read the schema.
 *
 * @example
 * ```ts source="./flow-variables.examples.ts#flowVariablesOf"
 * for (const { name, required, secret } of flowVariablesOf(flow)) console.log(name, required, secret); // apiKey true true
 * ```
 */
export function flowVariablesOf(flow: TypedFlow | UntypedFlow): readonly FlowVariable[] {
  const schema = memberOf(memberOf(toDefinition(flow), "schemas"), "properties", "variables");
  const required = memberOf(schema, "required");
  return Object.entries(objectOf(memberOf(schema, "properties"))).map(([name, property]) => {
    const { description, default: fallback, env_var: env, is_secret: secret } = objectOf(property);
    return {
      name,
      schema: property,
      required: fallback === undefined && Array.isArray(required) && required.includes(name),
      secret: secret === true,
      ...defined({ default: fallback, description: textOf(description), env: textOf(env) }),
    };
  });
}

/**
 * Returns the values of a flow's variables that the environment holds, for the option `variables` of a run. Variables of the flow name
 * their variables of the environment by `env_var`; those that are not set are left out.
 *
 * The text is the value of a variable whose type is a string. Any other variable is read as JSON, or else as text.
 *
 * @param env the environment, such as `process.env`.
 *
 * @example
 * ```ts source="./flow-variables.examples.ts#variablesFromEnv"
 * const variables = { ...variablesFromEnv(flow, { LLM_API_KEY: "sk-1" }), limit: 5 }; // { apiKey: "sk-1", limit: 5 }
 * ```
 */
export function variablesFromEnv(
  flow: TypedFlow | UntypedFlow,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  const values = flowVariablesOf(flow).flatMap(({ name, schema, env: variable }) => {
    const text = variable === undefined ? undefined : env[variable];
    return text === undefined ? [] : [[name, holdsText(schema) ? text : parse(text)] as const];
  });
  return Object.fromEntries(values);
}

function toDefinition(flow: TypedFlow | UntypedFlow): unknown {
  return "toJSON" in flow && typeof flow.toJSON === "function" ? (flow.toJSON() as unknown) : flow;
}

function memberOf(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (at, name) => (Object.hasOwn(objectOf(at), name) ? objectOf(at)[name] : undefined),
    value,
  );
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isJsonObject(value) ? value : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function holdsText(schema: unknown): boolean {
  const type = memberOf(schema, "type");
  return Array.isArray(type) ? type.includes("string") : type === "string";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
