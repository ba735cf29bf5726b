import { messageOf } from "@stepflow/protocol/internal";
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

/** Converts any error to one that can be printed. An unknown error keeps its stack, because it is a defect of this program. */
export function toCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (!(error instanceof Error)) return new CliError("internal", messageOf(error));
  const reason = REASONS[error.name];
  if (reason !== undefined) return new CliError(reason, error.message, { cause: error });
  return new CliError("internal", `This is a defect of stepflow-worker: ${error.stack ?? error.message}`, {
    cause: error,
  });
}
