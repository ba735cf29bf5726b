import { describe, expect, it } from "vitest";
import { type Attempt, RunningTasks } from "./running-tasks.ts";
import { TaskLostError } from "./task-lost-error.ts";

class FakeAttempt implements Attempt {
  readonly isWaiting = false;
  readonly lost: Error[] = [];
  readonly taskId: string;
  readonly attempt: number;

  constructor(taskId: string, attempt: number) {
    this.taskId = taskId;
    this.attempt = attempt;
  }

  lose(reason: Error): void {
    this.lost.push(reason);
  }

  handBack(): void {}
}

describe("RunningTasks", () => {
  it("a newer attempt supersedes the older ones of its task, and no other", () => {
    const tasks = new RunningTasks();
    const [first, second, other] = [new FakeAttempt("a", 1), new FakeAttempt("a", 2), new FakeAttempt("b", 1)];
    for (const attempt of [first, other, second]) tasks.add(attempt);
    expect(first.lost).toEqual([new TaskLostError("superseded")]);
    expect([second.lost, other.lost]).toEqual([[], []]);
    expect(tasks.size).toBe(3);
  });

  it("neither the same attempt nor an older one is new", () => {
    const tasks = new RunningTasks();
    tasks.add(new FakeAttempt("a", 2));
    expect([1, 2, 3].map((attempt) => tasks.isNew("a", attempt))).toEqual([false, false, true]);
    expect(tasks.isNew("b", 1)).toBe(true);
  });

  it("the end of a superseded attempt leaves the newer one running", () => {
    const tasks = new RunningTasks();
    const [first, second] = [new FakeAttempt("a", 1), new FakeAttempt("a", 2)];
    tasks.add(first);
    tasks.add(second);
    tasks.delete(first);
    tasks.delete(first);
    expect(tasks.size).toBe(1);
    expect(tasks.isNew("a", 2)).toBe(false);
    tasks.delete(second);
    expect(tasks.isNew("a", 1)).toBe(true);
  });

  it("is idle when the last one has ended", async () => {
    const tasks = new RunningTasks();
    await tasks.idle();
    const attempt = new FakeAttempt("a", 1);
    tasks.add(attempt);
    const events: string[] = [];
    const idle = tasks.idle().then(() => events.push("idle"));
    events.push("ended");
    tasks.delete(attempt);
    await idle;
    expect(events).toEqual(["ended", "idle"]);
  });
});
