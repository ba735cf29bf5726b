import type { StandardSchemaV1 } from "@standard-schema/spec";
import { MAX_TIMER_MS, nearestName } from "@stepflow/protocol/internal";
import type { ComponentContext } from "../context/context.ts";
import { type JsonSchemaObject, toSchema } from "../schema/to-schema.ts";
import type { AwaitedOutput } from "./awaited-output.ts";
import type { ReturnedOf, SentOf } from "./encoded-output.ts";
import { type ParamsOf, parsePathPattern } from "./path-pattern.ts";

/** A value or a promise of it. */
export type Awaitable<T> = T | Promise<T> | PromiseLike<T>;

/** A JSON Schema or TypeBox object: any object that is not a Standard Schema. */
export type PlainSchema = object & { readonly "~standard"?: never };

/**
 * Type of the input of a component that has neither an input schema nor a type annotation. Add one of them to use the
 * fields of the input.
 *
 * The type is not `unknown`, because TypeScript would then infer fields of type `any` for `({ text }) => …`.
 */
export type UnannotatedInput = NonNullable<unknown> | null | undefined;

/** The function that a component executes. It receives the validated input and the context of the execution. */
export type ComponentFunction<Path extends string, Input, Output> = (
  input: Input,
  context: ComponentContext<ParamsOf<Path>>,
) => Awaitable<Output>;

/** Options of a component besides its schemas. */
export interface ComponentDetails {
  /** Purpose of the component. Runtimes show it in their list of components. */
  readonly description?: string | undefined;
  /**
   * Computes the JSON Schema of the output from the JSON Schema of the input, for components whose output depends on the
   * input. It answers `components/infer_schema`, which runtimes 0.9 to 0.11 define but never send. If it returns
   * `undefined`, the answer is the JSON Schema of `output`.
   *
   * @default the JSON Schema of `output`, for every input
   */
  readonly inferOutputSchema?: ((inputSchema: JsonSchemaObject) => Awaitable<object | undefined>) | undefined;
  /**
   * Time limit of one execution in milliseconds. When it has passed, `ctx.signal` aborts and the step fails with
   * `ComponentTimeoutError`.
   *
   * @default `timeoutMs` of the worker, which is unlimited by default
   */
  readonly timeoutMs?: number | undefined;
}

/**
 * Options of a component. Each schema is a Standard Schema (zod, valibot, arktype, …), a JSON Schema object or a TypeBox
 * object.
 */
export interface ComponentOptions<InputSchema extends object = object, OutputSchema extends object = object>
  extends ComponentDetails {
  /**
   * Schema of the input. Invalid input fails the step with `InvalidInputError`. The function receives the parsed value, with
   * defaults and transforms applied.
   *
   * @default input is not validated
   */
  readonly input?: InputSchema | undefined;
  /**
   * Schema of the output. Invalid output fails the step with `InvalidOutputError`. The runtime receives the parsed value,
   * with defaults and transforms applied. A schema with a codec of zod encodes instead: the function returns the decoded value, such as
   * a `Date`, and the runtime receives the encoded one, such as its text.
   *
   * @default output is not validated
   */
  readonly output?: OutputSchema | undefined;
}

/**
 * A component: a function that flows call by its path. Create one with {@link defineComponent}.
 *
 * `Input` and `Output` are the JSON that a flow passes and receives; `Validated` and `Returned` are the types of the
 * function's argument and result. They differ only if a schema transforms values.
 */
export interface ComponentDefinition<
  Path extends string = string,
  Input = unknown,
  Output = unknown,
  Validated = Input,
  Returned = Output,
> extends ComponentOptions {
  /** Path by which flows call the component, such as `/word-count` or `/llm/{provider}/{*model}`. */
  readonly path: Path;
  /** Runs the component. Call it in unit tests, with a value that the input schema has parsed. */
  execute(input: Validated, context: ComponentContext<ParamsOf<Path>>): Awaitable<Returned>;
  /** Exists only in the type system and is never set. */
  readonly "~types"?: { readonly input: Input; readonly output: Output };
}

/** Type of the JSON that a flow passes to a component. */
export type InputOf<Definition extends ComponentDefinition> = NonNullable<Definition["~types"]>["input"];

/** Type of the JSON that a flow receives from a component. */
export type OutputOf<Definition extends ComponentDefinition> = NonNullable<Definition["~types"]>["output"];

/** Maps the paths in a list of components to the components. */
export type ComponentsOf<Definitions extends readonly ComponentDefinition[]> = {
  readonly [Definition in Definitions[number] as Definition["path"]]: Definition;
};

/**
 * Defines a component: a function that flows call by its path. Pass it to `createWorker({ components: [...] })`.
 *
 * Input and output types are inferred from Standard Schemas (zod, valibot, arktype, …). JSON Schema carries no types: annotate the
 * function, or wrap the schema in `jsonSchema<T>()`. A return value that does not match `output` is a compile error.
 *
 * A path may have parameters: `/llm/{provider}` matches one segment, `/files/{*path}` matches all remaining segments. Their
 * values are in `ctx.params`.
 *
 * @throws TypeError for a malformed path, an unknown or invalid option, or a missing function.
 *
 * @example
 * ```ts source="./component.examples.ts#defineComponent"
 * const wordCount = defineComponent({
 *   path: "/word-count",
 *   description: "Counts the words of a text.",
 *   input: z.object({ text: z.string() }),
 *   output: z.object({ words: z.number() }),
 *   execute: ({ text }) => ({ words: text.split(/\s+/).length }),
 * });
 * ```
 */
export function defineComponent<
  Path extends string,
  Input extends UnannotatedInput,
  Output,
  InputSchema extends PlainSchema,
  OutputSchema extends PlainSchema,
>(
  definition: ComponentOptions<InputSchema, OutputSchema> & {
    readonly path: Path;
    readonly execute: ComponentFunction<Path, Input, Output> & AwaitedOutput<Output>;
  },
): ComponentDefinition<Path, Input, Output>;
export function defineComponent<Path extends string, Input, Validated, Output, OutputSchema extends PlainSchema>(
  definition: ComponentDetails & {
    readonly path: Path;
    readonly input: StandardSchemaV1<Input, Validated>;
    readonly output?: OutputSchema | undefined;
    readonly execute: ComponentFunction<Path, Validated, Output> & AwaitedOutput<Output>;
  },
): ComponentDefinition<Path, Input, Output, Validated>;
export function defineComponent<
  Path extends string,
  Input extends UnannotatedInput,
  OutputSchema extends StandardSchemaV1,
  InputSchema extends PlainSchema,
>(
  definition: ComponentDetails & {
    readonly path: Path;
    readonly input?: InputSchema | undefined;
    readonly output: OutputSchema;
    readonly execute: ComponentFunction<Path, Input, NoInfer<ReturnedOf<OutputSchema>>>;
  },
): ComponentDefinition<Path, Input, SentOf<OutputSchema>, Input, ReturnedOf<OutputSchema>>;
// The most common overload comes last, because TypeScript reports the error of the last one if none matches.
export function defineComponent<Path extends string, Input, Validated, OutputSchema extends StandardSchemaV1>(
  definition: ComponentDetails & {
    readonly path: Path;
    readonly input: StandardSchemaV1<Input, Validated>;
    readonly output: OutputSchema;
    readonly execute: ComponentFunction<Path, Validated, NoInfer<ReturnedOf<OutputSchema>>>;
  },
): ComponentDefinition<Path, Input, SentOf<OutputSchema>, Validated, ReturnedOf<OutputSchema>>;
export function defineComponent(definition: ComponentDefinition): ComponentDefinition {
  const { path, execute, ...options } = definition;
  return createDefinition(path, options, execute);
}

/**
 * Reads the arguments of `worker.component(path, [options], execute)`.
 *
 * @throws TypeError like {@link defineComponent}.
 */
export function toDefinition(path: string, ...rest: readonly unknown[]): ComponentDefinition {
  const [options, execute] = rest.length < 2 ? [{}, rest[0]] : rest;
  return createDefinition(path, options, execute);
}

const OPTION_NAMES: readonly string[] = ["description", "input", "output", "inferOutputSchema", "timeoutMs"];

function createDefinition(path: string, options: unknown, execute: unknown): ComponentDefinition {
  parsePathPattern(path);
  const refuse = (problem: string) => new TypeError(`Component ${JSON.stringify(path)}: ${problem}`);
  if (typeof execute !== "function") {
    throw refuse(`execute must be a function, got ${execute === null ? "null" : typeof execute}.`);
  }
  if (typeof options !== "object" || options === null) {
    throw refuse("options must be an object: worker.component(path, options, execute).");
  }
  const unknown = Object.keys(options).find((name) => !OPTION_NAMES.includes(name));
  if (unknown !== undefined) {
    const meant = nearestName(unknown, OPTION_NAMES);
    const hint = meant === undefined ? `Known options are ${OPTION_NAMES.join(", ")}.` : `Did you mean "${meant}"?`;
    throw refuse(`unknown option "${unknown}". ${hint}`);
  }
  const known = options as ComponentOptions;
  checkOptions(path, known, refuse);
  return Object.freeze({ ...known, path, execute: execute as ComponentDefinition["execute"] });
}

function checkOptions(path: string, options: ComponentOptions, refuse: (problem: string) => TypeError): void {
  const { description, input, output, inferOutputSchema, timeoutMs } = options;
  if (input !== undefined) toSchema(input, { component: path, field: "input" });
  if (output !== undefined) toSchema(output, { component: path, field: "output" });
  if (description !== undefined && typeof description !== "string") throw refuse("description must be a string.");
  if (inferOutputSchema !== undefined && typeof inferOutputSchema !== "function") {
    throw refuse("inferOutputSchema must be a function that takes and returns a JSON Schema.");
  }
  const isDeadline = typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs <= MAX_TIMER_MS;
  if (timeoutMs !== undefined && !isDeadline) {
    throw refuse(`timeoutMs must be a number of milliseconds from 1 to ${MAX_TIMER_MS}, got ${timeoutMs}.`);
  }
}
