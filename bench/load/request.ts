/** Input of every request: ASCII, a few hundred bytes, as in a typical small step. */
export const INPUT = {
  text: "The quick brown fox jumps over the lazy dog.",
  count: 42,
  tags: ["alpha", "beta", "gamma"],
  nested: { ratio: 0.75, missing: null, deep: { flag: true } },
} as const;

/** An execution as runtimes send it, field for field (docs/internals/wire.md#messages-to-the-worker). */
export function executeMessage(id: string, component: string): object {
  return {
    jsonrpc: "2.0",
    id,
    method: "components/execute",
    params: {
      component,
      input: INPUT,
      attempt: 1,
      observability: {
        trace_id: "01a1ff8ff9bb77b1b84ca2ce57e3c19d",
        span_id: "43b0d20200000002",
        run_id: "01a1ff8f-f9bb-77b1-b84c-a2b5e147df6a",
        flow_id: "09ef9b54".repeat(8),
        step_id: "s1",
      },
    },
  };
}

/** Creates the first message of a runtime, in the dialect of 0.9 (`v0`) or of 0.10 and 0.11 (`v1`). */
export function initializeMessage(dialect: "v0" | "v1"): object {
  const params = dialect === "v0" ? { runtime_protocol_version: 1 } : { runtimeProtocolVersion: 1 };
  return { jsonrpc: "2.0", id: "01a1ff8f-0000-7dd3-9ca8-7f737966b758", method: "initialize", params };
}

export const INITIALIZED: object = { jsonrpc: "2.0", method: "initialized", params: {} };

/** The bytes of a request with the headers of a runtime, exactly these (docs/internals/wire.md#requests-of-a-runtime). */
export function toRequest(port: number, message: object): string {
  const body = JSON.stringify(message);
  return (
    "POST / HTTP/1.1\r\ncontent-type: application/json\r\naccept: application/json, text/event-stream\r\n" +
    `host: 127.0.0.1:${port}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  );
}
