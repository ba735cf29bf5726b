import { expect, it, vi } from "vitest";
import { bindMethods } from "./bind-methods.ts";

function create() {
  class Counter {
    #count = 0;
    get count(): number {
      return this.#count;
    }
    add(step = 1): number {
      this.#count += step;
      return this.#count;
    }
    twice(): number {
      this.add();
      return this.add();
    }
  }
  bindMethods(Counter);
  return new Counter();
}

it("methods work without their object", () => {
  const counter = create();
  const { add, twice } = counter;
  expect([add(), twice(), [10, 20].map((step) => add(step)), counter.count]).toEqual([1, 3, [13, 33], 33]);
});

it("accessors, the class and names are kept", () => {
  const counter = create();
  expect(counter.count).toBe(0);
  expect(counter.constructor.name).toBe("Counter");
  expect(Object.keys(counter)).toEqual([]);
});

it("methods can be replaced and spied on", () => {
  const counter = create();
  counter.add = () => 7;
  expect(counter.twice()).toBe(7);
  const other = create();
  const spy = vi.spyOn(other, "twice");
  expect(other.twice()).toBe(2);
  expect(spy).toHaveBeenCalledOnce();
  expect(Object.assign(Object.create(other) as typeof other, { add: () => 9 }).add()).toBe(9);
});
