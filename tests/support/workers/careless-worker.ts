import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Endpoint, type Exchange } from "@stepflow/transport";
import { createNodeListener } from "@stepflow/transport/node";

// Worker that does not await its calls. It runs in a process of its own, which an unhandled rejection would end.

let kept: Exchange | undefined;

function execute(params: unknown, exchange: Exchange): unknown {
  const { end } = params as { end?: string };
  const call = (timeoutMs: number, signal?: AbortSignal) =>
    void exchange.call({ method: "runs/get", params: {}, timeoutMs, signal });
  void kept?.call({ method: "runs/get", params: {}, timeoutMs: 1_000 });
  kept = exchange;
  call(1);
  call(10_000);
  call(10_000, AbortSignal.abort("before"));
  void exchange.call({ method: "runs/get", params: { n: 1n }, timeoutMs: 1_000 });
  if (end === "throw") throw new Error("careless");
  if (end === "wait") return exchange.call({ method: "runs/get", params: {}, timeoutMs: 10_000 });
  return { output: end };
}

const endpoint = new Endpoint({ methods: { "components/execute": { streams: true, handle: execute } } });
const health = {
  ready: true,
  get active() {
    return endpoint.active + endpoint.pending.size;
  },
};
const server = createServer(createNodeListener({ endpoint, health }));
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
