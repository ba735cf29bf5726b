// For the same reason as json-rpc.cjs.
exports.ipaddr = require("ipaddr.js");
