import { Code, ConnectError } from "@connectrpc/connect";
import { describeTlsError, type TlsRemedies } from "@stepflow/protocol/internal";
import { errnoOf, isConnectionError, lacksTls } from "../rpc/call-error.ts";
import { type Peer, probePeer } from "./peer-probe.ts";

export interface ProblemPlace {
  readonly url: string;
  readonly queue: string;
  /** Whether a runtime has accepted a stream at this address before. If so, it is only away for a while. */
  readonly worked: boolean;
}

/** Start of the client's error about a message that it cannot parse. */
const UNREADABLE = "parse binary";
const UPDATE = "Update @stepflow/grpc.";
const SET_URL = "Check tasksUrl (STEPFLOW_TASKS_URL).";
const REMEDIES: TlsRemedies = {
  ca: "Pass its certificate as tls.ca (STEPFLOW_TLS_CA_FILE), or set NODE_EXTRA_CA_CERTS.",
  cert: "Pass tls.cert and tls.key (STEPFLOW_TLS_CERT_FILE, STEPFLOW_TLS_KEY_FILE).",
};
/** Refusal of a server that has no HTTP/2. */
const NO_HTTP2_ERRNO = "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL";

/** Describes in one line why no tasks arrive, and how to fix it. */
export async function describeProblem(error: unknown, { url, queue, worked }: ProblemPlace): Promise<string> {
  const { code, rawMessage } = ConnectError.from(error);
  const errno = errnoOf(error);
  if (errno === "ECONNREFUSED") return `No runtime listens at ${url}. Start it. ${SET_URL}`;
  if (errno === "ENOTFOUND" || errno === "EAI_AGAIN") return `The host of ${url} is unknown. ${SET_URL}`;
  if (errno === "EHOSTUNREACH" || errno === "ENETUNREACH" || errno === "ETIMEDOUT")
    return `${url} cannot be reached (${errno}). ${SET_URL}`;
  if (lacksTls(error)) return `${url} has no TLS. Write http:// in tasksUrl (STEPFLOW_TASKS_URL).`;
  const tlsProblem = describeTls(error, url);
  if (tlsProblem !== undefined) return tlsProblem;
  if (code === Code.NotFound && !isConnectionError(error)) return describeQueue(url, queue);
  if (rawMessage.startsWith(UNREADABLE)) return `${url} sent a task that cannot be read (${rawMessage}). ${UPDATE}`;
  if (code === Code.ResourceExhausted)
    return `${url} sent a task that is too large (${rawMessage}). Store large inputs as blobs, or raise bodyLimitBytes.`;
  if (worked && code === Code.DeadlineExceeded) return `The runtime at ${url} no longer answers.`;
  if (code === Code.Unavailable && !isConnectionError(error))
    return `The runtime at ${url} is not ready: ${rawMessage}.`;
  if (worked && isConnectionError(error)) return `The connection to the runtime at ${url} was lost.`;
  // Over TLS, a probe would find out no more than the error.
  const peer: Peer = url.startsWith("https:") ? { kind: "unknown" } : await probePeer(url);
  if (peer.kind === "unknown" && code === Code.DeadlineExceeded) {
    return `${url} accepts connections but does not answer. ${SET_URL}`;
  }
  return describePeer(peer, url, rawMessage);
}

/** Returns `undefined` if the error does not come from TLS. */
function describeTls(error: unknown, url: string): string | undefined {
  const errno = errnoOf(error) ?? "";
  if (errno === NO_HTTP2_ERRNO) return `${url} offers no HTTP/2, which gRPC needs. ${SET_URL}`;
  const remedy = describeTlsError(errno, REMEDIES);
  if (remedy !== undefined) return `TLS with ${url} fails (${errno}). ${remedy}`;
  if (errno.startsWith("ERR_SSL_")) return `${url} refuses TLS with this worker (${errno}). ${SET_URL}`;
  return undefined;
}

function describeQueue(url: string, queue: string): string {
  const where = `The runtime at ${url} has no queue ${JSON.stringify(queue)}.`;
  return `${where} A runtime that is starting may have it soon; otherwise set queue (STEPFLOW_QUEUE_NAME) to the plugin's queueName.`;
}

function describePeer(peer: Peer, url: string, message: string): string {
  if (peer.kind === "tls") return `${url} requires TLS. Write https:// in tasksUrl (STEPFLOW_TASKS_URL).`;
  if (peer.kind === "unknown") return `No gRPC at ${url}: ${message}. ${SET_URL}`;
  if (peer.version === undefined) return `${url} is a web server without Stepflow's gRPC services. ${SET_URL}`;
  const hint = "It calls its workers over HTTP: use serve() instead of pull().";
  return `${url} is a Stepflow runtime ${peer.version}. ${hint}`;
}
