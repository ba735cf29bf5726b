import { type Client, Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { BlobService, OrchestratorService, TasksService } from "@stepflow/protocol/grpc";
import { Connection } from "./connection.ts";
import { schemeOf, toServerUrl } from "./server-url.ts";
import type { SessionTls } from "./tls.ts";
import { createUnarySender, createUnaryTransport, type UnarySender } from "./unary-transport.ts";

/** Largest request that runtimes accept. */
export const MAX_REQUEST_BYTES: number = 4 * 1024 * 1024;
/** Largest answer that is read. Runtimes store blobs of at most 250 MiB. */
export const MAX_ANSWER_BYTES: number = 256 * 1024 * 1024;
/** HTTP/2 allows 2^30 requests per connection, six days of a busy worker. A new connection is opened well before. */
const MAX_REQUESTS = 2 ** 29;
/** Number of addresses that are remembered. */
const MAX_URLS = 1_000;
/** Runtimes send values that nest deeper than the 100 levels which protobuf-es reads by default. */
export const READ_OPTIONS = { recursionLimit: 1_000 } as const;

/** Clients of one runtime over one connection, which is opened by the first call and reopened after a failure. */
export interface Channel {
  /** Origin of the runtime. */
  readonly url: string;
  /** Makes a unary call with a message that is encoded already. */
  readonly send: UnarySender;
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
  const send = createUnarySender(connection, limits);
  const transport = createUnaryTransport({ send, others, binaryOptions: READ_OPTIONS });
  return {
    url,
    send,
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
  readonly #urls = new Map<string, string>();
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

  /**
   * Converts the address in a task to the URL of its runtime. Tasks repeat few addresses, and each is parsed once.
   *
   * @throws TypeError if the address is invalid
   */
  toUrl(address: string, tasksUrl: string): string {
    const scheme = schemeOf(tasksUrl);
    const key = `${scheme} ${address}`;
    const known = this.#urls.get(key);
    if (known !== undefined) return known;
    const url = toServerUrl(address, "The task's orchestrator_service_url", scheme);
    if (this.#urls.size >= MAX_URLS) this.#urls.clear();
    this.#urls.set(key, url);
    return url;
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
