/** Intended differences between our schemas and the published shapes: `<file> <definition> <member>` → reason. */
export const widenings: Readonly<Record<string, string>> = {
  ...bothDialects({
    "MethodRequest method": "An unknown method must reach the dispatcher, which answers -32601 (JSON-RPC 2.0).",
    "MethodRequest jsonrpc": "Runtimes refuse a message without it (wire.md#how-a-response-is-read).",
    "MethodError jsonrpc": "Runtimes refuse a message without it (wire.md#how-a-response-is-read).",
    "MethodSuccess jsonrpc": "Runtimes refuse a message without it (wire.md#how-a-response-is-read).",
    "MethodResponse jsonrpc": "Runtimes refuse a message without it (wire.md#how-a-response-is-read).",
    "Notification jsonrpc": "Runtimes refuse a message without it (wire.md#acknowledgements).",
  }),
  "protocol-v0 Notification method":
    "The published shape allows any JSON as a method's name; JSON-RPC 2.0 and every recorded message have a string.",
  "protocol-v0 Message": "Follows from the envelopes above.",
  "protocol-v0 WorkflowOverrides": "Runtime 0.9 accepts the flat form only (wire.md#callbacks); both are allowed here.",
  "flow-v0 ErrorAction action": "The published discriminator names the three words.",
  "flow-v0 OnErrorFail action": "The published discriminator names the word.",
  "flow-v0 OnErrorDefault action": "The published discriminator names the word.",
  "flow-v0 OnErrorRetry action": "The published discriminator names the word.",
  "flow-v0 ValueExpr": "The alternatives have names here.",
  "flow-v1 ValueExpr":
    "The published shape is any JSON; the alternatives are for people and types, and any JSON still passes.",
};

function bothDialects(entries: Record<string, string>): Record<string, string> {
  const both = Object.entries(entries).flatMap(([key, why]) =>
    ["v0", "v1"].map((dialect) => [`protocol-${dialect} ${key}`, why]),
  );
  return Object.fromEntries(both) as Record<string, string>;
}
