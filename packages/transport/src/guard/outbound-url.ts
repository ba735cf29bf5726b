import { ipaddr } from "../../cjs/ipaddr.cjs";
import { isLoopbackAddress } from "./origin-guard.ts";

/** What decides whether a `blobApiUrl` that a runtime announced may be used. */
export interface BlobApiUrlTrust {
  /** The request that brought the URL passed the worker's `auth`. */
  readonly authenticated: boolean;
  /** The worker listens on a loopback address: only this machine can have sent the URL. */
  readonly loopbackBind: boolean;
  /** Origins that are trusted in any case (`blobApiOrigins`), as {@link toOrigins} returns them. */
  readonly allowedOrigins: readonly string[];
  /** Whether the runtime's connection comes from this machine; leave out when that is not known. */
  readonly remoteIsLoopback?: boolean;
}

/** The usable URL, or why it is not and what to do: two sentences each meant for the user. */
export type BlobApiUrlCheck =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly reason: string; readonly hint: string };

const HTTP_URL = /^https?:\/\/[^\s\\]+$/i;
const MAX_URL_CHARS = 2_048;
const MAX_SHOWN_CHARS = 100;

/** Names under which clouds serve their instances' credentials. */
const METADATA_NAMES: readonly string[] = [
  "metadata",
  "metadata.google.internal",
  "metadata.goog",
  "instance-data",
  "instance-data.ec2.internal",
];

/** The same services by address, where it is not link-local. */
const METADATA_ADDRESSES: readonly string[] = ["fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"];

const FORBIDDEN_RANGES: readonly string[] = ["linkLocal", "multicast", "broadcast"];

/**
 * Checks a `blobApiUrl` before anything is sent there: a caller who may choose it could otherwise make the worker
 * fetch from places that only the worker can reach. Link-local and metadata addresses are refused always. Names are not
 * resolved: a name that points to such an address is not noticed.
 *
 * The caller must send requests with `redirect: "error"`, or the check is worth nothing.
 */
export function checkBlobApiUrl(text: string, trust: BlobApiUrlTrust): BlobApiUrlCheck {
  const url = readHttpUrl(text);
  if (typeof url === "string") {
    return refuse(text, url, "Set blobApi.url in the runtime's stepflow-config.yml to a plain http(s) URL.");
  }
  if (isForbiddenTarget(url.hostname)) {
    const why = "points to a link-local, multicast or cloud metadata address";
    return refuse(text, why, "Set blobApi.url in the runtime's stepflow-config.yml to the runtime's own address.");
  }
  if (trust.allowedOrigins.includes(url.origin)) return { ok: true, url };
  if (trust.remoteIsLoopback === false && isThisMachine(url.hostname)) {
    return refuse(text, "means the worker's own machine, but the runtime is on another one", REACHABLE_HINT);
  }
  if (trust.authenticated || trust.loopbackBind) return { ok: true, url };
  return refuse(
    text,
    "is not trusted: the worker listens beyond loopback without auth, so anybody could have sent it",
    `Give the worker auth, or add "${url.origin}" to blobApiOrigins, or set STEPFLOW_BLOB_API_URL.`,
  );
}

const REACHABLE_HINT =
  "Set STEPFLOW_BLOB_API_URL for the worker, or blobApi.url in the runtime's stepflow-config.yml, to an address of the runtime that the worker can reach.";

/**
 * Brings the entries of `blobApiOrigins` to the form in which URLs report their origin.
 *
 * @throws TypeError when an entry is not an http(s) origin.
 */
export function toOrigins(entries: readonly string[]): string[] {
  return entries.map((entry) => {
    const url = readHttpUrl(entry);
    if (typeof url !== "string" && url.pathname === "/" && url.search === "") return url.origin;
    throw new TypeError(`blobApiOrigins: ${shown(entry)} is not an origin; write "https://runtime.example:7840"`);
  });
}

/** The URL, or what is wrong with its text. */
function readHttpUrl(text: string): URL | string {
  if (text.length > MAX_URL_CHARS) return `is longer than ${MAX_URL_CHARS} characters`;
  if (!HTTP_URL.test(text) || !URL.canParse(text)) return "is not an http(s) URL";
  const url = new URL(text);
  if (url.username !== "" || url.password !== "" || /^[^/]*\/\/[^/?#]*@/.test(text)) {
    return "holds a user name or password, which fetch does not send";
  }
  return text.includes("#") ? "holds a fragment" : url;
}

/** `hostname` as the URL standard writes it: decimal, octal and short IPv4 spellings are dotted quads by now. */
function isForbiddenTarget(hostname: string): boolean {
  if (METADATA_NAMES.includes(withoutDot(hostname))) return true;
  return addressesOf(hostname).some(
    (address) => FORBIDDEN_RANGES.includes(address.range()) || METADATA_ADDRESSES.includes(address.toString()),
  );
}

function isThisMachine(hostname: string): boolean {
  const host = withoutDot(hostname);
  // 0.0.0.0 and :: reach the machine itself on most systems.
  const addresses = addressesOf(host).map((address) => address.range());
  return isLoopbackAddress(host) || addresses.includes("loopback") || addresses.includes("unspecified");
}

type Address = ReturnType<typeof ipaddr.parse>;

/** The address that the host is, and the IPv4 address inside it where a gateway would unwrap one. */
function addressesOf(hostname: string): readonly Address[] {
  const host = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  if (!ipaddr.isValid(host)) return [];
  const address = ipaddr.parse(host);
  if (!(address instanceof ipaddr.IPv6)) return [address];
  const inner = embeddedIPv4(address);
  return inner === undefined ? [address] : [address, inner];
}

/** IPv4 in an IPv4-mapped, IPv4-compatible, NAT64 or 6to4 address. */
function embeddedIPv4(address: InstanceType<typeof ipaddr.IPv6>): Address | undefined {
  const bytes = address.toByteArray();
  const inLastBytes = ["::ffff:0:0/96", "::/96", "::ffff:0:0:0/96", "64:ff9b::/96"];
  if (inLastBytes.some((range) => address.match(ipaddr.IPv6.parseCIDR(range)))) {
    return ipaddr.fromByteArray(bytes.slice(12));
  }
  if (address.match(ipaddr.IPv6.parseCIDR("2002::/16"))) return ipaddr.fromByteArray(bytes.slice(2, 6));
  return undefined;
}

function withoutDot(hostname: string): string {
  return hostname.endsWith(".") ? hostname.slice(0, -1) : hostname;
}

function refuse(text: string, why: string, hint: string): BlobApiUrlCheck {
  return { ok: false, reason: `The runtime's blobApiUrl ${shown(text)} ${why}.`, hint };
}

/** Quoted, cut, and without credentials: it ends up in logs. */
function shown(text: string): string {
  const plain = text.replace(/\/\/[^/?#]*@/, "//…@");
  return JSON.stringify(plain.length > MAX_SHOWN_CHARS ? `${plain.slice(0, MAX_SHOWN_CHARS)}…` : plain);
}
