import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PortWatch } from "./port-watch.ts";

describe("the port line of a worker", () => {
  const others: string[] = [];
  const open = (): PortWatch => new PortWatch((line) => others.push(line));
  beforeEach(() => {
    others.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  it("is found among other lines, in any pieces", async () => {
    const watch = open();
    for (const piece of ['INFO\r\n{"port":"1"}\n{"po', 'rt":8', "1}", '\n{"port":82}\n']) watch.write(piece);
    expect(await watch.port(() => "")).toBe(81);
    expect(others).toEqual(["INFO", '{"port":"1"}', '{"port":82}']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("may be ended a little later", async () => {
    const watch = open();
    watch.write('{"port":81}');
    vi.advanceTimersByTime(1_000);
    watch.write("\n");
    expect(await watch.port(() => "")).toBe(81);
  });

  it("is refused if it does not end", async () => {
    const watch = open();
    watch.write('{"port":81}');
    const port = watch.port(() => "");
    vi.advanceTimersByTime(2_000);
    await expect(port).rejects.toThrow('it wrote {"port":81} to stdout without a newline at the end of the line.');
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is awaited for a limited time; the error quotes the output, unfinished lines included", async () => {
    const watch = open();
    watch.write("Which port?");
    const port = watch.port(() => ` Its last output:\n${watch.rest}`);
    vi.advanceTimersByTime(30_000);
    await expect(port).rejects.toThrow(
      'it wrote no line {"port":N} to stdout within 30000 ms. Its last output:\nWhich port?',
    );
  });
});
