// Keeps Node from scanning the library for exports, as json-rpc.cjs does.
exports.ipaddr = require("ipaddr.js");
