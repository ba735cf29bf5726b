import type { FaultKind } from "./fault-options.ts";

/** A fault that was injected. */
export interface InjectedFault {
  readonly kind: FaultKind;
  /** The affected message, such as `answer to blobs/put of /hello/count-words (attempt 1)`. */
  readonly message: string;
}

/** The injected faults, in order. */
export class FaultLog {
  readonly faults: InjectedFault[] = [];

  note(kind: FaultKind, message: string): InjectedFault {
    const fault = { kind, message };
    this.faults.push(fault);
    return fault;
  }
}

/** The error for a lost message, equal to what `fetch` throws if a connection cannot be opened or breaks. */
export function connectionLost({ kind, message }: InjectedFault): TypeError {
  const words = kind === "kill" ? "terminated" : "fetch failed";
  return new TypeError(words, { cause: new Error(`the injected fault "${kind}" affected the ${message}`) });
}
