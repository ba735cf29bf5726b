/** Options of an {@link OrchestratorError}. */
export interface OrchestratorErrorOptions {
  /** What the reader can do about it; becomes part of the message. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** Base of all errors of this package. */
export class OrchestratorError extends Error {
  override readonly name: string = "OrchestratorError";
  readonly hint: string | undefined;

  constructor(message: string, options: OrchestratorErrorOptions = {}) {
    super(options.hint === undefined ? message : `${message}\n${options.hint}`, { cause: options.cause });
    this.hint = options.hint;
  }
}

/** No server of the wanted version was found and it could not be installed: no Python, no pip, no network, no such version. */
export class ServerInstallError extends OrchestratorError {
  override readonly name = "ServerInstallError";
}

/** A binary was found, but it is not the wanted one: another version, or not the published file. */
export class ServerMismatchError extends OrchestratorError {
  override readonly name = "ServerMismatchError";
}

/** The server ended or stayed silent before it was ready; the message carries the end of its log. */
export class ServerStartError extends OrchestratorError {
  override readonly name = "ServerStartError";
  /** The server's log, oldest line first. */
  readonly logs: readonly string[];

  constructor(message: string, logs: readonly string[], options: OrchestratorErrorOptions = {}) {
    super(message, options);
    this.logs = logs;
  }
}
