import { readFileSync } from "node:fs";
import { checkTlsOptions, messageOf, type TlsOptions } from "@stepflow/protocol/internal";
import { type SessionTls, toSessionTls } from "../rpc/tls.ts";

/** Certificates of a worker, as it was given them and as its connections use them. */
export interface TlsSettings {
  readonly tls: TlsOptions | undefined;
  readonly sessionTls: SessionTls;
}

/** The variables with the paths of PEM files. */
const FILES = {
  ca: "STEPFLOW_TLS_CA_FILE",
  cert: "STEPFLOW_TLS_CERT_FILE",
  key: "STEPFLOW_TLS_KEY_FILE",
} as const;

/**
 * Reads the certificates: the option takes precedence over the environment, which has no effect on `http://` addresses.
 *
 * @throws TypeError for files that cannot be read or used; it names the option or the variable.
 */
export function readTlsSettings(
  option: TlsOptions | undefined,
  env: Readonly<Record<string, string | undefined>>,
  tasksUrl: string,
): TlsSettings {
  const isTls = tasksUrl.startsWith("https:");
  if (option !== undefined) {
    checkTlsOptions("tls", option);
    if (isTls) return { tls: option, sessionTls: toSessionTls(option, "tls") };
    throw new TypeError(
      `tls has no effect at ${tasksUrl}. Write https:// in tasksUrl (STEPFLOW_TASKS_URL), or omit tls.`,
    );
  }
  if (!isTls) return { tls: undefined, sessionTls: {} };
  const tls = readFiles(env);
  if (tls !== undefined) checkTlsOptions(SOURCE, tls);
  return { tls, sessionTls: toSessionTls(tls, SOURCE) };
}

const SOURCE = "The TLS of STEPFLOW_TLS_CA_FILE, STEPFLOW_TLS_CERT_FILE and STEPFLOW_TLS_KEY_FILE";

function readFiles(env: Readonly<Record<string, string | undefined>>): TlsOptions | undefined {
  const files: Partial<Record<keyof typeof FILES, string>> = {};
  for (const [name, variable] of Object.entries(FILES) as [keyof typeof FILES, string][]) {
    const path = env[variable]?.trim();
    if (path) files[name] = readPem(path, variable);
  }
  return Object.keys(files).length === 0 ? undefined : files;
}

function readPem(path: string, variable: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new TypeError(`The file of ${variable} cannot be read: ${messageOf(cause)}.`, { cause });
  }
}
