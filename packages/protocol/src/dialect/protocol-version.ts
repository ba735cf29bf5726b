/** The version that all runtimes 0.7 – 0.11 announce and that this worker answers (docs/internals/wire.md#start-up). */
export const PROTOCOL_VERSION = 1;
