import type { MethodHandler } from "@stepflow/transport";

// #region call
const execute: MethodHandler = {
  streams: true,
  async handle(params, exchange) {
    const run = await exchange.call({ method: "runs/get", params, timeoutMs: 10_000 });
    return { output: run };
  },
};
// #endregion
