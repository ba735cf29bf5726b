import { Lane } from "./lane.ts";
import type { Load, LoadTarget } from "./load.ts";
import { executeMessage, INPUT, toRequest } from "./request.ts";

/** Executions that are answered at once, one after the other on each connection. */
export function createJsonLoad({ port, connections, onDone, onFailure }: LoadTarget): Load {
  const id = "01a1ff8f-f9bc-7dd3-9ca8-7f737966b758";
  const request = toRequest(port, executeMessage(id, "/echo"));
  const expected = JSON.stringify({ jsonrpc: "2.0", id, result: { output: INPUT } });
  let stopped = false;

  const lanes = Array.from({ length: connections }, () => new Lane(port, onFailure));
  const next = (lane: Lane, sample: string): void => {
    if (stopped) return;
    lane.send(request, ({ body }) => {
      // One answer is compared in full, the others with it.
      if (body !== sample && !isRight(body)) return onFailure(new Error(`Wrong answer: ${body}`));
      onDone();
      next(lane, body);
    });
  };
  const isRight = (body: string): boolean => normalized(body) === expected;
  for (const lane of lanes) next(lane, "");

  return {
    stop() {
      stopped = true;
      for (const lane of lanes) lane.destroy();
    },
  };
}

/** Members in our order and without spaces: servers may write them as they like. */
function normalized(body: string): string {
  const { jsonrpc, id, result } = JSON.parse(body) as { jsonrpc: string; id: string; result: { output: unknown } };
  return JSON.stringify({ jsonrpc, id, result: { output: result.output } });
}
