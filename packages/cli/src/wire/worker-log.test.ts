import { expect, it } from "vitest";
import { WorkerLog } from "./worker-log.ts";

const of = { runId: "r", stepId: "a", attempt: 1 };

it("keeps the lines of executions, from streams that arrive in pieces", () => {
  const passed: string[] = [];
  const log = new WorkerLog((text) => passed.push(text), false);
  const [one, other] = [log.open(), log.open()];
  one.write('{"level":"INFO","step_id":"a","att');
  other.write("printed by ");
  one.write('empt":1,"message":"hello"}\n{"level":"INFO","message":"Listening."}\n');
  other.write("a component\n");
  other.write("no end of line");
  expect(log.of(of)).toMatchObject([{ message: "hello" }]);
  expect(log.of({ ...of, attempt: 2 })).toEqual([]);
  other.end();
  expect(passed).toEqual(["printed by a component\n", "no end of line\n"]);
});

it("passes on errors that belong to no execution, and all messages if they were asked for", () => {
  const warning = '{"level":"WARN","message":"w"}\n';
  const error = '{"level":"ERROR","message":"e"}\n';
  for (const [showsAll, expected] of [
    [false, [error]],
    [true, [warning, error]],
  ] as const) {
    const passed: string[] = [];
    const output = new WorkerLog((text) => passed.push(text), showsAll).open();
    output.write(warning + error);
    expect(passed).toEqual(expected);
  }
});
