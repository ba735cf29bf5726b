import { ipaddr } from "../../cjs/ipaddr.cjs";

/** The two headers that tell who a browser thinks it talks to, and on whose behalf. */
export interface OriginHeaders {
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/** Which Host and Origin headers a server accepts. Not to be changed once in use. */
export interface OriginPolicy {
  /** Address or name that the server is bound to. */
  readonly bind: string;
  /**
   * Hosts that may stand in Host and Origin besides loopback: `example.com` for any port, `example.com:8080` for one.
   * On a bind that is not loopback nothing is checked unless this list is given; then only the list counts.
   */
  readonly allowedHosts?: readonly string[];
}

/** A refused request: the status to answer with, and why in one sentence. */
export interface OriginRefusal {
  readonly status: 403;
  readonly message: string;
}

/** Looks at the headers of one request. */
export type OriginGuard = (headers: OriginHeaders) => OriginRefusal | undefined;

interface HostAndPort {
  readonly host: string;
  readonly port: string | undefined;
}

const AUTHORITY = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/;
const ORIGIN = /^(https?):\/\/([^/]+)$/;
const DEFAULT_PORTS: readonly string[] = ["80", "443"];
const MAX_SHOWN_CHARS = 100;

const guards = new WeakMap<OriginPolicy, OriginGuard>();

/**
 * True for `localhost`, 127.0.0.0/8, `::1` and the IPv4-mapped forms, IPv6 with or without brackets. Unusual spellings
 * (`127.1`, octal, a number) are not recognised: software disagrees about what they mean.
 */
export function isLoopbackAddress(host: string): boolean {
  const name = host.toLowerCase();
  if (name === "localhost") return true;
  const address = name.startsWith("[") && name.endsWith("]") ? name.slice(1, -1) : name;
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === "loopback";
  return ipaddr.IPv6.isValid(address) && ipaddr.process(address).range() === "loopback";
}

/**
 * Keeps web pages away from a worker that listens on loopback (DNS rebinding, requests from foreign origins).
 * Clients that are not browsers send no Origin and a Host that names what they connected to, so they pass.
 *
 * @throws TypeError when an entry of `allowedHosts` is not a host or `host:port`.
 */
export function createOriginGuard(policy: OriginPolicy): OriginGuard {
  const allowed = policy.allowedHosts?.map(toAllowedHost);
  if (!isLoopbackAddress(policy.bind) && allowed === undefined) return () => undefined;
  const loopbackPasses = isLoopbackAddress(policy.bind);
  const passes = (sent: HostAndPort) =>
    (loopbackPasses && isLoopbackAddress(sent.host)) || (allowed?.some((entry) => covers(entry, sent)) ?? false);
  // A runtime sends the same Host in every request: the last one that passed need not be looked at again.
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

/** What {@link createOriginGuard} returns for the policy, which is kept with it; same rules and errors. */
export function checkOrigin(headers: OriginHeaders, policy: OriginPolicy): OriginRefusal | undefined {
  let guard = guards.get(policy);
  if (guard === undefined) {
    guard = createOriginGuard(policy);
    guards.set(policy, guard);
  }
  return guard(headers);
}

type Passes = (sent: HostAndPort) => boolean;

function checkHost(host: string | undefined, passes: Passes): OriginRefusal | undefined {
  if (host === undefined) return refuse("The Host header is missing");
  const sent = readAuthority(host);
  if (sent === undefined) return refuse(`The Host header ${shown(host)} is malformed`);
  return passes(sent)
    ? undefined
    : refuse(`Host ${shown(host)} is not allowed; add it to allowedHosts if it should be`);
}

function checkOriginHeader(origin: string, passes: Passes): OriginRefusal | undefined {
  const [, scheme, authority] = ORIGIN.exec(origin) ?? [];
  const sent = authority === undefined ? undefined : readAuthority(authority);
  if (sent === undefined) return refuse(`The Origin header ${shown(origin)} is not an http(s) origin`);
  const port = sent.port ?? (scheme === "https" ? "443" : "80");
  if (passes({ host: sent.host, port })) return undefined;
  return refuse(`Origin ${shown(origin)} is not allowed; add its host to allowedHosts if it should be`);
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
    `allowedHosts: ${shown(entry)} is not a host; write "example.com", "example.com:8080" or "[::1]:8080"`,
  );
}

function covers(entry: HostAndPort, sent: HostAndPort): boolean {
  if (entry.host !== sent.host) return false;
  if (entry.port === undefined || entry.port === sent.port) return true;
  // A Host header leaves the default port out, and does not say of which scheme.
  return sent.port === undefined && DEFAULT_PORTS.includes(entry.port);
}

function refuse(message: string): OriginRefusal {
  return { status: 403, message };
}

/** Quoted and cut: the text comes from whoever connected. */
function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text);
}
