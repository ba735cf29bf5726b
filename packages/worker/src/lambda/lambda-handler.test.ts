import { describe, expect, it } from "vitest";
import { silentLogger } from "../log/logger.ts";
import { createWorker } from "../worker/create-worker.ts";
import { createBufferedLambdaHandler, createLambdaHandler } from "./lambda-handler.ts";

const execute = (component: string, protocol = "v1") => {
  const observability = { trace_id: "t", span_id: "s", run_id: "r", flow_id: "f", step_id: "s" };
  const worker = createWorker({ name: "w", logger: silentLogger, ...(protocol === "" ? {} : { protocol: "v1" }) })
    .component("/double", (n: number) => n * 2)
    .component("/run", (_input, ctx) => ctx.submitRun("0".repeat(64), [1]));
  return createBufferedLambdaHandler(worker)({
    rawPath: "/",
    headers: { host: "w.example", "content-type": "application/json", accept: "application/json, text/event-stream" },
    requestContext: { http: { method: "POST" } },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "components/execute",
      params: { component, input: 21, attempt: 1, observability },
    }),
  });
};

describe("a Lambda function whose responses are sent as a whole", () => {
  it("executes", async () => {
    const { statusCode, headers, body } = await execute("/double");
    expect([statusCode, headers?.["content-type"]]).toEqual([200, "application/json"]);
    expect(JSON.parse(body)).toMatchObject({ result: { output: 42 } });
  });

  it.each(["v1", ""])(
    "says at the first sub-run that the answer would not arrive, with the protocol %j",
    async (protocol) => {
      const { body } = await execute("/run", protocol);
      expect(JSON.parse(body).error.message).toMatch(
        /^AWS Lambda cannot send runs\/submit, because each request gets an instance of its own/,
      );
    },
  );
});

it("streaming needs the global of Lambda's Node runtimes", () => {
  expect(() => createLambdaHandler(createWorker({ name: "w" }))).toThrow(
    "createLambdaHandler needs the global awslambda",
  );
});
