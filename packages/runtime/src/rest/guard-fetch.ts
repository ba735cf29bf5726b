import { defined } from "@stepflow/protocol/internal";
import { createOriginGuard } from "@stepflow/transport";

/** Address of a listener, and the hosts that requests may name besides loopback ones. */
export interface GuardPolicy {
  readonly host: string;
  readonly allowedHosts?: readonly string[] | undefined;
}

/** Answers a request. */
type Answer = (request: Request) => Response | Promise<Response>;

/**
 * Puts the check of Host and Origin in front of a function that answers requests. Every HTTP listener of the runtime answers through it.
 *
 * @throws TypeError for a malformed `allowedHosts`.
 */
export function guardFetch(answer: Answer, { host, allowedHosts }: GuardPolicy): Answer {
  const guard = createOriginGuard({ bind: host, ...defined({ allowedHosts }) });
  return (request) => {
    const { headers } = request;
    const refusal = guard({ host: headers.get("host") ?? undefined, origin: headers.get("origin") ?? undefined });
    return refusal === undefined ? answer(request) : new Response(refusal.message, { status: refusal.status });
  };
}
