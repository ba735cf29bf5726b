import {
  Endpoint,
  type EndpointOptions,
  type Exchange,
  type RequestGuardOptions,
  type TransportLogger,
} from "@stepflow/transport";
import { createWorkerClient, type WorkerClient, type WorkerClientOptions } from "@stepflow/transport/client";
import { expect, onTestFinished, vi } from "vitest";
import type { EndpointServer, Served } from "./endpoint-servers.ts";

export interface PairingOptions extends Partial<EndpointOptions>, RequestGuardOptions {
  /** Handler of `components/execute`. */
  readonly execute?: (params: unknown, exchange: Exchange) => unknown;
  readonly client?: Partial<WorkerClientOptions>;
}

/** A worker's endpoint behind a server, and a client of it. */
export interface Pairing {
  readonly endpoint: Endpoint;
  readonly served: Served;
  readonly client: WorkerClient;
  /** Log of the endpoint, as level and message. */
  readonly log: readonly (readonly [level: string, message: string])[];
}

/** Creates both ends for one test. After the test, everything must be released. */
export async function pair(server: EndpointServer, options: PairingOptions = {}): Promise<Pairing> {
  const { execute = () => null, methods, client: clientOptions, auth, origin, bodyLimitBytes, ...rest } = options;
  const log: (readonly [string, string])[] = [];
  const endpoint = new Endpoint({
    logger: toLogger(log),
    ...rest,
    methods: { "components/execute": { streams: true, handle: execute }, ...methods },
  });
  const served = await server.serve({ endpoint, auth, origin, bodyLimitBytes });
  const client = createWorkerClient({ url: served.url, fetch: served.fetch, ...clientOptions });
  onTestFinished(async () => {
    client.close();
    await served.close();
    await vi.waitFor(() => expect(endpoint.pending.size).toBe(0));
    expect(client.active).toBe(0);
  });
  return { endpoint, served, client, log };
}

function toLogger(log: (readonly [string, string])[]): TransportLogger {
  const to = (level: string) => (message: string) => void log.push([level, message]);
  return { debug: to("debug"), warn: to("warn"), error: to("error") };
}
