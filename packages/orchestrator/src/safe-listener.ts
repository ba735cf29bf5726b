import { messageOf } from "@stepflow/protocol/internal";

/**
 * Wraps a listener of the caller, so that its errors end neither the server nor the program. The first error is reported on stderr. A
 * rejection of an async listener counts as well.
 */
export function safeListener<Value>(name: string, listener: (value: Value) => unknown): (value: Value) => void {
  let hasFailed = false;
  const report = (error: unknown): void => {
    if (hasFailed) return;
    hasFailed = true;
    process.stderr.write(`stepflow: The listener ${name} failed: ${messageOf(error)}. It is still called.\n`);
  };
  return (value) => {
    try {
      const result = listener(value);
      if (result instanceof Promise) result.catch(report);
    } catch (error) {
      report(error);
    }
  };
}
