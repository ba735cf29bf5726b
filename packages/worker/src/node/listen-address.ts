import { isIP } from "node:net";
import { parseArgs } from "node:util";
import { nearestName } from "@stepflow/protocol/internal";

/** The options of `serve` that determine the address. */
export interface ListenAddressOptions {
  /** IP address or host name to bind. @default `--host`, else `$HOST`, else "127.0.0.1" */
  readonly host?: string | undefined;
  /** Port to bind; 0 means any free port. @default `--port`, else `$PORT`, else 0 */
  readonly port?: number | undefined;
}

/** An address to listen on. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

const DEFAULT_HOST = "127.0.0.1";
const MAX_PORT = 65_535;
const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/**
 * Determines the address to listen on. The port is the option, else `--port N` or `--port=N` (the last one counts), else
 * `$PORT`, else 0. The host is the option, else `--host`, else `$HOST`, else 127.0.0.1. `localhost` becomes 127.0.0.1, because it can mean `::1`, while
 * runtimes connect to the IPv4 address.
 *
 * @throws TypeError if a port or host is invalid. The message names its source and value.
 */
export function resolveListenAddress(
  options: ListenAddressOptions,
  argv: readonly string[] = process.argv.slice(2),
  env: Readonly<Record<string, string | undefined>> = process.env,
): ListenAddress {
  return { host: readHost(options.host, argv, env), port: readPort(options.port, argv, env) };
}

/**
 * Describes the flags that {@link resolveListenAddress} ignores, or returns `undefined` if there are none. Programs that pass host and port
 * as options read their arguments themselves, so their flags are not described.
 */
export function describeIgnoredFlags(
  { host, port }: ListenAddressOptions,
  argv: readonly string[] = process.argv.slice(2),
): string | undefined {
  if (host !== undefined && port !== undefined) return undefined;
  const unknown = Object.keys(readArguments(argv)).filter((name) => !FLAGS.includes(name));
  if (unknown.length === 0) return undefined;
  const flags = unknown.map((name) => (name.length === 1 ? `-${name}` : `--${name}`)).join(", ");
  const meant = unknown.map((name) => nearestName(name, FLAGS)).find((name) => name !== undefined);
  const hint = meant === undefined ? "It reads --port and --host." : `Did you mean --${meant}?`;
  return `The worker ignores ${flags}. ${hint}`;
}

type Environment = Readonly<Record<string, string | undefined>>;

function readHost(option: string | undefined, argv: readonly string[], env: Environment): string {
  if (option !== undefined) return checkHost(option, "The host option");
  const { host: argument } = readArguments(argv);
  if (argument !== undefined) return checkHost(argument, "--host");
  const variable = env["HOST"];
  return variable ? checkHost(variable, "The environment variable HOST") : DEFAULT_HOST;
}

function checkHost(host: string | boolean, source: string): string {
  if (typeof host === "string") {
    if (host.toLowerCase() === "localhost") return DEFAULT_HOST;
    if (isIP(host) !== 0 || HOST_NAME.test(host)) return host;
  }
  const value = typeof host === "string" ? `is ${JSON.stringify(host)}` : "has no value";
  throw new TypeError(
    `${source} ${value}. It must be an IP address or a host name without scheme and port, such as "127.0.0.1", "0.0.0.0" or "::".`,
  );
}

function readPort(option: number | undefined, argv: readonly string[], env: Environment): number {
  if (option !== undefined) return checkPort(option, "The port option", option);
  const { port: argument } = readArguments(argv);
  if (argument !== undefined) return checkPort(toPort(argument), "--port", argument);
  const variable = env["PORT"];
  return variable ? checkPort(toPort(variable), "The environment variable PORT", variable) : 0;
}

const FLAGS: readonly string[] = ["port", "host"];

interface Arguments {
  readonly port?: string | boolean | undefined;
  readonly host?: string | boolean | undefined;
}

/** Reads all flags. The value of `--port` or `--host` is true if it has none. */
function readArguments(argv: readonly string[]): Arguments {
  const options = { port: { type: "string" }, host: { type: "string" } } as const;
  return parseArgs({ args: [...argv], options, strict: false }).values;
}

function toPort(text: string | boolean): number {
  return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function checkPort(port: number, source: string, given: unknown): number {
  if (Number.isInteger(port) && port >= 0 && port <= MAX_PORT) return port;
  const value = given === true ? "has no value" : `is ${typeof given === "string" ? JSON.stringify(given) : given}`;
  throw new TypeError(`${source} ${value}. It must be a port from 0 to ${MAX_PORT}, where 0 means any free port.`);
}
