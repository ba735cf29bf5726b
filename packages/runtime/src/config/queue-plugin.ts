import type { QueuePlugin } from "../workers/queue-plugin.ts";
import type { ConfigFindings } from "./config-findings.ts";

type JsonObject = Readonly<Record<string, unknown>>;
type Place = readonly (string | number)[];

/** The longest timer, 24.8 days. */
const MAX_SECS = 2_147_483;

/** Checks a plugin of type `grpc`. */
export function checkQueuePlugin(name: string, plugin: JsonObject, findings: ConfigFindings): void {
  const place = ["plugins", name];
  const refuse = (member: string, message: string): void => findings.refuse([...place, member], message);
  checkQueueName(plugin["queueName"], [...place, "queueName"], findings);
  const { command, args, env } = plugin as Readonly<Record<"command" | "args" | "env", unknown>>;
  if (command !== undefined && command !== null && (typeof command !== "string" || command === "")) {
    refuse("command", '"command" must be the name of a program');
  }
  if (args !== undefined && !(Array.isArray(args) && args.every((one) => typeof one === "string"))) {
    refuse("args", '"args" must be a list of texts: write numbers in quotes');
  }
  if (env !== undefined && !isTextByName(env)) {
    refuse("env", '"env" must be an object of texts by name: write numbers in quotes');
  }
  for (const member of ["queueTimeoutSecs", "executionTimeoutSecs"]) {
    const secs = plugin[member] ?? undefined;
    if (secs === undefined || (Number.isInteger(secs) && Number(secs) > 0 && Number(secs) <= MAX_SECS)) continue;
    refuse(member, `"${member}" must be a whole number of seconds above 0`);
  }
}

/** Checks the name of a queue. */
export function checkQueueName(value: unknown, place: Place, findings: ConfigFindings): void {
  if (typeof value === "string" && value !== "") return;
  findings.refuse(place, '"queueName" must name the queue from which workers pull');
}

/** Reads a plugin of type `grpc` that has been checked. Its program runs in a folder and inherits the environment. */
export function readQueuePlugin(
  plugin: JsonObject,
  cwd: string,
  queueName: unknown = plugin["queueName"],
): QueuePlugin {
  const { command, args, env } = plugin as { command?: string; args?: string[]; env?: Record<string, string> };
  const ms = (secs: unknown): number | undefined => (typeof secs === "number" ? secs * 1_000 : undefined);
  return {
    queue: String(queueName),
    queueTimeoutMs: ms(plugin["queueTimeoutSecs"]),
    executionTimeoutMs: ms(plugin["executionTimeoutSecs"]),
    // Without a command there is no program to start.
    program: command ? { command, args: args ?? [], env: env ?? {}, cwd } : undefined,
  };
}

function isTextByName(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((one) => typeof one === "string");
}
