import { showUrl } from "@stepflow/protocol/internal";
import { ipaddr } from "../../cjs/ipaddr.cjs";
import { excerptOf } from "../log/excerpt.ts";
import { isLoopbackAddress } from "./loopback-address.ts";

/** Facts that decide whether a `blobApiUrl` from a runtime is trusted. */
export interface BlobApiUrlTrust {
  /** Whether the request with the URL passed the worker's `auth`. */
  readonly authenticated: boolean;
  /** Whether the worker listens on a loopback address, so that only this machine can have sent the URL. */
  readonly loopbackBind: boolean;
  /**
   * Whether the worker knows the address it listens on. If a platform passes the requests on, it does not.
   *
   * @default true
   */
  readonly bindIsKnown?: boolean | undefined;
  /** Origins that are always trusted (`blobApiOrigins`), in the form that {@link toOrigins} returns. */
  readonly allowedOrigins: readonly string[];
  /**
   * Whether the runtime's connection comes from this machine.
   *
   * @default undefined, which means unknown
   */
  readonly remoteIsLoopback?: boolean | undefined;
}

/** The checked URL, or the reason for refusing it and a hint how to fix it, each as a sentence. */
export type BlobApiUrlCheck =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly reason: string; readonly hint: string };

const HTTP_URL = /^https?:\/\/[^\s\\]+$/i;
const MAX_URL_CHARS = 2_048;

/** Host names under which clouds serve credentials to their instances. */
const METADATA_NAMES: readonly string[] = [
  "metadata",
  "metadata.google.internal",
  "metadata.goog",
  "instance-data",
  "instance-data.ec2.internal",
];

/** Addresses of the same services that are not link-local. */
const METADATA_ADDRESSES: readonly string[] = ["fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"];

const FORBIDDEN_RANGES: readonly string[] = ["linkLocal", "multicast", "broadcast"];

/**
 * Checks a `blobApiUrl` before the worker sends requests to it (server-side request forgery): an attacker who chooses the URL
 * could otherwise make the worker fetch from addresses that only the worker can reach.
 *
 * **Security:** link-local and metadata addresses are always refused. Host names are not resolved, so a name that points to
 * such an address is accepted. Send requests to the URL with `redirect: "error"`: a redirect would bypass the check.
 *
 * @example
 * ```ts source="./outbound-url.examples.ts#checkBlobApiUrl"
 * const trust = { authenticated: true, loopbackBind: false, allowedOrigins: [] };
 * const checked = checkBlobApiUrl("http://runtime.example:7840/api/v1/blobs", trust);
 * if (!checked.ok) console.error(`${checked.reason} ${checked.hint}`);
 * ```
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
    return refuse(text, "means the worker's own machine, but the runtime is on another machine", REACHABLE_HINT);
  }
  if (trust.authenticated || trust.loopbackBind) return { ok: true, url };
  const where =
    trust.bindIsKnown === false
      ? "the worker cannot see who can reach it and has no auth"
      : "the worker listens beyond loopback without auth";
  return refuse(
    text,
    `is not trusted: ${where}, so anyone could have sent it`,
    `Give the worker auth, or add "${url.origin}" to blobApiOrigins, or set STEPFLOW_BLOB_API_URL.`,
  );
}

const REACHABLE_HINT =
  "Set STEPFLOW_BLOB_API_URL for the worker, or blobApi.url in the runtime's stepflow-config.yml, to an address of the runtime that the worker can reach.";

/**
 * Normalizes the entries of `blobApiOrigins` to the form of `URL.origin`.
 *
 * @throws TypeError if an entry is not an http(s) origin.
 * @example
 * ```ts source="./outbound-url.examples.ts#toOrigins"
 * toOrigins(["https://Runtime.example:443"]); // ["https://runtime.example"]
 * ```
 */
export function toOrigins(entries: readonly string[]): string[] {
  return entries.map((entry) => {
    const url = readHttpUrl(entry);
    if (typeof url !== "string" && url.pathname === "/" && url.search === "") return url.origin;
    throw new TypeError(`blobApiOrigins: ${shown(entry)} is not an origin; write "https://runtime.example:7840"`);
  });
}

/** Returns the URL, or what is wrong with the text. */
function readHttpUrl(text: string): URL | string {
  if (text.length > MAX_URL_CHARS) return `is longer than ${MAX_URL_CHARS} characters`;
  if (!HTTP_URL.test(text) || !URL.canParse(text)) return "is not an http(s) URL";
  const url = new URL(text);
  if (url.username !== "" || url.password !== "" || /^[^/]*\/\/[^/?#]*@/.test(text)) {
    return "holds a user name or password, which fetch does not send";
  }
  if (text.includes("?")) return "holds a query, but the ids of blobs are appended to the URL";
  return text.includes("#") ? "holds a fragment" : url;
}

/** @param hostname of a `URL`, which has already rewritten decimal, octal and short IPv4 addresses as dotted quads. */
function isForbiddenTarget(hostname: string): boolean {
  if (METADATA_NAMES.includes(withoutDot(hostname))) return true;
  return addressesOf(hostname).some(
    (address) => FORBIDDEN_RANGES.includes(address.range()) || METADATA_ADDRESSES.includes(address.toString()),
  );
}

function isThisMachine(hostname: string): boolean {
  const host = withoutDot(hostname);
  // On most systems 0.0.0.0 and :: reach the machine itself.
  const addresses = addressesOf(host).map((address) => address.range());
  return isLoopbackAddress(host) || addresses.includes("loopback") || addresses.includes("unspecified");
}

type Address = ReturnType<typeof ipaddr.parse>;

/** Returns the address of a numeric host, and the IPv4 address in it that a gateway would connect to. */
function addressesOf(hostname: string): readonly Address[] {
  const host = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  if (!ipaddr.isValid(host)) return [];
  const address = ipaddr.parse(host);
  if (!(address instanceof ipaddr.IPv6)) return [address];
  const inner = embeddedIPv4(address);
  return inner === undefined ? [address] : [address, inner];
}

/** Returns the IPv4 address in an IPv4-mapped, IPv4-compatible, IPv4-translated, NAT64 or 6to4 address. */
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

/** Quotes the text without what may be a secret, because it is logged. */
function shown(text: string): string {
  return excerptOf(showUrl(text));
}
