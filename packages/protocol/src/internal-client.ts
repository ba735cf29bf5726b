// What the client loads at its start. It is internal and does not follow semantic versioning. It is an entry of its own because bundlers load
// an entry as a whole, and the other entries would bring helpers into the start that clients load at first use.

export { InvalidForkError, InvalidPinError } from "./errors/fork-errors.ts";
export { flowVariablesOf, variablesFromEnv } from "./flows/flow-variables.ts";
export { basicAuthorization } from "./internal/basic-authorization.ts";
export { defined } from "./internal/defined.ts";
export { MAX_TIMER_MS } from "./internal/max-timer.ts";
export { onAbort } from "./internal/on-abort.ts";
export { readWithin, StreamTooLongError } from "./internal/read-within.ts";
export { quoteUrl, showUrl } from "./internal/show-url.ts";
export { sleep } from "./internal/sleep.ts";
export { isPlainData } from "./json/plain-data.ts";
