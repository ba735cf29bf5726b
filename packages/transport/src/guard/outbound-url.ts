import { showUrl } from "@stepflow/protocol/internal";
import { excerptOf } from "../log/excerpt.ts";
import { type IpAddress, isWithin, parseIpAddress } from "./ip-address.ts";
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

/** Host names under which clouds serve credentials to their instances, and domains all of whose names do. */
const METADATA_NAMES: readonly string[] = [
  "metadata",
  "metadata.google.internal",
  "metadata.goog",
  "metadata.azure.internal",
  "metadata.azure.com",
  "metadata.tencentyun.com",
  "metadata.platformequinix.com",
  "metadata.packet.net",
  "metadata.cloud.ibm.com",
  "instance-data",
  "instance-data.ec2.internal",
];

/** Ranges of the same services that are not link-local. Whole ranges are refused, because clouds add services to them. */
const METADATA_RANGES: readonly string[] = [
  "fd00:ec2::/32", // AWS: instance metadata, credentials of containers
  "fd20:ce::/32", // Google Cloud
  "fd00:c1::/32", // Oracle Cloud
  "fd00:42::/96", // Scaleway
  "100.100.100.0/24", // Alibaba Cloud; also reserved by Tailscale for its own services
  "168.63.129.16/32", // Azure
  "192.0.0.0/24", // Oracle Cloud; reserved for protocols
];

/** Ranges that no runtime has an address in: link-local, multicast and broadcast addresses. */
const FORBIDDEN_RANGES: readonly string[] = [
  "169.254.0.0/16",
  "fe80::/10",
  "224.0.0.0/4",
  "ff00::/8",
  "255.255.255.255/32",
];

/** Loopback addresses and unspecified ones, which reach the machine itself on most systems. */
const OWN_RANGES: readonly string[] = ["127.0.0.0/8", "0.0.0.0/8", "::1/128", "::/128"];

/**
 * Checks a `blobApiUrl` before the worker sends requests to it. Without the check, an attacker who chooses the URL could make the worker
 * fetch from addresses that only the worker can reach (server-side request forgery).
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
    const text = String(entry);
    const url = readHttpUrl(text);
    if (typeof url !== "string" && url.pathname === "/" && url.search === "") return url.origin;
    throw new TypeError(`blobApiOrigins: ${shown(text)} is not an origin. Write "https://runtime.example:7840".`);
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
  const name = withoutDot(hostname);
  if (METADATA_NAMES.some((known) => name === known || name.endsWith(`.${known}`))) return true;
  return isAnyWithin(hostname, [...FORBIDDEN_RANGES, ...METADATA_RANGES]);
}

function isThisMachine(hostname: string): boolean {
  const host = withoutDot(hostname);
  return isLoopbackAddress(host) || isAnyWithin(host, OWN_RANGES);
}

function isAnyWithin(hostname: string, ranges: readonly string[]): boolean {
  return addressesOf(hostname).some((address) => ranges.some((range) => isWithin(address, range)));
}

/** Returns the address of a numeric host, and the IPv4 addresses in it that a gateway could connect to. */
function addressesOf(hostname: string): readonly IpAddress[] {
  const address = parseIpAddress(hostname.startsWith("[") ? hostname.slice(1, -1) : hostname);
  if (address === undefined) return [];
  const embeddings = EMBEDDINGS.filter(([range]) => isWithin(address, range)).map(([, read]) => read);
  if (isIsatap(address)) embeddings.push(inLastBytes);
  return [address, ...embeddings.map((read) => read(address))];
}

type ReadIPv4 = (address: IpAddress) => IpAddress;

const inLastBytes: ReadIPv4 = (bytes) => bytes.slice(12);

/** IPv6 ranges whose addresses contain an IPv4 address, and where. */
const EMBEDDINGS: readonly (readonly [range: string, read: ReadIPv4])[] = [
  ["::ffff:0:0/96", inLastBytes], // IPv4-mapped
  ["::/96", inLastBytes], // IPv4-compatible
  ["::ffff:0:0:0/96", inLastBytes], // IPv4-translated
  ["64:ff9b::/96", inLastBytes], // NAT64
  ["64:ff9b:1::/48", inLastBytes], // NAT64 of a local network, with a prefix of 96 bits …
  ["64:ff9b:1::/48", (bytes) => [...bytes.slice(6, 8), ...bytes.slice(9, 11)]], // … or of 48 bits
  ["2002::/16", (bytes) => bytes.slice(2, 6)], // 6to4
  ["2001::/32", (bytes) => bytes.slice(12).map((byte) => byte ^ 0xff)], // Teredo
];

/** Addresses of ISATAP exist in every network: `5efe` and the IPv4 address are their second half. */
function isIsatap(address: IpAddress): boolean {
  const [high, low, third, fourth] = address.slice(8);
  return (high === 0 || high === 2) && low === 0 && third === 0x5e && fourth === 0xfe;
}

function withoutDot(hostname: string): string {
  return hostname.endsWith(".") ? hostname.slice(0, -1) : hostname;
}

function refuse(text: string, why: string, hint: string): BlobApiUrlCheck {
  return { ok: false, reason: `The runtime's blobApiUrl ${shown(text)} ${why}.`, hint };
}

/** Quotes the text without the parts that may be secret, because it is logged. */
function shown(text: string): string {
  return excerptOf(showUrl(text));
}
