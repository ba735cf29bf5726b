import { Code, ConnectError } from "@connectrpc/connect";
import { describe, expect, it } from "vitest";
import { describeProblem } from "./connection-problem.ts";

const ADDRESS = "https://stepflow.example:7840";

/** The error that connect-node creates for an error of a socket. */
const socketError = (code: string): ConnectError =>
  ConnectError.from(Object.assign(new Error(`the words for ${code}`), { code }), Code.Internal);

const problemOf = (error: unknown, worked = false): Promise<string> =>
  describeProblem(error, { url: ADDRESS, queue: "test", worked });

describe("an address behind TLS", () => {
  const trust =
    "The authority of the certificate is unknown. Pass its certificate as tls.ca (STEPFLOW_TLS_CA_FILE), or set NODE_EXTRA_CA_CERTS.";

  it.each([
    ["DEPTH_ZERO_SELF_SIGNED_CERT", trust],
    ["SELF_SIGNED_CERT_IN_CHAIN", trust],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", trust],
    ["CERT_HAS_EXPIRED", "The certificate has expired. Renew it, and check the clock of this machine."],
    [
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "The certificate was issued for another name. Use the host name that it contains.",
    ],
    [
      "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
      "The server asks for a certificate of the client that it trusts. Pass tls.cert and tls.key (STEPFLOW_TLS_CERT_FILE, STEPFLOW_TLS_KEY_FILE).",
    ],
  ])("whose certificate is not accepted is reported (%s), also if it was accepted before", async (errno, remedy) => {
    const line = `TLS with ${ADDRESS} fails (${errno}). ${remedy}`;
    expect(await problemOf(socketError(errno))).toBe(line);
    expect(await problemOf(socketError(errno), true)).toBe(line);
  });

  it("without HTTP/2 is reported as such", async () => {
    const error = socketError("ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL");
    expect(await problemOf(error)).toBe(
      `${ADDRESS} offers no HTTP/2, which gRPC needs. Check tasksUrl (STEPFLOW_TASKS_URL).`,
    );
  });

  it("that fails otherwise is not reported as one without TLS", async () => {
    const error = new ConnectError("HTTP 404", Code.Unimplemented);
    expect(await problemOf(error)).toBe(`No gRPC at ${ADDRESS}: HTTP 404. Check tasksUrl (STEPFLOW_TASKS_URL).`);
  });
});

it.each(["EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"])(
  "an address that cannot be reached is reported with the reason (%s)",
  async (errno) => {
    expect(await problemOf(socketError(errno))).toBe(
      `${ADDRESS} cannot be reached (${errno}). Check tasksUrl (STEPFLOW_TASKS_URL).`,
    );
  },
);
