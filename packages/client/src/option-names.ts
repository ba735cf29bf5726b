import type { Client } from "./client.ts";

const CALL = ["signal", "timeoutMs"];
const RUN = [...CALL, "maxConcurrency", "overrides", "variables"];

/** Names of the options of `createClient`. */
export const CLIENT_NAMES: readonly string[] = [
  ...["url", "fetch", "headers", "timeoutMs", "json"],
  ...["resolveReferences", "referenceLimitBytes"],
];

/** Names of the options of the methods. Those that are missing here have the options of every call. */
export const METHOD_NAMES: Readonly<Partial<Record<keyof Client, readonly string[]>>> = {
  storeFlow: [...CALL, "dryRun"],
  submit: [...RUN, "wait", "timeoutSecs"],
  run: [...RUN, "pins"],
  fork: [...RUN, "pins", "from", "item", "input", "flow"],
  follow: [...CALL, "since"],
  listRuns: [...CALL, "status", "flowName", "rootRunId", "parentRunId", "limit", "offset"],
  getRunSteps: [...CALL, "itemIndex"],
  listComponents: [...CALL, "includeSchemas"],
  putBlob: [...CALL, "filename"],
  putBinary: [...CALL, "filename"],
};

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/** Throws for the options that do not exist. It is loaded when there are some. */
type Refuse = (method: string, options: object, names: readonly string[]) => Promise<void>;

/** Checks the options of `createClient`. A runtime that runs may take their place: it has a URL or a `fetch`, and is closed by its user. */
export function checkClientOptions(options: object): void {
  if (Object.getPrototypeOf(options) !== Object.prototype || isRuntime(options)) return;
  const unknown = unknownIn(options, CLIENT_NAMES);
  if (unknown === undefined) return;
  throw new TypeError(
    `createClient: there is no option ${JSON.stringify(unknown)}. The options are ${CLIENT_NAMES.join(", ")}.`,
  );
}

function isRuntime(value: object): boolean {
  return ["run", "close"].every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === "function");
}

/** Lets each method of a client that returns a promise refuse options that do not exist. The options are the last of its parameters. */
export function withCheckedOptions(client: Client, refuse: Refuse): Client {
  const checked = Object.entries(client).map(([name, call]: [string, unknown]) => {
    if (typeof call !== "function" || name === "follow") return [name, call];
    const names = METHOD_NAMES[name as keyof Client] ?? CALL;
    const checking: Call = async (...args) => {
      const options = args[call.length - 1];
      if (unknownIn(options, names) !== undefined) await refuse(`client.${name}`, Object(options), names);
      return await (call as Call)(...args);
    };
    return [name, checking];
  });
  return Object.fromEntries(checked) as Client;
}

function unknownIn(options: unknown, names: readonly string[]): string | undefined {
  if (typeof options !== "object" || options === null) return undefined;
  return Object.keys(options).find((name) => !names.includes(name));
}
