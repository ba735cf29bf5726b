import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { ComponentDefinition, InputOf, OutputOf } from "../component/component.ts";
import type { Expression } from "./expression.ts";
import type { KnownInput, KnownOutput, KnownPath } from "./known-components.ts";
import type { Mounts, PathParams } from "./mounts.ts";
import type { OwnComponent } from "./own.ts";
import type { Template } from "./template.ts";
import type { NoVariables, VariableDeclarations } from "./variables.ts";

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
export interface FlowBuilder<Input, Variables = NoVariables> {
  /** The input of the flow. */
  readonly input: Expression<Input>;
  /**
   * Refers to a variable that the flow declares in {@link FlowOptions.variables}.
   *
   * @throws TypeError for a variable that the flow does not declare.
   *
   * @example
   * ```ts source="./variables.examples.ts#variable"
   * const answer = step("ask", "/llm/chat", { model: variable("model") });
   * ```
   */
  variable<Name extends keyof Variables & string>(name: Name): Expression<Exclude<Variables[Name], undefined>>;
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
export interface FlowOptions<Input, Variables = NoVariables, Output = unknown> {
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
  /** Additional JSON that the runtime stores with the flow, for instance labels for tools. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Schema of the input. It gives the input its type, and its JSON Schema becomes a part of the flow, where tools find it. Runtimes do not
   * validate the input of a flow. Schemas of libraries that need a package of their own for JSON Schema, such as valibot and zod 3, only
   * give the type.
   */
  readonly input?: StandardSchemaV1<Input> | undefined;
  /**
   * Schema of the output. The compiler checks what the build function returns against it, and its JSON Schema becomes a part of the flow.
   * Runtimes do not validate the output of a flow.
   */
  readonly output?: StandardSchemaV1<unknown, Output> | undefined;
  /**
   * Variables of the flow by name, whose values are passed with each run: a schema, or a schema with a default, a description, the name of
   * a variable of the environment, or the mark of a secret. A run that omits a variable without a default fails where the variable is used.
   *
   * @example
   * ```ts source="./variables.examples.ts#variables"
   * const asking = flow(
   *   {
   *     name: "asking",
   *     input: z.object({ question: z.string() }),
   *     variables: {
   *       model: { schema: z.string(), default: "small" },
   *       apiKey: { schema: z.string(), secret: true, env: "LLM_API_KEY" },
   *     },
   *   },
   *   ({ input, step, variable }) =>
   *     step("ask", "/llm/chat", { text: input.question, model: variable("model"), key: variable("apiKey") }),
   * );
   * ```
   *
   * @default {}
   */
  readonly variables?: VariableDeclarations<Variables> | undefined;
}
