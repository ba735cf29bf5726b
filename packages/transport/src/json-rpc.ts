/**
 * The parts of json-rpc-2.0 that are used, imported by file: its index loads the whole package and costs a worker a
 * fifth of its start-up time.
 */
export { JSONRPCClient } from "json-rpc-2.0/dist/client.js";
export type { JSONRPCErrorResponse, JSONRPCResponse } from "json-rpc-2.0/dist/models.js";
export { JSONRPCServer } from "json-rpc-2.0/dist/server.js";
