export { JSONRPCClient } from "json-rpc-2.0/dist/client.js";
export type { JSONRPCErrorResponse, JSONRPCResponse } from "json-rpc-2.0/dist/models.js";
export { JSONRPCServer } from "json-rpc-2.0/dist/server.js";
