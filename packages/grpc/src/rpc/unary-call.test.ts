import { connect } from "node:http2";
import { expect, it, onTestFinished } from "vitest";
import { startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { callUnary, UNARY_HEADERS } from "./unary-call.ts";

const PATH = "/stepflow.v1.OrchestratorService/TaskHeartbeat";

async function open() {
  const runtime = await startFakeRuntime();
  const session = connect(runtime.url);
  session.on("error", () => {});
  onTestFinished(async () => {
    session.destroy();
    await runtime.close();
  });
  const request = () => session.request({ ":method": "POST", ":path": PATH, ...UNARY_HEADERS });
  return { runtime, session, request };
}

it("a call ends with the encoded response", async () => {
  const { request } = await open();
  const answer = await callUnary({ message: new Uint8Array(), open: (begin) => begin(request()), maxBytes: 100 });
  expect(answer).toMatchObject({ status: 0, message: "" });
});

it("a call without an answer in time is marked as such", async () => {
  const { runtime, request } = await open();
  runtime.answers.orchestrator.taskHeartbeat = () => new Promise(() => {});
  const answer = await callUnary({
    message: new Uint8Array(),
    open: (begin) => begin(request()),
    timeoutMs: 20,
    maxBytes: 100,
  });
  expect(answer).toMatchObject({ status: 4, message: "no answer within 20 ms", timedOut: true });
});

it("a stream that cannot be opened is a failure, not a rejection", async () => {
  const { session, request } = await open();
  session.destroy();
  const answer = await callUnary({ message: new Uint8Array(), open: (begin) => begin(request()), maxBytes: 100 });
  expect(answer).toMatchObject({ status: 14, cause: { code: "ERR_HTTP2_INVALID_SESSION" } });
  const failed = new Error("no connection");
  expect(
    await callUnary({ message: new Uint8Array(), open: (_begin, fail) => fail(failed), maxBytes: 100 }),
  ).toMatchObject({
    status: 14,
    message: "no connection",
    cause: failed,
  });
});
