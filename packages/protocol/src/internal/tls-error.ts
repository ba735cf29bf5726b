/** How a user sets certificates, as words of a sentence. */
export interface TlsRemedies {
  /** Trusts another authority, such as `Set NODE_EXTRA_CA_CERTS to a file with its certificate.` */
  readonly ca: string;
  /** Sends a certificate of the client. */
  readonly cert: string;
}

/**
 * Returns what to do about a failed TLS handshake, as full sentences, or `undefined` if the code does not come from TLS.
 *
 * @param code code of Node or of OpenSSL, such as `CERT_HAS_EXPIRED`.
 */
export function describeTlsError(code: string, remedies: TlsRemedies): string | undefined {
  if (UNKNOWN_AUTHORITY.has(code)) return `The authority of the certificate is unknown. ${remedies.ca}`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID" || code === "HOSTNAME_MISMATCH")
    return "The certificate was issued for another name. Use the host name that it contains.";
  if (code === "CERT_HAS_EXPIRED") return "The certificate has expired. Renew it, and check the clock of this machine.";
  if (code === "CERT_NOT_YET_VALID") return "The certificate is not valid yet. Check the clock of this machine.";
  if (NO_TLS.has(code)) return "The server does not speak TLS at this port. Write http:// instead of https://.";
  if (code.includes("HANDSHAKE_FAILURE"))
    return `The server refuses the handshake. If it asks for a certificate of the client: ${remedies.cert}`;
  if (/CERTIFICATE_REQUIRED|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|ALERT_UNKNOWN_CA/.test(code))
    return `The server asks for a certificate of the client that it trusts. ${remedies.cert}`;
  if (/CERT|^INVALID_PURPOSE/.test(code))
    return "The certificate is not accepted. Check that it belongs to this server.";
  return undefined;
}

const UNKNOWN_AUTHORITY: ReadonlySet<string> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** OpenSSL's names for an answer that is not TLS. */
const NO_TLS: ReadonlySet<string> = new Set([
  "EPROTO",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
  "ERR_SSL_WRONG_VERSION_NUMBER",
]);
