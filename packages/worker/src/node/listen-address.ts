import { isIP } from "node:net";
import { parseArgs } from "node:util";

/** The options of `serve` that determine the address. */
export interface ListenAddressOptions {
  /** IP address or host name to bind. @default "127.0.0.1" */
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
 * `$PORT`, else 0. The host is the option, else 127.0.0.1. `localhost` becomes 127.0.0.1, because it can mean `::1`, while
 * runtimes connect to the IPv4 address.
 *
 * @throws TypeError if a port or host is invalid. The message names its source and value.
 */
export function resolveListenAddress(
  options: ListenAddressOptions,
  argv: readonly string[] = process.argv.slice(2),
  env: Readonly<Record<string, string | undefined>> = process.env,
): ListenAddress {
  return { host: readHost(options.host), port: readPort(options.port, argv, env) };
}

function readHost(host: string | undefined): string {
  if (host === undefined || host.toLowerCase() === "localhost") return DEFAULT_HOST;
  if (isIP(host) !== 0 || HOST_NAME.test(host)) return host;
  throw new TypeError(
    `The host option is ${JSON.stringify(host)}. It must be an IP address or a host name without scheme and port, such as "127.0.0.1", "0.0.0.0" or "::".`,
  );
}

function readPort(
  option: number | undefined,
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): number {
  if (option !== undefined) return checkPort(option, "The port option", option);
  const argument = readArgument(argv);
  if (argument !== undefined) return checkPort(toPort(argument), "--port", argument);
  const variable = env["PORT"];
  return variable ? checkPort(toPort(variable), "The environment variable PORT", variable) : 0;
}

/** Returns the value of `--port`, or true if it has none. Other arguments belong to the program and are ignored. */
function readArgument(argv: readonly string[]): string | boolean | undefined {
  const { values } = parseArgs({ args: [...argv], options: { port: { type: "string" } }, strict: false });
  return values.port;
}

function toPort(text: string | boolean): number {
  return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function checkPort(port: number, source: string, given: unknown): number {
  if (Number.isInteger(port) && port >= 0 && port <= MAX_PORT) return port;
  const value = given === true ? "has no value" : `is ${typeof given === "string" ? JSON.stringify(given) : given}`;
  throw new TypeError(`${source} ${value}. It must be a port from 0 to ${MAX_PORT}, where 0 means any free port.`);
}
