import { describe, expect, it } from "vitest";
import { flowId, runId, stub, summary } from "../../../../tests/support/workers/client-stub.ts";
import { createClient } from "../create-client.ts";
import { RunTimeoutError } from "./wait-for-run.ts";

describe("a time limit that passes", () => {
  it("is reported as it was given, not as the rest of it for the last request", async () => {
    const { client } = stub(({ path }) => ({
      body: path === "/runs" ? { runId, itemCount: 1, status: "running" } : summary("running"),
    }));
    const error: unknown = await client.run(flowId, [1], { timeoutMs: 30 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RunTimeoutError);
    expect((error as Error).message).toMatch(
      /^Run [0-9a-f-]+ had not ended after 30 ms\.\nIt continues in the runtime\. /,
    );
  });

  it("ends its sentence before the hint", async () => {
    const client = createClient({ url: "http://runtime", fetch: () => new Promise(() => undefined), timeoutMs: 10 });
    await expect(client.getRun(runId)).rejects.toThrow(
      /had no complete response within 10 ms\.\nThe runtime continues/,
    );
  });
});
