/** The version that all runtimes 0.7 – 0.11 announce and that this worker answers (wire.md §3). */
export const PROTOCOL_VERSION = 1;
