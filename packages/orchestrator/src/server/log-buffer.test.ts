import { describe, expect, it } from "vitest";
import { LogBuffer } from "./log-buffer.ts";

describe("LogBuffer", () => {
  it("joins pieces to lines, per stream, and reports each line once", () => {
    const told: string[] = [];
    const log = new LogBuffer((line) => told.push(line));
    log.write("out", "first li");
    log.write("err", "other\n");
    log.write("out", "ne\nsecond");
    log.end("out");
    log.end("err");
    expect(log.lines).toEqual(["other", "first line", "second"]);
    expect(told).toEqual(log.lines);
  });

  it("removes colours", () => {
    const log = new LogBuffer();
    log.write("out", "\u001b[1mbold\u001b[22m text\r\n");
    expect(log.lines).toEqual(["bold text"]);
  });

  it("keeps the last 2,000 lines and the beginning of long ones", () => {
    const log = new LogBuffer();
    for (let line = 0; line < 2_500; line += 1) log.write("out", `${line}\n`);
    expect(log.lines).toHaveLength(2_000);
    expect(log.lines[0]).toBe("500");
    log.write("out", "x".repeat(100_000));
    expect(log.lines.at(-1)).toHaveLength(4_000);
  });
});
