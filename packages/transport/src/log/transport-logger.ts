/** Where the transport reports what no caller can be told. Any logger with these methods fits. */
export interface TransportLogger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Says nothing. */
export const silentTransportLogger: TransportLogger = { debug() {}, warn() {}, error() {} };
