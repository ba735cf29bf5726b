import { describeTlsError } from "@stepflow/protocol/internal";

/** Returns advice for a code of OpenSSL, and `undefined` for another code. */
export function tlsHintOf(code: string): string | undefined {
  return describeTlsError(code, {
    ca: "Set NODE_EXTRA_CA_CERTS to a file with its certificate, or pass it to createTlsFetch of @stepflow/client/node.",
    cert: "Pass one to createTlsFetch of @stepflow/client/node.",
  });
}
