import { toComponentError, toInternalError, toRpcError } from "@stepflow/protocol";

// #region toRpcError
toRpcError(new Error("The disk is full."), "/save");
// { code: -32100, message: "The disk is full.", data: { error: "Error", component: "/save" } }
// #endregion

// #region toComponentError
toComponentError("The disk is full.").message; // "The disk is full."
// #endregion

// #region toInternalError
toInternalError(new TypeError("x is undefined"));
// { code: -32603, message: "Internal error: x is undefined", data: {} }
// #endregion
