import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LogEntry, toJsonLine, toPrettyLine } from "./log-line.ts";

const entry: LogEntry = { time: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)), level: "warn", message: "hello" };

describe("toJsonLine", () => {
  it("writes time, level, message, logger, then the fields, as the Python SDK names them", () => {
    const line = toJsonLine({ ...entry, logger: "text-tools", fields: { run_id: "r", blobId: "b", n: undefined } });
    expect(line).toBe(
      '{"timestamp":"2026-01-02T03:04:05.006Z","level":"WARNING","message":"hello","logger":"text-tools","run_id":"r","blobId":"b"}\n',
    );
    expect(
      ["debug", "info", "error"].map((level) => JSON.parse(toJsonLine({ ...entry, level } as LogEntry)).level),
    ).toEqual(["DEBUG", "INFO", "ERROR"]);
  });

  it("does not let a field replace the line's own members", () => {
    const fields = { message: "other", level: "x", timestamp: 1, logger: 2 };
    expect(JSON.parse(toJsonLine({ ...entry, fields }))).toMatchObject({
      message: "hello",
      level: "WARNING",
      _message: "other",
      _level: "x",
      _timestamp: 1,
      _logger: 2,
    });
  });

  it("is one line of JSON for any message and fields", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.dictionary(fc.string(), fc.anything()), (message, fields) => {
        const line = toJsonLine({ ...entry, message: `${message}\n`, fields });
        expect(line.indexOf("\n")).toBe(line.length - 1);
        expect(JSON.parse(line).message).toBe(`${message}\n`);
      }),
    );
  });

  it("cuts what is longer than anybody reads, and stays JSON", () => {
    const long = "x".repeat(5_000_000);
    const fields = { id: long, list: Array.from({ length: 1_000_000 }, () => 1), run_id: "r", error: new Error(long) };
    const line = toJsonLine({ ...entry, message: long, fields });
    expect(line.length).toBeLessThan(300_000);
    const { message, id, list, run_id, error } = JSON.parse(line);
    expect([message, id]).toEqual([message, message]);
    expect(id).toBe(`${"x".repeat(65_536)}… (5000000 characters)`);
    expect(list).toContain("[1,1,1");
    expect(error).toContain('{"name":"Error"');
    expect(run_id).toBe("r");
    expect(toPrettyLine({ ...entry, message: long, fields }, false).length).toBeLessThan(400_000);
  });

  it("keeps the other fields if one cannot be written", () => {
    const deep: unknown[] = [];
    let at = deep;
    for (let depth = 0; depth < 100_000; depth++) {
      const next: unknown[] = [];
      at.push(next);
      at = next;
    }
    const line = JSON.parse(toJsonLine({ ...entry, fields: { deep, run_id: "r" } }));
    expect(line.run_id).toBe("r");
    expect(line.deep).toContain("cannot be written");
  });

  it("does not throw for fields that cannot be read", () => {
    const fields = {
      get trap(): never {
        throw new Error("do not look");
      },
    };
    expect(JSON.parse(toJsonLine({ ...entry, fields })).fields).toContain("do not look");
    expect(toPrettyLine({ ...entry, fields }, false)).toContain("do not look");
  });
});

describe("toPrettyLine", () => {
  it("puts time, level, message and fields on one line", () => {
    expect(toPrettyLine({ ...entry, fields: { blobId: "ab-1", text: "two words", list: [1] } }, false)).toBe(
      "03:04:05.006 WARNING hello  blobId=ab-1 text='two words' list=[ 1 ]\n",
    );
    expect(toPrettyLine(entry, false)).toBe("03:04:05.006 WARNING hello\n");
    expect(toPrettyLine(entry, true)).toBe("03:04:05.006 \u001b[33mWARNING\u001b[39m hello\n");
  });

  it("appends an error with stack and cause, indented", () => {
    const error = new Error("outer", { cause: new TypeError("inner") });
    const lines = toPrettyLine({ ...entry, fields: { error, n: 1 } }, false)
      .trimEnd()
      .split("\n");
    expect(lines[0]).toBe("03:04:05.006 WARNING hello  n=1");
    expect(lines[1]).toBe("  error: Error: outer");
    expect(lines.slice(1).every((line) => line.startsWith("  "))).toBe(true);
    expect(lines.join("\n")).toContain("[cause]: TypeError: inner");
  });

  it("escapes what would reorder or hide text, in both forms", () => {
    const entry = { time: new Date(0), level: "warn", message: "a\u202eb", fields: { id: "c\u2066\u009bd" } } as const;
    const shown = toPrettyLine(entry, false);
    expect(shown).toContain("a\\u202eb");
    expect(shown).toMatch(/c\\u2066\\x9bd/i);
    const json = toJsonLine(entry);
    expect(json).toContain('"message":"a\\u202eb"');
    expect(JSON.parse(json)).toMatchObject({ message: entry.message, id: entry.fields.id });
  });

  it("escapes control characters of the data", () => {
    const fields = { a: "\u001b[2J", error: new Error("\u001b]0;title\u0007\u009b") };
    const line = toPrettyLine({ ...entry, message: "x\u001b[31m\rOK", fields }, false);
    expect(line.replaceAll(/[\n\t]/g, "")).not.toMatch(/\p{Cc}/u);
    expect(line).toContain("x\\x1b[31m\\x0dOK");
  });
});
