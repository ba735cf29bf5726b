import {
  type Dialect,
  encodeResult,
  PROTOCOL_VERSION,
  ProtocolVersionError,
  validateWorkerParams,
} from "@stepflow/protocol";
import type { Exchange, MethodHandler } from "@stepflow/transport";
import { type Negotiation, readDialect } from "../link/negotiation.ts";
import type { Logger } from "../log/logger.ts";

export interface InitializeMethodOptions {
  readonly negotiation: Negotiation;
  readonly logger: Logger;
  /** Refuses runtimes with another protocol version. */
  readonly strictInit: boolean;
  /** True if a runtime seems to have started this process. */
  readonly spawned: boolean;
  /** Called after each handshake: a runtime that was restarted may have lost the blobs that it had stored. */
  readonly onInitialized: () => void;
}

/** Serves `initialize`: the handshake that settles how to talk to the runtime. */
export function createInitializeMethod(options: InitializeMethodOptions): MethodHandler {
  const warnOfRestarts = createRestartWarning(options);
  return {
    async handle(wireParams: unknown, exchange: Exchange): Promise<unknown> {
      const dialect = readDialect(wireParams);
      const params = validateWorkerParams("initialize", dialect, wireParams);
      if (options.strictInit && params.runtimeProtocolVersion !== PROTOCOL_VERSION) {
        throw new ProtocolVersionError(params.runtimeProtocolVersion);
      }
      warnOfRestarts(dialect);
      const supportsBlobRefs = await options.negotiation.initialize(params, dialect, exchange);
      options.onInitialized();
      const version = { serverProtocolVersion: PROTOCOL_VERSION };
      return encodeResult("initialize", dialect, supportsBlobRefs ? { ...version, supportsBlobRefs } : version);
    },
  };
}

/** Warns at the first handshake, so that users know the reason before their worker restarts. */
function createRestartWarning({ spawned, logger }: InitializeMethodOptions): (dialect: Dialect) => void {
  let isDue = spawned;
  return (dialect) => {
    if (!isDue) return;
    isDue = false;
    const message = "Runtimes 0.9 and 0.10 restart a worker that they have started after every error of a component.";
    if (dialect === "v0") logger.warn(`${message} Run it by URL to avoid that.`);
    else logger.info(message);
  };
}
