import { createDeferred, type Deferred } from "@stepflow/protocol/internal";
import { Endpoint, type Exchange } from "@stepflow/transport";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENDPOINT_SERVERS, type EndpointServer } from "../support/wire/endpoint-servers.ts";
import { pair } from "../support/wire/pairing.ts";
import { HEAD, RecordingSink } from "../support/wire/recording-sink.ts";

interface Plan {
  /** Ids may repeat, because two runtimes can share a worker. */
  readonly id: string | number;
  readonly calls: number;
}

const plans = (count: number): fc.Arbitrary<readonly Plan[]> =>
  fc.array(
    fc.record({ id: fc.oneof(fc.string(), fc.integer(), fc.constantFrom(1, "1", 0, "")), calls: fc.nat({ max: 4 }) }),
    { minLength: 1, maxLength: count },
  );

/** Sends the given number of callbacks at once, and returns their results. */
const execute = (params: unknown, exchange: Exchange): Promise<unknown[]> => {
  const { exchange: number, calls } = params as { exchange: number; calls: number };
  return Promise.all(
    Array.from({ length: calls }, (_, call) =>
      exchange.call({ method: "runs/get", params: { exchange: number, call }, timeoutMs: 60_000 }),
    ),
  );
};

describe("correlation.any-order: interleaved exchanges get their own responses", () => {
  it("whatever their ids and the order of responses, with late and unknown ones among them", async () => {
    await fc.assert(
      fc.asyncProperty(plans(30), fc.infiniteStream(fc.nat()), async (wanted, random) => {
        const endpoint = new Endpoint({ methods: { run: { streams: true, handle: execute } } });
        const asked: { id: unknown; params: unknown }[] = [];
        const note = (piece: string) => {
          const message = JSON.parse(piece.slice("data: ".length));
          if (message.method !== undefined) asked.push(message);
        };
        const sinks = wanted.map(({ id, calls }, exchange) => {
          const sink = new RecordingSink(
            (piece, { headers }) => headers["content-type"] === "text/event-stream" && note(piece),
          );
          const message = { jsonrpc: "2.0", id, method: "run", params: { exchange, calls } };
          endpoint.receive(HEAD, JSON.stringify(message), sink);
          return sink;
        });
        const total = wanted.reduce((sum, { calls }) => sum + calls, 0);
        expect([asked.length, endpoint.pending.size]).toEqual([total, total]);
        const answers = [...asked, ...asked.slice(0, 3), { id: "unknown", params: {} }];
        while (answers.length > 0) {
          const [answer] = answers.splice(random.next().value % answers.length, 1);
          const sink = new RecordingSink();
          endpoint.receive(HEAD, JSON.stringify({ jsonrpc: "2.0", id: answer?.id, result: answer?.params }), sink);
          expect([sink.status, sink.text]).toEqual([202, ""]);
        }
        await endpoint.idle();
        sinks.forEach((sink, exchange) => {
          const { id, calls } = wanted[exchange] as Plan;
          const result = Array.from({ length: calls }, (_, call) => ({ exchange, call }));
          expect(sink.messages.at(-1)).toEqual({ jsonrpc: "2.0", id: Object.is(id, -0) ? 0 : id, result });
          expect(sink.messages).toHaveLength(calls + 1);
        });
        expect(endpoint.pending.size).toBe(0);
      }),
    );
  });

  it.each(ENDPOINT_SERVERS)(
    "1,000 at once (100 where there are sockets) over $name",
    async (server) => {
      const count = server.name.includes("memory") ? 1_000 : 100;
      const indices = Array.from({ length: 2 * count }, (_, index) => index);
      const orders = fc.shuffledSubarray(indices, { minLength: indices.length });
      const property = fc.asyncProperty(orders, async (order) => answeredInOrder(server, order));
      await fc.assert(property, { numRuns: 1 });
    },
    60_000,
  );
});

/** Runs exchanges with two callbacks each at once, answers them in the given order, and checks the results. */
async function answeredInOrder(server: EndpointServer, order: readonly number[]): Promise<void> {
  const gates: Deferred<void>[] = [];
  const all = createDeferred<void>();
  const { client, endpoint } = await pair(server, {
    execute,
    client: {
      timeoutMs: 60_000,
      onCallback: async (_method, params) => {
        const gate = createDeferred<void>();
        if (gates.push(gate) === order.length) all.resolve();
        await gate.promise;
        return params;
      },
    },
  });
  const results = Array.from({ length: order.length / 2 }, (_, exchange) =>
    client.request("components/execute", { exchange, calls: 2 }),
  );
  await all.promise;
  expect(endpoint.pending.size).toBe(order.length);
  for (const index of order) gates[index]?.resolve();
  (await Promise.all(results)).forEach((result, exchange) => {
    expect(result).toEqual([
      { exchange, call: 0 },
      { exchange, call: 1 },
    ]);
  });
  expect(endpoint.pending.size).toBe(0);
}
