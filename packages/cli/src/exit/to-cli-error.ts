import { describeTlsError, messageOf, type TlsRemedies } from "@stepflow/protocol/internal";
import { CliError } from "./cli-error.ts";
import type { ExitReason } from "./exit-code.ts";

/** Errors of other packages by name, so that no package is loaded only to recognize its errors. */
const REASONS: Readonly<Record<string, ExitReason>> = {
  WorkerStartError: "unreachable",
  RuntimeUnreachableError: "unreachable",
  RuntimeFailedError: "unreachable",
  InvalidResponseError: "unreachable",
  UnauthorizedError: "unreachable",
  OrchestratorError: "unreachable",
  ServerInstallError: "unreachable",
  ServerMismatchError: "unreachable",
  ServerStartError: "unreachable",
  RequestTimeoutError: "cancelled",
  RunTimeoutError: "cancelled",
  BadRequestError: "usage",
  FlowRefusedError: "usage",
  InvalidConfigError: "usage",
  InvalidFlowError: "usage",
  InvalidForkError: "usage",
  InvalidPinError: "usage",
  NotFoundError: "usage",
  NotServedError: "usage",
  OverrideError: "usage",
  PayloadTooLargeError: "usage",
  RunFolderInUseError: "usage",
  UnknownRunError: "usage",
};

const TLS_REMEDIES: TlsRemedies = {
  ca: "Add --cacert FILE with its certificate.",
  cert: "Add --cert FILE and --key FILE.",
};

/** The client of runtimes has a hint of its own. */
const REFUSED_REMEDY = "Nothing listens there: start the worker, or correct its address.";

/** Converts any error to one that can be printed. An unknown error keeps its stack, because it is a defect of this program. */
export function toCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (!(error instanceof Error)) return new CliError("internal", messageOf(error));
  const reason = REASONS[error.name];
  if (reason !== undefined) return new CliError(reason, describe(error), { cause: error });
  return new CliError("internal", `This is a defect of stepflow-worker: ${error.stack ?? error.message}`, {
    cause: error,
  });
}

/** The hints of the client about certificates are for programs. */
function describe({ message, code, hint }: Error & { readonly code?: unknown; readonly hint?: unknown }): string {
  if (message.includes("ECONNREFUSED") && typeof hint !== "string") return `${message} ${REFUSED_REMEDY}`;
  const remedy = typeof code === "string" ? describeTlsError(code, TLS_REMEDIES) : undefined;
  return remedy === undefined || typeof hint !== "string" ? message : message.replace(hint, remedy);
}
