/** Protocol version that workers support. All runtimes with worker processes (0.7 to 0.11) use it. */
export const PROTOCOL_VERSION = 1;
