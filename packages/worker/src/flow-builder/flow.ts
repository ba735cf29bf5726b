import type { StandardSchemaV1 } from "@standard-schema/spec";
import { defined } from "@stepflow/protocol/internal";
import type { ComponentDefinition, InputOf, OutputOf } from "../component/component.ts";
import type { Flow, FlowDefinition, StepDefinition } from "../flow/flow-definition.ts";
import { createReference, type Expression } from "./expression.ts";
import type { KnownInput, KnownOutput, KnownPath } from "./known-components.ts";
import { type Mounts, type PathParams, toComponentPath } from "./mounts.ts";
import type { OwnComponent } from "./own.ts";
import type { Template, ValueOf } from "./template.ts";
import { toDataJson, toTemplateJson } from "./template-json.ts";
import { toYamlText } from "./yaml.ts";

/**
 * Reaction to the failure of a step: `"fail"` fails the run (in a batch, only its item). `{ useDefault: value }` continues with that value
 * as the output of the step. `{ retry: n }` allows up to `n` more executions. Runtimes 0.9 and 0.10 ignore `retry`.
 */
export type OnError<Output> = "fail" | { readonly useDefault: Output } | { readonly retry: number };

/** Options of a step. */
export interface StepOptions<Output = unknown> {
  /**
   * Reaction to a failure of the step.
   *
   * @default "fail"
   */
  readonly onError?: OnError<Output> | undefined;
  /**
   * Whether the step runs even if no result depends on it.
   *
   * @default false
   */
  readonly mustExecute?: boolean | undefined;
  /** Additional JSON that the runtime stores with the step, for instance labels for tools. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  /** Values for the parameters in the component's path: `{ provider: "openai" }` for `/llm/{provider}`. */
  readonly params?: PathParams | undefined;
}

/** Argument of the function that builds a flow. */
export interface FlowBuilder<Input> {
  /** The input of the flow. */
  readonly input: Expression<Input>;
  /**
   * Adds a step that calls a component of a mounted worker, or, by {@link own}, one of the worker that submits the flow. The result is an
   * expression for the output of the step. Use it in inputs of later steps and in the output of the flow.
   *
   * @throws TypeError for an id that is empty or taken, a component that is not mounted, a missing path parameter, or an
   * input that JSON cannot represent.
   *
   * @example
   * ```ts source="./flow.examples.ts#step"
   * const count = step("count", wordCount, { text: input.text }, { onError: { retry: 2 } });
   * ```
   */
  step<Definition extends ComponentDefinition>(
    id: string,
    component: Definition | OwnComponent<Definition>,
    input: Template<InputOf<Definition>>,
    options?: StepOptions<OutputOf<Definition>>,
  ): Expression<OutputOf<Definition>>;
  /**
   * Adds a step that calls a component by its full path, for instance a built-in component or one of a worker in another
   * language. Paths of {@link KnownComponents} have their own types.
   *
   * @throws TypeError for an id that is empty or taken, or an input that JSON cannot represent.
   *
   * @example
   * ```ts source="./flow.examples.ts#stepByPath"
   * const stored = step<{ blob_id: string }>("store", "/builtin/put_blob", { data: { words: count.words } });
   * ```
   */
  step<Output = unknown, Path extends `/${string}` = `/${string}`>(
    id: string,
    path: Path & (Path extends KnownPath ? never : unknown),
    input: Template<unknown>,
    options?: StepOptions<Output>,
  ): Expression<Output>;
  /**
   * Adds a step that calls a component of {@link KnownComponents} by its path. Its input is checked and its output has a type.
   *
   * @throws TypeError for an id that is empty or taken, or an input that JSON cannot represent.
   *
   * @example
   * ```ts source="./known-components.examples.ts#stepByKnownPath"
   * const small = step("small", "/images/resize", { url: input.photo, width: 200 });
   * ```
   */
  step<Path extends KnownPath>(
    id: string,
    path: Path,
    input: Template<KnownInput<Path>>,
    options?: StepOptions<KnownOutput<Path>>,
  ): Expression<KnownOutput<Path>>;
}

/** Options of {@link flow}. */
export interface FlowOptions<Input> {
  /** Name of the flow. */
  readonly name: string;
  /** Purpose of the flow, for people. */
  readonly description?: string | undefined;
  /** Version of the flow, for people. */
  readonly version?: string | undefined;
  /**
   * Workers whose components the flow uses, by route prefix: `{ text: worker }` if the runtime routes `/text/…` to the
   * worker.
   *
   * @default {}
   */
  readonly mount?: Mounts | undefined;
  /** Schema that gives the flow's input its type. Only the type is used: runtimes do not validate the input of a flow. */
  readonly input?: StandardSchemaV1<Input> | undefined;
}

/**
 * Builds a flow whose steps call components, with names, inputs and outputs checked by the compiler.
 *
 * `build` is called once, before `flow` returns. It adds the steps and returns the output of the flow. Its `input` and the results of
 * its steps are placeholders for values that exist only when the flow runs, see {@link Expression}.
 *
 * @throws TypeError for a step id that is empty or taken, a component that is not mounted, data that JSON cannot
 * represent, or an async `build` function.
 *
 * @example
 * ```ts source="./flow.examples.ts#flow"
 * const counting = flow(
 *   // The runtime routes /text/… to the worker.
 *   { name: "counting", mount: { text: worker }, input: z.object({ text: z.string() }) },
 *   ({ input, step }) => {
 *     const count = step("count", wordCount, { text: input.text });
 *     return { words: count.words };
 *   },
 * );
 * ```
 */
export function flow<Input = unknown, Output = unknown>(
  options: FlowOptions<Input>,
  build: (builder: FlowBuilder<Input>) => Output,
): Flow<Input, ValueOf<Output>> {
  const { name, description, version, mount = {} } = options;
  const steps: StepDefinition[] = [];
  let finished = false;
  const step = (
    id: string,
    component: ComponentDefinition | OwnComponent | string,
    input: unknown,
    chosen: StepOptions = {},
  ) => {
    if (finished)
      throw new TypeError(
        `Flow "${name}": step "${id}" was added after the flow was built. Add steps only while the build function runs.`,
      );
    if (id === "") throw new TypeError(`Flow "${name}": the id of a step must not be empty.`);
    if (steps.some((other) => other.id === id))
      throw new TypeError(`Flow "${name}" has two steps with the id "${id}". Give each step its own id.`);
    const path = toComponentPath(mount, component, chosen.params ?? {});
    checkOnError(id, chosen.onError);
    steps.push(toStep(id, path, toTemplateJson(input, `Step "${id}"`), chosen));
    return createReference((at) => (at === "$" ? { $step: id } : { $step: id, path: at }));
  };
  const input = createReference<Input>((path) => ({ $input: path }));
  const built = build({ input, step: step as FlowBuilder<Input>["step"] });
  if (built instanceof Promise) throw new TypeError(`Flow "${name}": the build function must not be async.`);
  const output = toTemplateJson(built, `Output of flow "${name}"`);
  finished = true;
  const definition: FlowDefinition = {
    name,
    ...defined({ description, version }),
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
    ...defined({
      onError: onError && toErrorAction(id, onError),
      mustExecute,
      metadata: metadata && (toDataJson(metadata, `Step "${id}": metadata`) as typeof metadata),
    }),
  };
}

function checkOnError(id: string, onError: OnError<unknown> = "fail"): void {
  if (onError === "fail") return;
  if (typeof onError === "object" && onError !== null) {
    if ("useDefault" in onError || (Number.isInteger(onError.retry) && onError.retry >= 0)) return;
  }
  throw new TypeError(
    `Step "${id}": onError must be "fail", { useDefault: value } or { retry: times }; got ${JSON.stringify(onError)}.`,
  );
}

function toErrorAction(id: string, onError: OnError<unknown>): object {
  if (onError === "fail") return { action: "fail" };
  if (!("useDefault" in onError)) return { action: "retry", maxRetries: onError.retry };
  return { action: "useDefault", defaultValue: toDataJson(onError.useDefault, `Step "${id}": useDefault`) };
}
