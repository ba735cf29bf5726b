import type { FaultKind } from "./fault-options.ts";

/** A fault that has happened. */
export interface InjectedFault {
  readonly kind: FaultKind;
  /** The message that it happened to, such as `answer to blobs/put of /hello/count-words (attempt 1)`. */
  readonly message: string;
}

/** All that was broken, in that order. */
export class FaultLog {
  readonly faults: InjectedFault[] = [];

  note(kind: FaultKind, message: string): InjectedFault {
    const fault = { kind, message };
    this.faults.push(fault);
    return fault;
  }
}

/** What is thrown in place of a lost message: the same as `fetch` throws when a connection cannot be had or breaks. */
export function connectionLost({ kind, message }: InjectedFault): TypeError {
  const words = kind === "kill" ? "terminated" : "fetch failed";
  return new TypeError(words, { cause: new Error(`the test's fault "${kind}" hit the ${message}`) });
}
