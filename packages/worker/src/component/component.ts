import type { StandardSchemaV1 } from "@standard-schema/spec";
import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { ComponentContext } from "../context/context.ts";
import { type JsonSchemaObject, toSchema } from "../schema/to-schema.ts";
import { type ParamsOf, parsePathPattern } from "./path-pattern.ts";

/** A value, or a promise of it. */
export type Awaitable<T> = T | Promise<T> | PromiseLike<T>;

/** A JSON Schema or TypeBox object: any object that is no Standard Schema. */
export type PlainSchema = object & { readonly "~standard"?: never };

/**
 * The input of a function that has neither a schema nor an annotation: anything. Give one of them to use its fields.
 *
 * The bound is not `unknown`, which would let TypeScript take `({ text }) => …` for an input with a field of type `any`.
 */
export type UnannotatedInput = NonNullable<unknown> | null | undefined;

/** The function of a component. */
export type ComponentFunction<Path extends string, Input, Output> = (
  input: Input,
  context: ComponentContext<ParamsOf<Path>>,
) => Awaitable<Output>;

/** What a component tells about itself besides its schemas. */
export interface ComponentDetails {
  /** Shown in discovery. */
  readonly description?: string | undefined;
  /**
   * Answers `components/infer_schema` where the output depends on the input: gets the JSON Schema of an input, returns that of
   * the output, or `undefined` where it cannot tell.
   */
  readonly inferOutputSchema?: ((inputSchema: JsonSchemaObject) => Awaitable<object | undefined>) | undefined;
  /** Deadline of one execution in milliseconds. None by default. */
  readonly timeoutMs?: number | undefined;
}

/** Options of a component. Either schema is a Standard Schema (zod, valibot, arktype, …), a JSON Schema or a TypeBox object. */
export interface ComponentOptions<InputSchema extends object = object, OutputSchema extends object = object>
  extends ComponentDetails {
  /** Checks what arrives; the component gets what the schema makes of it. */
  readonly input?: InputSchema | undefined;
  /** Checks what the component returns; the runtime gets what the schema makes of it. */
  readonly output?: OutputSchema | undefined;
}

/**
 * A component: a function with a path. Made by {@link defineComponent}.
 *
 * `Input` and `Output` are the JSON that a flow hands in and gets back; `Validated` and `Returned` are what the function sees
 * and returns. They differ only where a schema transforms.
 */
export interface ComponentDefinition<
  Path extends string = string,
  Input = unknown,
  Output = unknown,
  Validated = Input,
  Returned = Output,
> extends ComponentOptions {
  readonly path: Path;
  execute(input: Validated, context: ComponentContext<ParamsOf<Path>>): Awaitable<Returned>;
  /** Types only, never set. */
  readonly "~types"?: { readonly input: Input; readonly output: Output };
}

/** What a flow hands to the component. */
export type InputOf<Definition extends ComponentDefinition> = NonNullable<Definition["~types"]>["input"];

/** What a flow gets from the component. */
export type OutputOf<Definition extends ComponentDefinition> = NonNullable<Definition["~types"]>["output"];

/** A list of components as a map from path to component. */
export type ComponentsOf<Definitions extends readonly ComponentDefinition[]> = {
  readonly [Definition in Definitions[number] as Definition["path"]]: Definition;
};

/**
 * Defines a component, to be given to `createWorker({ components: […] })`.
 *
 * Types come from the schemas where they are Standard Schemas, from the annotation of the function where they are not. A return
 * value that does not fit `output` is a compile error.
 *
 * ```ts
 * const double = defineComponent({
 *   path: "/double",
 *   input: z.object({ n: z.number() }),
 *   output: z.object({ n: z.number() }),
 *   execute: ({ n }) => ({ n: n * 2 }),
 * });
 * ```
 *
 * @throws TypeError for a malformed path, an option that is unknown or of the wrong type, or a missing function.
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
    readonly execute: ComponentFunction<Path, Input, Output>;
  },
): ComponentDefinition<Path, Input, Output>;
export function defineComponent<Path extends string, Input, Validated, Output, OutputSchema extends PlainSchema>(
  definition: ComponentDetails & {
    readonly path: Path;
    readonly input: StandardSchemaV1<Input, Validated>;
    readonly output?: OutputSchema | undefined;
    readonly execute: ComponentFunction<Path, Validated, Output>;
  },
): ComponentDefinition<Path, Input, Output, Validated>;
export function defineComponent<
  Path extends string,
  Input extends UnannotatedInput,
  Output,
  Returned,
  InputSchema extends PlainSchema,
>(
  definition: ComponentDetails & {
    readonly path: Path;
    readonly input?: InputSchema | undefined;
    readonly output: StandardSchemaV1<Returned, Output>;
    readonly execute: ComponentFunction<Path, Input, NoInfer<Returned>>;
  },
): ComponentDefinition<Path, Input, Output, Input, Returned>;
// The one that users meet most often comes last: its message is the one that TypeScript shows when none fits.
export function defineComponent<Path extends string, Input, Validated, Output, Returned>(
  definition: ComponentDetails & {
    readonly path: Path;
    readonly input: StandardSchemaV1<Input, Validated>;
    readonly output: StandardSchemaV1<Returned, Output>;
    readonly execute: ComponentFunction<Path, Validated, NoInfer<Returned>>;
  },
): ComponentDefinition<Path, Input, Output, Validated, Returned>;
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

// setTimeout fires at once beyond this.
function createDefinition(path: string, options: unknown, execute: unknown): ComponentDefinition {
  parsePathPattern(path);
  const refuse = (problem: string) => new TypeError(`Component ${JSON.stringify(path)}: ${problem}`);
  if (typeof execute !== "function") {
    throw refuse(`execute must be a function, got ${execute === null ? "null" : typeof execute}.`);
  }
  if (typeof options !== "object" || options === null) {
    throw refuse("its options must be an object: worker.component(path, options, execute).");
  }
  const unknown = Object.keys(options).find((name) => !OPTION_NAMES.includes(name));
  if (unknown !== undefined) throw refuse(`unknown option "${unknown}"; there are ${OPTION_NAMES.join(", ")}.`);
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
    throw refuse("inferOutputSchema must be a function from JSON Schema to JSON Schema.");
  }
  const isDeadline = typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs <= MAX_TIMER_MS;
  if (timeoutMs !== undefined && !isDeadline) {
    throw refuse(`timeoutMs must be a number of milliseconds from 1 to ${MAX_TIMER_MS}, got ${timeoutMs}.`);
  }
}
