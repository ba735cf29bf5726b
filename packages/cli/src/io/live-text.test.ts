import { expect, it } from "vitest";
import { LiveText } from "./live-text.ts";

/** A terminal that understands what a live text writes. */
class Screen {
  readonly isTTY = true;
  readonly columns = 20;
  readonly rows = 4;
  readonly lines: string[] = [""];

  write(text: string): void {
    for (const [part] of text.replaceAll("\u001b", "␛").matchAll(/␛\[\d*[A-Z]|\r|\n|[^␛\r\n]+/g)) {
      const up = /␛\[(\d+)A/.exec(part);
      if (up !== null) this.lines.splice(this.lines.length - 1 - Number(up[1]), Number.POSITIVE_INFINITY, "");
      else if (part === "\n") this.lines.push("");
      else if (!/^[␛\r]/.test(part)) this.lines.push(`${this.lines.pop()}${part}`);
    }
  }
}

it("replaces its lines, and leaves the last ones", () => {
  const screen = new Screen();
  const live = new LiveText(screen);
  live.show(["one", "two"]);
  live.show(["three"]);
  expect(screen.lines).toEqual(["three", ""]);
  live.finish(["end"]);
  live.write("after\n");
  expect(screen.lines).toEqual(["end", "after", ""]);
});

it("shows other texts above, each when its line is complete", () => {
  const screen = new Screen();
  const live = new LiveText(screen);
  live.show(["step"]);
  live.write("a log ");
  expect(screen.lines).toEqual(["step", ""]);
  live.write("line\nand a rest");
  expect(screen.lines).toEqual(["a log line", "step", ""]);
  live[Symbol.dispose]();
  expect(screen.lines).toEqual(["a log line", "and a rest"]);
});

it("cuts what the terminal could not erase: long lines, and lines that do not fit", () => {
  const screen = new Screen();
  const live = new LiveText(screen);
  live.show(["x".repeat(30), "two", "three", "four", "five"]);
  expect(screen.lines).toEqual([`${"x".repeat(18)}…`, "two", "three", ""]);
  live.show(["end"]);
  expect(screen.lines).toEqual(["end", ""]);
});
