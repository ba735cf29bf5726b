import { Endpoint, type Exchange } from "@stepflow/transport";
import { expect, it } from "vitest";
import { createExecutor } from "../../../../tests/support/create-executor.ts";
import { HEAD, RecordingSink } from "../../../../tests/support/wire/recording-sink.ts";
import { Negotiation } from "../link/negotiation.ts";
import { silentLogger } from "../log/logger.ts";
import { NumberPolicy } from "../numbers/number-policy.ts";
import { createExecuteMethod } from "./execute-method.ts";

it("frees the text of a request before the component runs, so that large inputs take no memory twice", async () => {
  let exchange: Exchange | undefined;
  const { executor } = createExecutor([
    { path: "/echo", execute: (input: unknown) => ({ input, bodyChars: exchange?.body.length }) },
  ]);
  const method = createExecuteMethod({
    executor,
    admit: () => {},
    negotiation: new Negotiation({ references: false, refuseUrl: () => undefined, logger: silentLogger }),
    numbers: new NumberPolicy("warn", silentLogger),
    callbackTimeoutMs: 1_000,
    resolveUnasked: false,
    cache: undefined,
  });
  const endpoint = new Endpoint({
    methods: {
      "components/execute": {
        streams: true,
        handle(params, current) {
          exchange = current;
          return method.handle(params, current);
        },
      },
    },
  });
  const params = { component: "/echo", input: "x".repeat(1_000), attempt: 1, observability: {} };
  const sink = new RecordingSink();
  endpoint.receive(HEAD, JSON.stringify({ jsonrpc: "2.0", id: 1, method: "components/execute", params }), sink);
  await endpoint.idle();
  expect(sink.messages).toMatchObject([{ result: { output: { input: params.input, bodyChars: 0 } } }]);
});
