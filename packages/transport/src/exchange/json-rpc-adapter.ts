/**
 * The parts of json-rpc-2.0 that are used, by way of a file of CommonJS: imported directly they cost a worker half of
 * what Node itself needs to start.
 */
export { JSONRPCClient, type JSONRPCErrorResponse, type JSONRPCResponse, JSONRPCServer } from "../../cjs/json-rpc.cjs";
