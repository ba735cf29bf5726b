import { excerptOf } from "../log/excerpt.ts";
import { parseIpAddress } from "./ip-address.ts";
import { isLoopbackAddress } from "./loopback-address.ts";

/** The headers by which a browser names the server it addresses and the page that sends the request. */
export interface OriginHeaders {
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/** The Host and Origin headers that a server accepts. Do not change a policy that is in use. */
export interface OriginPolicy {
  /**
   * Address or name that the server listens on.
   *
   * @default undefined, which means that it is unknown, for instance because a platform passes the requests on
   */
  readonly bind?: string | undefined;
  /**
   * Accepted hosts: `example.com` for any port, `example.com:8080` for one port. A server that listens on loopback, or on an unknown
   * address, accepts loopback hosts as well.
   *
   * @default undefined, which accepts only loopback hosts if the server listens on loopback. Otherwise any Host and no Origin is accepted,
   * because only web pages send an Origin. On an unknown address, loopback pages may also address loopback hosts
   */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** A refused request: status of the response, and the reason as a sentence without a full stop. */
export interface OriginRefusal {
  readonly status: 403;
  readonly message: string;
}

/** Checks the headers of one request. Returns `undefined` if they are accepted. */
export type OriginGuard = (headers: OriginHeaders) => OriginRefusal | undefined;

interface HostAndPort {
  readonly host: string;
  readonly port: string | undefined;
}

const AUTHORITY = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/;
const ORIGIN = /^(https?):\/\/([^/]+)$/;
const DEFAULT_PORTS: readonly string[] = ["80", "443"];

/**
 * Creates a guard that protects a worker on loopback from web pages (DNS rebinding, cross-origin requests). Clients other
 * than browsers send no Origin, and a Host that names the address they connect to, so the guard accepts them.
 *
 * @throws TypeError if an entry of `allowedHosts` is not a host or `host:port`.
 * @example
 * ```ts source="./origin-guard.examples.ts#createOriginGuard"
 * const check = createOriginGuard({ bind: "127.0.0.1", allowedHosts: ["worker.example:8080"] });
 * check({ host: "127.0.0.1:3000", origin: undefined }); // undefined: accepted
 * check({ host: "evil.example", origin: undefined }); // { status: 403, message: … }
 * ```
 */
export function createOriginGuard(policy: OriginPolicy): OriginGuard {
  const allowed = toAllowedHosts(policy.allowedHosts);
  const { bind } = policy;
  if (bind === undefined) return allowed === undefined ? guardUnknown : acceptHostless(createHostGuard(allowed, true));
  const loopbackPasses = isLoopbackAddress(bind);
  return !loopbackPasses && allowed === undefined ? refuseOrigins : createHostGuard(allowed ?? [], loopbackPasses);
}

function createHostGuard(allowed: readonly HostAndPort[], loopbackPasses: boolean): OriginGuard {
  const passes = (sent: HostAndPort) =>
    (loopbackPasses && isLoopbackAddress(sent.host)) || allowed.some((entry) => covers(entry, sent));
  // A runtime sends the same Host with every request, so the last accepted one is not checked again.
  let lastHost: string | undefined;
  return ({ host, origin }) => {
    if (host === undefined || host !== lastHost) {
      const refusal = checkHost(host, passes);
      if (refusal !== undefined) return refusal;
      lastHost = host;
    }
    return origin === undefined ? undefined : checkOriginHeader(origin, passes);
  };
}

/** The names under which a server is reached from other machines are unknown without `allowedHosts`. */
const refuseOrigins: OriginGuard = ({ origin }) =>
  origin === undefined ? undefined : checkOriginHeader(origin, () => false);

/**
 * The unknown address may be loopback, so pages of the same machine may send requests. A page that uses DNS rebinding is refused by its
 * Origin, which browsers send with every POST.
 */
const guardUnknown: OriginGuard = ({ host, origin }) => {
  if (origin === undefined) return undefined;
  const sent = readAuthority(host ?? "");
  const isLocal = sent !== undefined && isLoopbackAddress(sent.host);
  return checkOriginHeader(origin, (page) => isLocal && isLoopbackAddress(page.host));
};

/** Programs that pass requests on in one process may send no Host. Browsers always send one. */
function acceptHostless(guard: OriginGuard): OriginGuard {
  return (headers) => (headers.host === undefined && headers.origin === undefined ? undefined : guard(headers));
}

type Passes = (sent: HostAndPort) => boolean;

function checkHost(host: string | undefined, passes: Passes): OriginRefusal | undefined {
  if (host === undefined) return refuse("The Host header is missing");
  const sent = readAuthority(host);
  if (sent === undefined) return refuse(`The Host header ${excerptOf(host)} is malformed`);
  return passes(sent)
    ? undefined
    : refuse(`Host ${excerptOf(host)} is not allowed; add it to allowedHosts if it should be`);
}

function checkOriginHeader(origin: string, passes: Passes): OriginRefusal | undefined {
  const [, scheme, authority] = ORIGIN.exec(origin) ?? [];
  const sent = authority === undefined ? undefined : readAuthority(authority);
  if (sent === undefined) return refuse(`The Origin header ${excerptOf(origin)} is not an http(s) origin`);
  const port = sent.port ?? (scheme === "https" ? "443" : "80");
  if (passes({ host: sent.host, port })) return undefined;
  return refuse(`Origin ${excerptOf(origin)} is not allowed; add its host to allowedHosts if it should be`);
}

function readAuthority(text: string): HostAndPort | undefined {
  const [, host, port] = AUTHORITY.exec(text) ?? [];
  if (host === undefined || Number(port ?? 0) > 65_535) return undefined;
  if (host.startsWith("[") && parseIpAddress(host.slice(1, -1))?.length !== 16) return undefined;
  return { host: host.toLowerCase(), port };
}

function toAllowedHosts(list: readonly string[] | undefined): readonly HostAndPort[] | undefined {
  if (list === undefined || Array.isArray(list)) return list?.map(toAllowedHost);
  throw new TypeError(`allowedHosts must be a list of hosts, got ${excerptOf(String(list))}.`);
}

function toAllowedHost(entry: unknown): HostAndPort {
  const read = typeof entry === "string" ? readAuthority(entry) : undefined;
  if (read !== undefined) return read;
  throw new TypeError(
    `allowedHosts: ${excerptOf(String(entry))} is not a host. Write "example.com", "example.com:8080" or "[::1]:8080".`,
  );
}

function covers(entry: HostAndPort, sent: HostAndPort): boolean {
  if (entry.host !== sent.host) return false;
  if (entry.port === undefined || entry.port === sent.port) return true;
  // A Host header omits the default port of its scheme, and does not include the scheme.
  return sent.port === undefined && DEFAULT_PORTS.includes(entry.port);
}

function refuse(message: string): OriginRefusal {
  return { status: 403, message };
}
