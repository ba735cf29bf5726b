import { ipaddr } from "../../cjs/ipaddr.cjs";
import { excerptOf } from "../log/excerpt.ts";
import { isLoopbackAddress } from "./loopback-address.ts";

/** The headers by which a browser names the server it addresses and the page that sends the request. */
export interface OriginHeaders {
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/** The Host and Origin headers that a server accepts. Do not change a policy that is in use. */
export interface OriginPolicy {
  /** Address or name that the server listens on. */
  readonly bind: string;
  /**
   * Accepted hosts: `example.com` for any port, `example.com:8080` for one port. A server that listens on loopback accepts
   * loopback hosts as well.
   *
   * @default undefined, which accepts only loopback hosts if the server listens on loopback. Otherwise it accepts any Host and no Origin,
   * because clients other than web pages send none
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
  const allowed = policy.allowedHosts?.map(toAllowedHost);
  const loopbackPasses = isLoopbackAddress(policy.bind);
  if (!loopbackPasses && allowed === undefined) return refuseOrigins;
  const passes = (sent: HostAndPort) =>
    (loopbackPasses && isLoopbackAddress(sent.host)) || (allowed?.some((entry) => covers(entry, sent)) ?? false);
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
  if (host.startsWith("[") && !ipaddr.IPv6.isValid(host.slice(1, -1))) return undefined;
  return { host: host.toLowerCase(), port };
}

function toAllowedHost(entry: string): HostAndPort {
  const read = readAuthority(entry);
  if (read !== undefined) return read;
  throw new TypeError(
    `allowedHosts: ${excerptOf(entry)} is not a host; write "example.com", "example.com:8080" or "[::1]:8080"`,
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
