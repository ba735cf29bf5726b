import { Code, ConnectError } from "@connectrpc/connect";
import { type Peer, probePeer } from "./peer-probe.ts";
import { errnoOf, isBroken } from "./transient.ts";

export interface ProblemPlace {
  readonly url: string;
  readonly queue: string;
  /** True once the runtime has accepted a stream: then it is the right one, and is away for a while. */
  readonly worked: boolean;
}

/** What OpenSSL says of an answer that is no TLS. */
const TLS_ERRNOS: readonly string[] = ["EPROTO", "ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_PACKET_LENGTH_TOO_LONG"];
const SET_URL = "Check tasksUrl (STEPFLOW_TASKS_URL).";

/** One line that says why no tasks come, and what to do. */
export async function describeProblem(error: unknown, { url, queue, worked }: ProblemPlace): Promise<string> {
  const { code, rawMessage } = ConnectError.from(error);
  const errno = errnoOf(error);
  if (errno === "ECONNREFUSED") return `No runtime listens at ${url}. Start it. ${SET_URL}`;
  if (errno === "ENOTFOUND" || errno === "EAI_AGAIN") return `The host of ${url} is not known. ${SET_URL}`;
  if (errno === "EHOSTUNREACH" || errno === "ENETUNREACH" || errno === "ETIMEDOUT")
    return `${url} cannot be reached (${errno}). ${SET_URL}`;
  if (TLS_ERRNOS.includes(String(errno)))
    return `${url} speaks no TLS. Write http:// in tasksUrl (STEPFLOW_TASKS_URL).`;
  if (code === Code.NotFound && !isBroken(error)) return describeQueue(url, queue);
  if (code === Code.Unavailable && !isBroken(error)) return `The runtime at ${url} is not ready: ${rawMessage}.`;
  if (worked && isBroken(error)) return `The connection to the runtime at ${url} was lost.`;
  return describePeer(await probePeer(url), url, rawMessage);
}

function describeQueue(url: string, queue: string): string {
  const where = `The runtime at ${url} has no queue ${JSON.stringify(queue)}.`;
  return `${where} A starting runtime may know it soon; else make queue (STEPFLOW_QUEUE_NAME) the plugin's queueName.`;
}

function describePeer(peer: Peer, url: string, words: string): string {
  if (peer.kind === "tls") return `${url} speaks TLS. Write https:// in tasksUrl (STEPFLOW_TASKS_URL).`;
  if (peer.kind === "unknown") return `No gRPC at ${url}: ${words}. ${SET_URL}`;
  if (peer.version === undefined) return `${url} is a web server without Stepflow's gRPC services. ${SET_URL}`;
  const hint = "It calls its workers by HTTP: use serve() instead of pull().";
  return `${url} is a Stepflow runtime ${peer.version}. ${hint}`;
}
