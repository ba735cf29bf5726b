import { checkOptionNames } from "./check-option-names.ts";

/** Certificates and keys in PEM. Pass the contents of the files, not their paths. */
export interface TlsOptions {
  /**
   * Certificates of the authorities to trust, in PEM. They replace those of Node and of `NODE_EXTRA_CA_CERTS`.
   *
   * @default the authorities that Node trusts
   */
  readonly ca?: string | Uint8Array | undefined;
  /**
   * Certificate of this client in PEM, followed by those of its intermediate authorities. It needs `key`.
   *
   * @default none
   */
  readonly cert?: string | Uint8Array | undefined;
  /**
   * Private key of `cert`, in PEM.
   *
   * @default none
   */
  readonly key?: string | Uint8Array | undefined;
  /**
   * Passphrase of an encrypted `key`.
   *
   * @default none
   */
  readonly passphrase?: string | undefined;
  /**
   * Host name that the certificate of the server must contain, if it differs from the host of the URL.
   *
   * @default the host of the URL
   */
  readonly servername?: string | undefined;
}

const NAMES = {
  ca: true,
  cert: true,
  key: true,
  passphrase: true,
  servername: true,
} as const satisfies Readonly<Record<keyof TlsOptions, true>>;

/** What each PEM file contains. OpenSSL ignores an authority that it cannot read. */
const BEGINS = {
  ca: /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/,
  cert: /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/,
  key: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/,
} as const;

/**
 * Checks everything that needs no TLS library.
 *
 * @param source name of the option, for the message
 * @throws TypeError for an invalid option; it contains no part of a key.
 */
export function checkTlsOptions(source: string, options: TlsOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`${source} must be an object such as { ca, cert, key }.`);
  }
  checkOptionNames(source, options, NAMES);
  for (const name of ["ca", "cert", "key"] as const) {
    const value = options[name];
    if (value === undefined) continue;
    const text = value instanceof Uint8Array ? toAscii(value) : value;
    if (typeof text === "string" && BEGINS[name].test(text)) continue;
    const what = name === "key" ? "a private key" : "a certificate";
    throw new TypeError(
      `${source}: ${name} must be ${what} in PEM, with a line "-----BEGIN …-----". Pass the contents of the file, not its path.`,
    );
  }
  for (const name of ["passphrase", "servername"] as const) {
    const value = options[name];
    if (value === undefined || (typeof value === "string" && value !== "")) continue;
    throw new TypeError(`${source}: ${name} must be a text that is not empty.`);
  }
  const { cert, key, passphrase } = options;
  if ((cert === undefined) === (key === undefined) && (key !== undefined || passphrase === undefined)) return;
  const given = cert === undefined ? (key === undefined ? "passphrase" : "key") : "cert";
  throw new TypeError(`${source}: ${given} needs ${given === "cert" ? "key" : "cert"}, too.`);
}

/** The lines that mark PEM are ASCII. */
function toAscii(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
