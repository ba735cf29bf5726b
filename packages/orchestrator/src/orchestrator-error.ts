/** Options of an {@link OrchestratorError}. */
export interface OrchestratorErrorOptions {
  /** How to mend the problem; appended to the message. */
  readonly hint?: string | undefined;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

/**
 * Base class of all errors of this package.
 *
 * @example
 * ```ts source="./orchestrator-error.examples.ts#OrchestratorError"
 * try {
 *   await using server = await startOrchestrator({ version: "0.11.1", workers: {} });
 * } catch (error) {
 *   if (error instanceof ServerStartError) console.error(error.logs.join("\n"));
 *   else if (error instanceof OrchestratorError) console.error(error.hint ?? error.message);
 *   else throw error;
 * }
 * ```
 */
export class OrchestratorError extends Error {
  override readonly name: string = "OrchestratorError";
  /** How to mend the problem. */
  readonly hint: string | undefined;

  constructor(message: string, options: OrchestratorErrorOptions = {}) {
    super(options.hint === undefined ? message : `${message}\n${options.hint}`, { cause: options.cause });
    this.hint = options.hint;
  }
}

/** The server could not be installed because Python, pip, the network or the version is missing. */
export class ServerInstallError extends OrchestratorError {
  override readonly name = "ServerInstallError";
}

/** The binary is not the wanted one: it has another version, or it is not the published file. */
export class ServerMismatchError extends OrchestratorError {
  override readonly name = "ServerMismatchError";
}

/** The server exited before it was ready, or was not ready in time. The message contains the end of its log. */
export class ServerStartError extends OrchestratorError {
  override readonly name = "ServerStartError";
  /** The server's log, oldest line first. */
  readonly logs: readonly string[];

  constructor(message: string, logs: readonly string[], options: OrchestratorErrorOptions = {}) {
    super(message, options);
    this.logs = logs;
  }
}
