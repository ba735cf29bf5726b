/** A flow that carries the types of its input and output, such as the result of `flow()` of `@stepflow/worker/flow`. */
export interface TypedFlow<Input = unknown, Output = unknown> {
  /** Returns the flow in the JSON format that runtimes store and run. */
  toJSON(): object;
  /** Exists only in the type system and is never set. */
  readonly "~types"?: { readonly input: Input; readonly output: Output };
}

/** Anything but the result of `flow()`. */
interface WithoutTypes {
  readonly "~types"?: never;
}

/** A flow as an object whose input and output types are unknown: a definition in the JSON format of runtimes. */
export type UntypedFlow = (object & WithoutTypes) | (WithoutTypes & { readonly [member: string]: unknown });
