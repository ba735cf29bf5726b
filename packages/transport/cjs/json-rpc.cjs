// Node reads a CommonJS file that ESM imports character by character, to find out what it exports, before it runs it.
// For the libraries behind this file that takes longer than all the rest of them: so they are required from here, and
// Node reads only this.
exports.JSONRPCClient = require("json-rpc-2.0/dist/client.js").JSONRPCClient;
exports.JSONRPCServer = require("json-rpc-2.0/dist/server.js").JSONRPCServer;
