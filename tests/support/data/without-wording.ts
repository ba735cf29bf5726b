interface Cause {
  readonly error: string;
  readonly attachments?: readonly string[];
}

/**
 * A stack of causes without the sentences of the HTTP and JSON libraries below it: which step of which component failed, and the
 * error of the component with its code. Anything else is given back as it is.
 */
export function withoutWording(stack: unknown): unknown {
  if (!Array.isArray(stack)) return stack;
  const [step, execution, cause] = stack as readonly (Cause | undefined)[];
  if (execution?.error !== "error executing component" || cause === undefined) return stack;
  if (/^(component server error\(|Blob not found: )/.test(cause.error)) return stack;
  if (cause.error === "Serialization error") return [step, execution, cause];
  return [step, { error: execution.error }];
}
