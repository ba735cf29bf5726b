/** One step of a {@link FlowDefinition}, in the JSON format of the runtime. */
export interface StepDefinition {
  /** Id of the step, unique in the flow. */
  readonly id: string;
  /** Path of the component, including the runtime's route prefix. */
  readonly component: string;
  /** Input of the component: JSON in which `{ $step: … }`, `{ $input: … }` and the like are expressions. */
  readonly input: unknown;
  /** Error action, such as `{ action: "retry", maxRetries: 3 }`. */
  readonly onError?: unknown;
  /** Whether the step runs even if no result depends on it. */
  readonly mustExecute?: boolean;
  /** Additional data, which the runtime stores with the step. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A flow in the JSON format that runtimes store and run. */
export interface FlowDefinition {
  /** Name of the flow. Only a flow from a file may have none. */
  readonly name?: string;
  /** Purpose of the flow, for people. */
  readonly description?: string;
  /** Version of the flow, for people. */
  readonly version?: string;
  /** JSON Schema of an object whose properties are the schemas of `input`, `output` and `variables`. */
  readonly schemas?: object;
  /** Additional data, which the runtime stores with the flow. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Steps in the order in which they were added. */
  readonly steps: readonly StepDefinition[];
  /** Output of the flow: JSON that may contain expressions. */
  readonly output: unknown;
  /** Test cases, and their configuration. Only a flow from a file has them. */
  readonly test?: unknown;
  /** Example inputs. Only a flow from a file has them. */
  readonly examples?: readonly unknown[];
}

/** A flow that carries the types of its input and output. Create one with `flow()`. */
export interface Flow<Input = unknown, Output = unknown> {
  /** The JSON that runtimes store and run. */
  readonly definition: FlowDefinition;
  /** Returns the definition, so that a flow can be passed wherever JSON is written, for instance to `client.run` or `ctx.putBlob`. */
  toJSON(): FlowDefinition;
  /** Returns the definition as YAML. */
  toYaml(): Promise<string>;
  /** Exists only in the type system and is never set. */
  readonly "~types"?: { readonly input: Input; readonly output: Output };
}
