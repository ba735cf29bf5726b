import { recoverRequestId } from "@stepflow/protocol";

// #region recoverRequestId
recoverRequestId('{"jsonrpc":"2.0","id":"a-1","method":"components/execute","params":{'); // "a-1"
recoverRequestId("<html>"); // null
// #endregion
