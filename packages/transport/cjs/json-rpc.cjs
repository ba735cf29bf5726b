// When ESM imports a CommonJS file, Node first scans its whole text for exports. For the libraries behind this file the scan
// takes longer than everything else about them. They are required from here, so Node scans only this file.
exports.JSONRPCClient = require("json-rpc-2.0/dist/client.js").JSONRPCClient;
exports.JSONRPCServer = require("json-rpc-2.0/dist/server.js").JSONRPCServer;
