/** Receives log lines of the transport. Any logger with these three methods fits. */
export interface TransportLogger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Logs nothing. */
export const silentTransportLogger: TransportLogger = { debug() {}, warn() {}, error() {} };
