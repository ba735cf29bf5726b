import type { SecureClientSessionOptions } from "node:http2";
import { createSecureContext } from "node:tls";
import { messageOf, type TlsOptions } from "@stepflow/protocol/internal";

/** The part of a session's options that TLS needs. It is empty for the certificates that Node trusts. */
export type SessionTls = Pick<SecureClientSessionOptions, "secureContext" | "servername">;

/**
 * Reads certificates and keys once for all connections.
 *
 * @throws TypeError if OpenSSL refuses them; it names `source` and contains no part of a key.
 */
export function toSessionTls(tls: TlsOptions | undefined, source: string): SessionTls {
  if (tls === undefined) return {};
  const { servername, ...files } = tls;
  return { ...(servername === undefined ? {} : { servername }), secureContext: read(files, source) };
}

function read(
  { ca, cert, key, passphrase }: Omit<TlsOptions, "servername">,
  source: string,
): NonNullable<SessionTls["secureContext"]> {
  try {
    return createSecureContext({ ca: toPem(ca), cert: toPem(cert), key: toPem(key), passphrase });
  } catch (cause) {
    throw new TypeError(
      `${source} cannot be used: ${messageOf(cause)}. Check that key belongs to cert, that the files are complete, and the passphrase.`,
      { cause },
    );
  }
}

function toPem(value: string | Uint8Array | undefined): string | Buffer | undefined {
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}
