import { Lane } from "./lane.ts";
import type { Load, LoadTarget } from "./load.ts";
import { executeMessage, INPUT, toRequest } from "./request.ts";

/** Sends executions that are answered at once, one after the other on each connection. */
export function createJsonLoad({ port, connections, onDone, onFailure }: LoadTarget): Load {
  const id = "01a1ff8f-f9bc-7dd3-9ca8-7f737966b758";
  const request = toRequest(port, executeMessage(id, "/echo"));
  const expected = JSON.stringify({ jsonrpc: "2.0", id, result: { output: INPUT } });
  let stopped = false;

  const lanes = Array.from({ length: connections }, () => new Lane(port, onFailure));
  const next = (lane: Lane, sample: string): void => {
    if (stopped) return;
    lane.send(request, ({ body }) => {
      // The first answer is parsed and compared; the others are compared with its text.
      if (body !== sample && !isCorrect(body)) return onFailure(new Error(`Wrong answer: ${body}`));
      onDone();
      next(lane, body);
    });
  };
  const isCorrect = (body: string): boolean => normalized(body) === expected;
  for (const lane of lanes) next(lane, "");

  return {
    stop() {
      stopped = true;
      for (const lane of lanes) lane.destroy();
    },
  };
}

/** Writes the members in one order and without spaces, because servers may write them differently. */
function normalized(body: string): string {
  const { jsonrpc, id, result } = JSON.parse(body) as { jsonrpc: string; id: string; result: { output: unknown } };
  return JSON.stringify({ jsonrpc, id, result: { output: result.output } });
}
