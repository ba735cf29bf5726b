import { type Client, Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { BlobService, OrchestratorService, TasksService } from "@stepflow/protocol/grpc";
import { Connection } from "./connection.ts";
import type { SessionTls } from "./tls.ts";
import { createUnaryTransport } from "./unary-transport.ts";

/** Largest request that runtimes accept. */
export const MAX_REQUEST_BYTES: number = 4 * 1024 * 1024;
/** Largest answer that is read. Runtimes store blobs of at most 250 MiB. */
export const MAX_ANSWER_BYTES: number = 256 * 1024 * 1024;
/** HTTP/2 allows 2^30 requests per connection, six days of a busy worker. A new connection is opened well before. */
const MAX_REQUESTS = 2 ** 29;
/** Runtimes send values that nest deeper than the 100 levels which protobuf-es reads by default. */
export const READ_OPTIONS = { recursionLimit: 1_000 } as const;

/** Clients of one runtime over one connection, which is opened by the first call and reopened after a failure. */
export interface Channel {
  /** Origin of the runtime. */
  readonly url: string;
  readonly orchestrator: Client<typeof OrchestratorService>;
  readonly blobs: Client<typeof BlobService>;
  readonly tasks: Client<typeof TasksService>;
  /** Number of requests so far. */
  readonly requests: number;
  /** Closes the connection after its last answer. */
  retire(): void;
  close(): void;
}

/** Creates the clients. The connection is opened by the first call. */
function createChannel(url: string, tls: SessionTls): Channel {
  const connection = new Connection(url, tls);
  const limits = { writeMaxBytes: MAX_REQUEST_BYTES, readMaxBytes: MAX_ANSWER_BYTES, binaryOptions: READ_OPTIONS };
  const others = createGrpcTransport({ baseUrl: url, sessionManager: connection, ...limits });
  const transport = createUnaryTransport({ connection, others, ...limits });
  return {
    url,
    orchestrator: createClient(OrchestratorService, transport),
    blobs: createClient(BlobService, transport),
    tasks: createClient(TasksService, transport),
    get requests() {
      return connection.requests;
    },
    retire: () => connection.retire(),
    close: () => connection.abort(),
  };
}

/** Keeps a channel for each address, because tasks of one queue may belong to several runtimes. */
export class Channels {
  readonly #channels = new Map<string, Channel>();
  readonly #retired: Channel[] = [];
  readonly #tls: SessionTls;
  readonly #maxRequests: number;
  #isClosed = false;

  constructor(tls: SessionTls = {}, maxRequests: number = MAX_REQUESTS) {
    this.#tls = tls;
    this.#maxRequests = maxRequests;
  }

  /** @throws ConnectError after `close`, because a further channel would never be closed. */
  get(url: string): Channel {
    if (this.#isClosed) throw new ConnectError("the worker has stopped", Code.FailedPrecondition);
    const known = this.#channels.get(url);
    if (known !== undefined && known.requests < this.#maxRequests) return known;
    if (known !== undefined) this.#retire(known);
    const channel = createChannel(url, this.#tls);
    this.#channels.set(url, channel);
    return channel;
  }

  close(): void {
    this.#isClosed = true;
    for (const channel of [...this.#retired, ...this.#channels.values()]) channel.close();
    this.#channels.clear();
  }

  #retire(channel: Channel): void {
    this.#retired.push(channel);
    channel.retire();
  }
}
