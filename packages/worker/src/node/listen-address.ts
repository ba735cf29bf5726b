import { isIP } from "node:net";
import { parseArgs } from "node:util";

/** Where the address may come from. */
export interface ListenAddressOptions {
  /** Address or name to bind; 127.0.0.1 when absent. */
  readonly host?: string | undefined;
  /** 0 lets the system choose. */
  readonly port?: number | undefined;
}

/** What to listen on. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

const DEFAULT_HOST = "127.0.0.1";
const MAX_PORT = 65_535;
const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/**
 * Port: the option, else `--port N` or `--port=N` (the last one counts), else `$PORT`, else 0. Host: the option, else
 * 127.0.0.1; `localhost` becomes 127.0.0.1, because it may mean `::1` where a runtime that connects means IPv4.
 *
 * @throws TypeError that names the source and its value when that is not a port or a host.
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
    `The host option is ${JSON.stringify(host)}: give an address or a name alone, like "127.0.0.1", "0.0.0.0" or "::"`,
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

/** Value of `--port`; true when it has none. Other arguments are the program's own business. */
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
  throw new TypeError(`${source} ${value}: give a port from 0 to ${MAX_PORT}, where 0 lets the system choose`);
}
