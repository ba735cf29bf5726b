import type { Exchange } from "@stepflow/transport";
import { expect, it } from "vitest";
import { usedBytes } from "../support/processes/memory.ts";
import { ENDPOINT_SERVERS } from "../support/wire/endpoint-servers.ts";
import { pair } from "../support/wire/pairing.ts";

/** `STEPFLOW_SOAK_EXCHANGES=20000 npm run test:soak` makes a short run. */
const EXCHANGES = Number(process.env["STEPFLOW_SOAK_EXCHANGES"] ?? 1_000_000);
const ROUNDS = 10;
const CONCURRENCY = 64;
const ALLOWED_GROWTH_BYTES = 8 * 1024 * 1024;

/** Every fourth exchange sends two callbacks, so it becomes an event stream. */
async function execute(params: unknown, exchange: Exchange): Promise<unknown> {
  const { number } = params as { number: number };
  if (number % 4 !== 0) return number;
  const call = (part: string): Promise<unknown> =>
    exchange.call({ method: "runs/get", params: { number, part }, timeoutMs: 60_000 });
  return Promise.all([call("first"), call("second")]);
}

it.each(ENDPOINT_SERVERS)("a long run of $name: every answer is correct, and memory is released", async (server) => {
  const { client, endpoint } = await pair(server, {
    execute,
    client: { onCallback: (_method, params) => params },
  });
  let next = 0;
  const work = async (end: number): Promise<void> => {
    while (next < end) {
      const number = next++;
      const result = await client.request("components/execute", { number });
      const parts = ["first", "second"].map((part) => ({ number, part }));
      expect(result).toEqual(number % 4 === 0 ? parts : number);
    }
  };

  const used: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const end = Math.floor((EXCHANGES / ENDPOINT_SERVERS.length) * (round / ROUNDS));
    await Promise.all(Array.from({ length: CONCURRENCY }, () => work(end)));
    expect(endpoint.pending.size).toBe(0);
    used.push(await usedBytes());
  }
  // The first round fills caches and pools. After it, memory must not grow.
  const [, settled = 0] = used;
  expect(Math.max(...used.slice(2)) - settled, `bytes after each round: ${used.join(", ")}`).toBeLessThan(
    ALLOWED_GROWTH_BYTES,
  );
});
