import { isJsonObject } from "@stepflow/protocol";
import type { Flow, FlowDefinition } from "../flow/flow-definition.ts";
import { toTemplateJson } from "./template-json.ts";

/** An expression that reads a step, the input or a variable. */
export type Reference =
  /** `path` is the part of the output that the expression reads; `$` is all of it. */
  | { readonly kind: "step"; readonly step: string; readonly path: string; readonly at: string }
  /** `path` is the part of the input that the expression reads; `$` is all of it. */
  | { readonly kind: "input"; readonly path: string; readonly at: string }
  /** `path` begins with the name of the variable. `hasDefault` means that a run need not set the variable. */
  | {
      readonly kind: "variable";
      readonly variable: string;
      readonly path: string;
      readonly hasDefault: boolean;
      readonly at: string;
    };

/** A reference in a flow. */
export type FlowReference = Reference & {
  /** Id of the step whose input contains the reference; undefined if it is in the output of the flow. */
  readonly from: string | undefined;
};

/**
 * Lists the references in a template or an expression, in the order of the text. `at` of each is its place in the template, such as
 * `$.items[0]`. Data in `$literal` is not searched, because runtimes do not evaluate it.
 *
 * @throws TypeError for a template that JSON cannot represent.
 *
 * @example
 * ```ts source="./references.examples.ts#referencesOf"
 * const template = { text: input.text, limit: when(input.limit, input.limit, variable("limit")) };
 * console.log(referencesOf(template).map(({ at }) => at)); // ["$.text", "$.limit.$if", "$.limit.then", "$.limit.else"]
 * ```
 */
export function referencesOf(template: unknown): readonly Reference[] {
  return [...referencesIn(toTemplateJson(template, "referencesOf()"), "$")];
}

/**
 * Lists the references in the inputs of all steps, and then those in the output. `at` of each is its place in the flow, such as
 * `$.steps[0].input.text`.
 *
 * @example
 * ```ts source="./references.examples.ts#flowReferencesOf"
 * for (const { kind, at } of flowReferencesOf(counting)) console.log(kind, at); // input $.steps[0].input.text, step $.output
 * ```
 */
export function flowReferencesOf(flow: Flow | FlowDefinition): readonly FlowReference[] {
  const { steps, output } = "definition" in flow ? flow.definition : flow;
  const inSteps = steps.flatMap(({ id, input }, index) =>
    [...referencesIn(input, `$.steps[${index}].input`)].map((reference) => ({ ...reference, from: id })),
  );
  return [...inSteps, ...[...referencesIn(output, "$.output")].map((found) => ({ ...found, from: undefined }))];
}

/** An object with two of the keys of expressions has the first form. The order is that of the runtimes. */
function* referencesIn(value: unknown, at: string): Generator<Reference, void> {
  if (Array.isArray(value))
    yield* inMembers(
      value.map((item, index) => [`[${index}]`, item]),
      at,
    );
  if (!isJsonObject(value) || Object.hasOwn(value, "$literal")) return;
  if (Object.hasOwn(value, "$if")) yield* inMembers(membersOf(value, ["$if", "then", "else"]), at);
  else if (Object.hasOwn(value, "$coalesce")) yield* referencesIn(value["$coalesce"], `${at}.$coalesce`);
  else if (Object.hasOwn(value, "$step")) {
    yield { kind: "step", step: String(value["$step"]), path: pathOf(value["path"]), at };
  } else if (Object.hasOwn(value, "$input")) yield { kind: "input", path: pathOf(value["$input"]), at };
  else if (Object.hasOwn(value, "$variable")) {
    const path = pathOf(value["$variable"]);
    const hasDefault = Object.hasOwn(value, "default");
    yield { kind: "variable", variable: variableOf(path), path, hasDefault, at };
    if (hasDefault) yield* referencesIn(value["default"], `${at}.default`);
  } else yield* inMembers(membersOf(value, Object.keys(value)), at);
}

type Member = readonly [segment: string, value: unknown];

function* inMembers(members: readonly Member[], at: string): Generator<Reference, void> {
  for (const [segment, value] of members) yield* referencesIn(value, `${at}${segment}`);
}

function membersOf(value: Readonly<Record<string, unknown>>, names: readonly string[]): readonly Member[] {
  return names.map((name) => [NAME.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`, value[name]]);
}

const NAME = /^[$A-Za-z_][\w$]*$/;

/** A path that does not begin with `$` is the name of one member. An omitted path is the whole value. */
function pathOf(path: unknown): string {
  if (typeof path !== "string" || path === "") return "$";
  const trimmed = path.trim();
  if (trimmed.startsWith("$")) return trimmed;
  return NAME.test(path) ? `$.${path}` : `$[${JSON.stringify(path)}]`;
}

/** Returns the first name in a path. */
function variableOf(path: string): string {
  const [, name, quoted] = /^\$(?:\.+([^.[]+)|\[\s*(.*?)\s*(?:\]|$))/.exec(path) ?? [];
  return name ?? quoted?.replace(/^(["'])(.*)\1$/, "$2") ?? "";
}
