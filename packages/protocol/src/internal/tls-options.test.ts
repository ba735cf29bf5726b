import { describe, expect, it } from "vitest";
import { checkTlsOptions, type TlsOptions } from "./tls-options.ts";

const CERT = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
const KEY = "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n";

const check = (options: unknown): void => checkTlsOptions("tls", options as TlsOptions);

describe("checkTlsOptions", () => {
  it("accepts PEM as text and as bytes", () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    check({});
    check({ ca: CERT, servername: "localhost" });
    check({ ca: bytes(`# Authority\n${CERT}`), cert: bytes(CERT), key: bytes(KEY) });
    check({ cert: CERT, key: "-----BEGIN ENCRYPTED PRIVATE KEY-----\n", passphrase: "secret" });
  });

  it.each([
    [null, "tls must be an object such as { ca, cert, key }."],
    [{ certificate: CERT }, 'tls: there is no option "certificate". The options are ca, cert,'],
    [{ ca: "certs/ca.pem" }, "tls: ca must be a certificate in PEM"],
    [{ ca: [CERT] }, "tls: ca must be a certificate in PEM"],
    [{ ca: "" }, "Pass the contents of the file, not its path."],
    [{ cert: KEY, key: KEY }, "tls: cert must be a certificate in PEM"],
    [{ cert: CERT, key: CERT }, "tls: key must be a private key in PEM"],
    [{ cert: CERT }, "tls: cert needs key, too."],
    [{ key: KEY }, "tls: key needs cert, too."],
    [{ passphrase: "secret" }, "tls: passphrase needs cert, too."],
    [{ servername: "" }, "tls: servername must be a text that is not empty."],
  ])("refuses %j", (options, message) => {
    expect(() => check(options)).toThrow(message);
  });

  it("shows no part of a key", () => {
    expect(() => check({ cert: CERT, key: "MIIsecret" })).toThrow(/^(?!.*MIIsecret)/);
  });
});
