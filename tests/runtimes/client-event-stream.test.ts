import type { RunEvent } from "@stepflow/client";
import { type Orchestrator, startOrchestrator } from "@stepflow/orchestrator";
import { describe, expect, it } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";

describe("runtime 0.13.0", () => {
  it("starts from a whole configuration, and follow() reads its event stream", async () => {
    const config = {
      plugins: { builtin: { type: "builtin" } },
      routes: { "/{*component}": [{ plugin: "builtin" }] },
    };
    await using orchestrator = await startOrchestrator({ version: "0.13.0", config });
    expect((await orchestrator.client.health()).version).toBeUndefined();
    const { flowId } = await storeOn013(orchestrator);
    const answer = await fetch(`${orchestrator.url}/api/v1/runs`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ flowId, input: [1], wait: true }),
    });
    const { summary } = (await answer.json()) as { summary: { runId: string } };
    const events: RunEvent[] = [];
    for await (const event of orchestrator.client.follow(summary.runId)) events.push(event);
    expect(events[0]).toMatchObject({
      type: "event",
      data: { sequenceNumber: 0, event: { RunCreated: { itemCount: 1 } } },
    });
    expect(events.at(-1)).toMatchObject({ data: { event: { RunCompleted: { runId: summary.runId } } } });
  });

  async function storeOn013(orchestrator: Orchestrator): Promise<{ flowId: string }> {
    const answer = await fetch(`${orchestrator.url}/api/v1/flows`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ flow: oneStepFlow("/put_blob") }),
    });
    return (await answer.json()) as { flowId: string };
  }
});
