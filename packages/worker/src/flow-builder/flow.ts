import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { ComponentDefinition, InputOf, OutputOf } from "../component/component.ts";
import type { Flow, FlowDefinition, StepDefinition } from "../flow/flow-definition.ts";
import { createReference, type Expression } from "./expression.ts";
import { type Mounts, type PathParams, toComponentPath } from "./mounts.ts";
import type { Template, ValueOf } from "./template.ts";
import { toDataJson, toTemplateJson } from "./template-json.ts";
import { toYamlText } from "./yaml.ts";

/** What happens when a step fails: the item fails, it goes on with a value, or it is tried again (docs/internals/wire.md#number-of-executions). */
export type OnError<Output> = "fail" | { readonly useDefault: Output } | { readonly retry: number };

export interface StepOptions<Output = unknown> {
  readonly onError?: OnError<Output>;
  /** Runs the step even if nothing needs its result. */
  readonly mustExecute?: boolean;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Values for the parameters in the component's path. */
  readonly params?: PathParams;
}

/** What the function of a flow gets. */
export interface FlowBuilder<Input> {
  /** The input of the item. */
  readonly input: Expression<Input>;
  /** Adds a step that calls a component, and returns what it will put out. */
  step<Definition extends ComponentDefinition>(
    id: string,
    component: Definition,
    input: Template<InputOf<Definition>>,
    options?: StepOptions<OutputOf<Definition>>,
  ): Expression<OutputOf<Definition>>;
  /** Calls a component by its whole path, for instance a built-in one or one of a worker in another language. */
  step<Output = unknown>(
    id: string,
    path: `/${string}`,
    input: Template<unknown>,
    options?: StepOptions<Output>,
  ): Expression<Output>;
}

export interface FlowOptions<Input> {
  readonly name: string;
  readonly description?: string;
  readonly version?: string;
  /** Where the runtime's routes reach the workers whose components are used. */
  readonly mount?: Mounts;
  /** Gives the type of the input; runtimes do not check it. */
  readonly input?: StandardSchemaV1<Input>;
}

/**
 * Builds a flow from component values: names, inputs and outputs are checked by the compiler.
 *
 * ```ts
 * const counting = flow({ name: "counting", mount: { text: worker }, input: z.object({ text: z.string() }) }, ({ input, step }) => {
 *   const count = step("count", wordCount, { text: input.text });
 *   return { words: count.words };
 * });
 * ```
 *
 * @throws TypeError for a step id that is taken, a component that is not mounted, or data that a flow cannot hold.
 */
export function flow<Input = unknown, Output = unknown>(
  options: FlowOptions<Input>,
  build: (builder: FlowBuilder<Input>) => Output,
): Flow<Input, ValueOf<Output>> {
  const { name, description, version, mount = {} } = options;
  const steps: StepDefinition[] = [];
  let finished = false;
  const step = (id: string, component: ComponentDefinition | string, input: unknown, chosen: StepOptions = {}) => {
    if (finished) throw new TypeError(`Flow "${name}" is built: step "${id}" comes too late to be a part of it.`);
    if (id === "") throw new TypeError(`Flow "${name}": a step needs an id.`);
    if (steps.some((other) => other.id === id)) throw new TypeError(`Flow "${name}" has two steps "${id}".`);
    const path = toComponentPath(mount, component, chosen.params ?? {});
    checkOnError(id, chosen.onError);
    steps.push(toStep(id, path, toTemplateJson(input, `Step "${id}"`), chosen));
    return createReference((at) => (at === "$" ? { $step: id } : { $step: id, path: at }));
  };
  const input = createReference<Input>((path) => ({ $input: path }));
  const built = build({ input, step: step as FlowBuilder<Input>["step"] });
  if (built instanceof Promise) throw new TypeError(`Flow "${name}": the function that builds it must not be async.`);
  const output = toTemplateJson(built, `Output of flow "${name}"`);
  finished = true;
  const definition: FlowDefinition = {
    name,
    ...(description === undefined ? {} : { description }),
    ...(version === undefined ? {} : { version }),
    steps,
    output,
  };
  return {
    definition,
    toJSON: () => definition,
    toYaml: () => toYamlText(definition),
  };
}

function toStep(id: string, component: string, input: unknown, options: StepOptions): StepDefinition {
  const { onError, mustExecute, metadata } = options;
  return {
    id,
    component,
    input,
    ...(onError === undefined ? {} : { onError: toErrorAction(id, onError) }),
    ...(mustExecute === undefined ? {} : { mustExecute }),
    ...(metadata === undefined ? {} : { metadata: toDataJson(metadata, `Step "${id}": metadata`) as typeof metadata }),
  };
}

function checkOnError(id: string, onError: OnError<unknown> = "fail"): void {
  if (onError === "fail") return;
  if (typeof onError === "object" && onError !== null) {
    if ("useDefault" in onError || (Number.isInteger(onError.retry) && onError.retry >= 0)) return;
  }
  throw new TypeError(
    `Step "${id}": onError must be "fail", { useDefault: value } or { retry: times }, got ${JSON.stringify(onError)}.`,
  );
}

function toErrorAction(id: string, onError: OnError<unknown>): object {
  if (onError === "fail") return { action: "fail" };
  if (!("useDefault" in onError)) return { action: "retry", maxRetries: onError.retry };
  return { action: "useDefault", defaultValue: toDataJson(onError.useDefault, `Step "${id}": useDefault`) };
}
