import { describe, expect, it } from "vitest";
import { runId, stub } from "../../../../tests/support/workers/client-stub.ts";
import type { ListRunsOptions } from "./runs.ts";

describe("options of lists", () => {
  it.each<readonly [object, string]>([
    [{ limit: Number.NaN }, "limit must be a whole number of at least 1. Got NaN."],
    [{ limit: 0 }, "limit must be a whole number of at least 1. Got 0."],
    [{ limit: "10" }, 'limit must be a whole number of at least 1. Got "10".'],
    [{ limit: Number.POSITIVE_INFINITY }, "Got Infinity."],
    [{ offset: -1 }, "offset must be a whole number of at least 0. Got -1."],
    [{ offset: 1.5 }, "Got 1.5."],
    [
      { status: "done" },
      'status must be one of running, completed, failed, cancelled, paused, recoveryFailed. Got "done".',
    ],
    [{ flow: "count" }, 'client.listRuns: there is no option "flow". The options are signal, '],
  ])("%j is refused, because a runtime would ignore it", async (options, message) => {
    const { client, sent } = stub(() => ({ body: { runs: [] } }));
    await expect(client.listRuns(options as ListRunsOptions)).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });

  it("valid ones are sent", async () => {
    const { client, sent } = stub(() => ({ body: { runs: [] } }));
    await client.listRuns({ limit: 1, offset: 0, flowName: "count", rootRunId: runId, timeoutMs: 100 });
    expect(sent[0]?.query).toEqual({ limit: "1", offset: "0", flowName: "count", rootRunId: runId });
  });

  it.each([Number.NaN, -1, 0.5, "1"])("getRunSteps refuses the item index %j", async (itemIndex) => {
    const { client, sent } = stub(() => undefined);
    const call = client.getRunSteps(runId, { itemIndex: itemIndex as number });
    await expect(call).rejects.toThrow("itemIndex must be a whole number of at least 0.");
    expect(sent).toEqual([]);
  });
});
