import { messageOf } from "@stepflow/protocol/internal";

/**
 * Wraps a listener of the caller, so that its errors end neither the server nor the program. The first error is reported on stderr. A
 * rejection of an async listener counts as well.
 */
export function safeListener(name: string, listener: (text: string) => unknown): (text: string) => void {
  let hasFailed = false;
  const report = (error: unknown): void => {
    if (hasFailed) return;
    hasFailed = true;
    process.stderr.write(`stepflow: The listener ${name} failed: ${messageOf(error)}. It is still called.\n`);
  };
  return (text) => {
    try {
      const result = listener(text);
      if (result instanceof Promise) result.catch(report);
    } catch (error) {
      report(error);
    }
  };
}
