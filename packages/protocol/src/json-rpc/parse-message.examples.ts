import { parseMessage } from "@stepflow/protocol";

const body = '{"jsonrpc":"2.0","id":"a-1","method":"components/list"}';

// #region parseMessage
const message = parseMessage(body);
if (message.kind === "request") console.log(message.id, message.method);
else if (message.kind === "malformed") console.error(message.error.message);
// #endregion
