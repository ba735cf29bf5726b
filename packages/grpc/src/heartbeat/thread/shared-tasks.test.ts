import { expect, it } from "vitest";
import { peekTask, placesOf, readTask, SharedTasks, type TaskBlock, type TaskRecord } from "./shared-tasks.ts";

const task = (key: number, bodyBytes = 3): TaskRecord => ({
  key,
  intervalMs: 2 ** 31 - 1,
  url: "http://höst:7840",
  body: new Uint8Array(bodyBytes).fill(key),
});

function createTasks(): {
  readonly tasks: SharedTasks;
  readonly created: TaskBlock[];
  readonly readAll: () => unknown;
} {
  const created: TaskBlock[] = [];
  const tasks = new SharedTasks((block) => created.push(block));
  const readAll = (): unknown =>
    tasks.blocks
      .flatMap(placesOf)
      .map(readTask)
      .filter((read) => read !== undefined);
  return { tasks, created, readAll };
}

it("a task is read as it was added, and not after its removal", () => {
  const { tasks, readAll } = createTasks();
  const [first, second] = [tasks.add(task(1)), tasks.add(task(2))];
  expect(readAll()).toEqual([task(1), task(2)]);
  expect(peekTask(second)).toEqual({ key: 2, intervalMs: 2 ** 31 - 1 });
  tasks.remove(first);
  expect(readAll()).toEqual([task(2)]);
  expect(peekTask(first)).toBeUndefined();
});

it("memory is used again, and grows with the number of tasks at the same time", () => {
  const { tasks, created, readAll } = createTasks();
  for (let key = 0; key < 1_000; key++) tasks.remove(tasks.add(task(key)));
  expect(created).toHaveLength(1);
  const all = Array.from({ length: 100 }, (_, key) => task(key));
  for (const each of all) tasks.add(each);
  expect(created).toHaveLength(2);
  expect(created).toEqual(tasks.blocks);
  expect(readAll()).toEqual(all);
});

it("a request of any size has a record", () => {
  const { tasks, created, readAll } = createTasks();
  for (const bytes of [0, 100, 219, 220, 100_000]) tasks.add(task(7, bytes));
  expect(readAll()).toHaveLength(5);
  expect(readAll()).toContainEqual(task(7, 100_000));
  expect(created.map(({ recordBytes }) => recordBytes)).toEqual([256, 512, 131_072]);
});

it("a task that is being changed is not read", () => {
  const { tasks } = createTasks();
  const place = tasks.add(task(1));
  const { words, bytes } = place;
  // The other thread removes the task and adds another one while its bytes are copied.
  const slice = bytes.slice.bind(bytes);
  Object.defineProperty(bytes, "slice", {
    value: (...range: [number, number]) => {
      Atomics.add(words, 0, 2);
      return slice(...range);
    },
  });
  expect(readTask(place)).toBeUndefined();
  expect(peekTask(place)).toBeDefined();
});
