import type { Client, ClientOptions } from "@stepflow/client";
import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "../io/cli-io.ts";
import { readTextFile } from "../values/read-file.ts";
import type { RuntimeChoice } from "./runtime-choice.ts";

/** Values of the options `--cacert`, `--cert` and `--key`: paths of PEM files for a runtime behind TLS. */
export interface TlsFlags {
  readonly cacert?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** Variables that have the same meaning as the options, also for workers that pull. */
const VARIABLES = {
  cacert: "STEPFLOW_TLS_CA_FILE",
  cert: "STEPFLOW_TLS_CERT_FILE",
  key: "STEPFLOW_TLS_KEY_FILE",
} as const;

/** Creates a client of a running runtime. @throws CliError for certificates that cannot be read or used. */
export async function openClient(
  options: ClientOptions & { readonly url: string },
  flags: TlsFlags,
  io: CliIo,
): Promise<Client> {
  checkTlsFlags({ kind: "url", url: options.url }, flags);
  const { createClient } = await import("@stepflow/client");
  if (!isHttps(options.url)) return createClient(options);
  const given = {
    cacert: flags.cacert ?? (io.env[VARIABLES.cacert] || undefined),
    cert: flags.cert ?? (io.env[VARIABLES.cert] || undefined),
    key: flags.key ?? (io.env[VARIABLES.key] || undefined),
  };
  if (Object.values(given).every((path) => path === undefined)) return createClient(options);
  const read = async (path: string | undefined): Promise<string | undefined> =>
    path === undefined ? undefined : await readTextFile(path, io);
  const [ca, cert, key] = await Promise.all([read(given.cacert), read(given.cert), read(given.key)]);
  const { createTlsFetch } = await import("@stepflow/client/node");
  try {
    return createClient({ ...options, fetch: createTlsFetch({ ca, cert, key }) });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const reason = cause.message.replace(/ Pass the contents of the file, not its path\.$/, "");
    throw new CliError("usage", `The files of --cacert, --cert and --key: ${reason}`, { cause });
  }
}

/** Refuses options that would have no effect. @throws CliError */
export function checkTlsFlags(choice: RuntimeChoice, flags: TlsFlags): void {
  const given = (["cacert", "cert", "key"] as const).find((name) => flags[name] !== undefined);
  if (given === undefined || (choice.kind === "url" && isHttps(choice.url))) return;
  throw new CliError("usage", `--${given} has an effect with --runtime https://… only.`);
}

function isHttps(url: string): boolean {
  return /^https:/i.test(url);
}
