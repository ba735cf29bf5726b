import { silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import { FULL_VERSIONS } from "../support/runtimes/versions.ts";
import kitchen from "../support/workers/kitchen-worker.ts";

/** Beyond 2^53: a JavaScript number would round the last digits. */
const EXACT = '{"id":1152921504606846977,"list":[-9223372036854775807,18446744073709551615],"small":7}';

describe.each(FULL_VERSIONS)("wire.md#how-a-response-is-read: integers beyond 2^53, runtime %s", (version) => {
  it.each(["/echo", "/round-trip"])('bigNumbers: "bigint" keeps their digits through %s', async (component) => {
    const worker = await serve(kitchen, {
      bigNumbers: "bigint",
      announce: false,
      handleSignals: false,
      logger: silentLogger,
      port: 0,
    });
    onTestFinished(() => worker.close());
    await using server = await startRuntime(version, { kitchen: { url: worker.url } });
    const { flowId } = await server.client.storeFlow(oneStepFlow(`/kitchen${component}`));
    // As text all the way: reading it here would round as well.
    const response = await fetch(`${server.url}/api/v1/runs`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"flowId":"${flowId}","input":[${EXACT}],"wait":true}`,
    });
    expect(await response.text()).toContain(EXACT);
  });
});
