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
  it.each([
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "CERT_HAS_EXPIRED",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ])("whose certificate is not accepted is reported (%s), also if it was accepted before", async (errno) => {
    const line =
      `The certificate of ${ADDRESS} is not accepted (${errno}). Set NODE_EXTRA_CA_CERTS to a file with the certificate ` +
      "of its authority, and use the host name that it was issued for.";
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
