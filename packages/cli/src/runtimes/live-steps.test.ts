import { expect, it } from "vitest";
import { Conversation } from "../wire/conversation.ts";
import { WorkerLog } from "../wire/worker-log.ts";
import { withNotes } from "./live-steps.ts";
import type { LiveStep } from "./run-target.ts";

const STEP: LiveStep = {
  stepId: "a",
  component: "/x",
  state: "completed",
  attempt: undefined,
  ms: undefined,
  callbacks: [],
  log: [],
  result: { outcome: "success", result: "resolved" },
};

function execute(conversation: Conversation, run_id: string, attempt: number, end: object): void {
  const params = { component: "/x", input: {}, attempt, observability: { run_id, step_id: "a" } };
  const request = { jsonrpc: "2.0", id: "e", method: "components/execute", params };
  const passage = conversation.request(Buffer.from(JSON.stringify(request)));
  passage.chunk(Buffer.from(JSON.stringify({ jsonrpc: "2.0", id: "e", ...end })));
  passage.end(200);
}

it("shows each execution of a step of this run, with its error or the result of the step, and its log", () => {
  const conversation = new Conversation();
  execute(conversation, "run", 1, { error: { code: -32100, message: "no" } });
  execute(conversation, "run", 2, { result: { output: { $blob: "b" } } });
  execute(conversation, "sub-run", 1, { result: { output: 1 } });
  const log = new WorkerLog(() => {}, false);
  log.open().write('{"step_id":"a","run_id":"run","attempt":2,"message":"hello"}\n');
  expect(withNotes("run", [STEP], { conversation, log })).toMatchObject([
    { attempt: 1, state: "failed", log: [], result: { outcome: "failed", error: { code: -32100, message: "no" } } },
    { attempt: 2, state: "completed", log: [{ message: "hello" }], result: STEP.result },
  ]);
});

it("leaves a step that no worker has executed as it is", () => {
  const notes = { conversation: new Conversation(), log: new WorkerLog(() => {}, false) };
  expect(withNotes("run", [STEP], notes)).toEqual([STEP]);
});
