import { ERROR_CODES, isRequestId, rpcFailure, rpcSuccess } from "@stepflow/protocol";

// #region isRequestId
isRequestId("a-1"); // true
isRequestId(1.5); // false
// #endregion

// #region rpcSuccess
rpcSuccess("a-1", { output: 1 }); // { jsonrpc: "2.0", id: "a-1", result: { output: 1 } }
// #endregion

// #region rpcFailure
const code = ERROR_CODES.methodNotFound;
rpcFailure("a-1", { code, message: "Method not found: x" });
// #endregion
