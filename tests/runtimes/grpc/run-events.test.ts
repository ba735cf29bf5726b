import { ComponentError, createWorker, silentLogger } from "@stepflow/worker";
import { expect, it, onTestFinished } from "vitest";
import {
  EMBEDDED_PULL,
  IN_PROCESS,
  openTestBench,
  REAL_012,
  REAL_013,
  type Setup,
} from "../../support/runtimes/test-bench.ts";

const worker = createWorker({ name: "events", logger: silentLogger })
  .component("/echo", (input: unknown) => input)
  .component("/fail", () => {
    throw new ComponentError("no luck");
  })
  .component("/third-time", (input: unknown, { attempt }) => {
    if (attempt < 3) throw new ComponentError("not yet");
    return input;
  });

const step = (id: string, component: string, input: unknown, extra: object = {}): object => {
  return { id, component: `/lab${component}`, input, ...extra };
};
const onError = { action: "retry", maxRetries: 2 };
const FLOWS: Readonly<Record<string, object>> = {
  "steps that depend on each other": {
    steps: [step("a", "/echo", { $input: "$" }), step("unneeded", "/echo", 1), step("b", "/echo", { $step: "a" })],
    output: { $step: "b" },
  },
  "steps that do not": {
    steps: [step("a", "/echo", 1), step("b", "/echo", 2)],
    output: [{ $step: "b" }, { $step: "a" }],
  },
  "no step": { steps: [], output: { $input: "$" } },
  "a step that fails, and one that needs it": {
    steps: [step("a", "/fail", 1), step("b", "/echo", { $step: "a" })],
    output: { $step: "b" },
  },
  "a step with a default": {
    steps: [step("a", "/fail", 1, { onError: { action: "useDefault", defaultValue: 7 } })],
    output: { $step: "a" },
  },
};
const REPEATED = { steps: [step("a", "/third-time", 1, { onError })], output: { $step: "a" } };

interface Told {
  readonly sequenceNumber: number;
  readonly event: Readonly<Record<string, object>>;
}

/** Events that the embedded runtime does not have, because it resolves the needs of a step only when it starts it. */
const NOT_OURS = ["StepsNeeded", "StepReady"];

/** The events of runs, as recorded by the runtime and as followed by a client. */
async function tell(way: Setup): Promise<Readonly<Record<string, unknown>>> {
  const { client, url, close } = await openTestBench(way, worker);
  onTestFinished(close);
  const eventsOf = async (flow: object, inputs: readonly unknown[]): Promise<object> => {
    const { runId } = await client.run(flow, inputs, { maxConcurrency: 1 });
    // 0.13 reads the id from the query.
    const answer = await fetch(`${url}/api/v1/runs/${runId}/events?runId=${runId}`);
    const lines = (await answer.text()).split("\n\n").filter((line) => line.startsWith("data: "));
    const events = lines.map((line) => JSON.parse(stable(line.slice("data: ".length), runId)) as Told);
    expect(events.map(({ sequenceNumber }) => sequenceNumber)).toEqual([...events.keys()]);
    const followed: unknown[] = [];
    for await (const event of client.follow(runId)) {
      if (event.type === "item") followed.push({ item: event.item.itemIndex, status: event.item.status });
      if (event.type === "run") followed.push({ run: event.run.status });
    }
    const shared = events.map(({ event }) => event).filter((event) => !NOT_OURS.some((kind) => kind in event));
    return { type: answer.headers.get("content-type"), events: shared, followed };
  };
  const all: Record<string, unknown> = { "a repeated step": await eventsOf(REPEATED, [1]) };
  for (const [name, flow] of Object.entries(FLOWS)) all[name] = await eventsOf(flow, [1, 2]);
  return all;
}

/** Removes flow ids, which differ between runs and between 0.11 and 0.12. */
function stable(line: string, runId: string): string {
  return line.replaceAll(runId, "<run>").replaceAll(/[0-9a-f]{64}/g, "<flow>");
}

it("0.12.0, 0.13.0 and the embedded runtime report the same events of runs", async () => {
  const theirs = await tell(REAL_012);
  for (const way of [REAL_013, EMBEDDED_PULL, IN_PROCESS]) expect(await tell(way), way.name).toEqual(theirs);
});
