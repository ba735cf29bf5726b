/** One step of a definition, as the flow schemas describe it. */
export interface StepDefinition {
  readonly id: string;
  readonly component: string;
  readonly input: unknown;
  readonly onError?: unknown;
  readonly mustExecute?: boolean;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A flow as a runtime stores it. */
export interface FlowDefinition {
  readonly name: string;
  readonly description?: string;
  readonly version?: string;
  readonly steps: readonly StepDefinition[];
  readonly output: unknown;
}

/** A flow whose input and output types are known. */
export interface Flow<Input = unknown, Output = unknown> {
  /** What runtimes store. */
  readonly definition: FlowDefinition;
  /** The definition: wherever JSON is written, the flow itself can be given, as to `client.run` or `ctx.putBlob`. */
  toJSON(): FlowDefinition;
  /** The definition as YAML text. */
  toYaml(): Promise<string>;
  /** Types only, never set. */
  readonly "~types"?: { readonly input: Input; readonly output: Output };
}
