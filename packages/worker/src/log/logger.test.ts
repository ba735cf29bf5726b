import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isAtLeast, type LogLevel } from "./log-level.ts";
import { consoleLogger, type LogFields, type Logger, silentLogger, withFields } from "./logger.ts";

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];

function recorder(enabled?: (level: LogLevel) => boolean) {
  const lines: [LogLevel, string, LogFields | undefined][] = [];
  const write = (level: LogLevel) => (message: string, fields?: LogFields) => {
    lines.push([level, message, fields]);
  };
  const logger: Logger = {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    ...(enabled && { isLevelEnabled: enabled }),
  };
  return { logger, lines };
}

afterEach(() => vi.restoreAllMocks());

describe("withFields", () => {
  it("adds its fields on every level; fields of the line take precedence", () => {
    const { logger, lines } = recorder();
    const bound = withFields(logger, { run_id: "r", step_id: "s" });
    for (const level of LEVELS) bound[level]("hello", { step_id: "own", n: 1 });
    bound.info("bare");
    expect(lines).toEqual([
      ...LEVELS.map((level) => [level, "hello", { run_id: "r", step_id: "own", n: 1 }]),
      ["info", "bare", { run_id: "r", step_id: "s" }],
    ]);
  });

  it("nests: inner fields take precedence over outer ones", () => {
    const { logger, lines } = recorder();
    withFields(withFields(logger, { a: 1, b: 1 }), { b: 2, c: 2 }).warn("m", { c: 3 });
    expect(lines).toEqual([["warn", "m", { a: 1, b: 2, c: 3 }]]);
  });

  it("does not read the fields of a disabled level", () => {
    const { logger, lines } = recorder((level) => level !== "debug");
    const fields = {
      get costly(): never {
        throw new Error("was read");
      },
    };
    const bound = withFields(withFields(logger, fields), {});
    expect(() => bound.debug("m")).not.toThrow();
    expect(bound.isLevelEnabled?.("debug")).toBe(false);
    expect(() => bound.info("m")).toThrow("was read");
    expect(lines).toEqual([]);
  });

  it("calls a logger's methods with the logger as receiver", () => {
    class Own implements Logger {
      readonly seen: string[] = [];
      debug(message: string): void {
        this.seen.push(message);
      }
      info(message: string): void {
        this.seen.push(message);
      }
      warn(message: string): void {
        this.seen.push(message);
      }
      error(message: string): void {
        this.seen.push(message);
      }
    }
    const own = new Own();
    for (const level of LEVELS) withFields(own, {})[level](level);
    expect(own.seen).toEqual(LEVELS);
  });
});

describe("isAtLeast", () => {
  it("orders debug < info < warn < error", () => {
    const table = LEVELS.map((level) => LEVELS.filter((threshold) => isAtLeast(level, threshold)));
    expect(table).toEqual([LEVELS.slice(0, 1), LEVELS.slice(0, 2), LEVELS.slice(0, 3), LEVELS]);
  });
});

describe("ready-made loggers", () => {
  it("worker.stdout: consoleLogger writes to stderr only", () => {
    const spies = (["log", "info", "debug", "warn", "error"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
    for (const level of LEVELS) consoleLogger[level](level, { n: 1 });
    consoleLogger.info("bare");
    expect(spies.map((spy) => spy.mock.calls)).toEqual([
      [],
      [],
      [],
      [],
      [["INFO info n=1"], ["WARNING warn n=1"], ["ERROR error n=1"], ["INFO bare"]],
    ]);
    expect(LEVELS.map((level) => consoleLogger.isLevelEnabled?.(level))).toEqual([false, true, true, true]);
  });

  it("keeps an error in the place of fields, and survives fields that throw", () => {
    const { logger, lines } = recorder();
    const bound = withFields(logger, { component: "/a" });
    const error = new Error("disk full");
    bound.error("Failed.", error as unknown as LogFields);
    const fields = {
      get a() {
        throw new Error("no");
      },
    };
    bound.info("Read.", fields);
    expect(lines).toEqual([
      ["error", "Failed.", { error, component: "/a" }],
      ["info", "Read.", { fields: "cannot be read: no", component: "/a" }],
    ]);
  });

  it("consoleLogger writes one line, and the stacks of errors behind it", () => {
    const written = vi.spyOn(console, "error").mockImplementation(() => {});
    const error = new Error("no");
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    const fields = { text: "two\nlines", path: "/w/x", n: 5n, list: [1, { a: 2n }], circle, none: undefined, error };
    withFields(consoleLogger, { run_id: "r", path: "bound" }).warn("One\nline.", fields);
    const line = 'One\\x0aline. text="two\\nlines" path=/w/x n="5" list=[1,{"a":"2"}] circle=[object Object] run_id=r';
    expect(written.mock.calls).toEqual([[`WARNING ${line}`, error]]);
  });

  it("consoleLogger survives errors and values whose members throw when they are read", () => {
    const written = vi.spyOn(console, "error").mockImplementation((...values) => void inspect(values));
    const get = (): never => {
      throw new Error("no");
    };
    const withGetter = (name: string) => Object.defineProperty(new Error("x"), name, { get });
    const proxy = new Proxy({}, { get, getPrototypeOf: get, ownKeys: get });
    for (const error of [...["name", "message", "stack", "cause"].map(withGetter), { toJSON: get }, proxy])
      consoleLogger.error("Failed.", { error });
    expect(written.mock.calls.map(([line, shown]) => [line, typeof shown])).toEqual([
      ...Array.from({ length: 4 }, () => ["ERROR Failed.", "string"]),
      ["ERROR Failed. error=[object Object]", "undefined"],
      ["ERROR Failed. error=(a value that cannot be read)", "undefined"],
    ]);
  });

  it("consoleLogger lets no control character through, in stacks and causes neither", () => {
    const written = vi.spyOn(console, "error").mockImplementation(() => {});
    const evil = "a\u001b[2J\u009b\u202eb";
    const errors = [new Error(evil), new Error("a", { cause: new Error(evil) }), new AggregateError([new Error(evil)])];
    for (const error of errors) consoleLogger.error(evil, { error, [evil]: evil });
    expect(written).toHaveBeenCalledTimes(3);
    const shown = written.mock.calls.flat().map(String).join("");
    expect(shown).toContain("Error: a\\x1b[2J\\x9b\\u202eb\n    at ");
    expect(shown).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  it("consoleLogger follows STEPFLOW_LOG_LEVEL at every line, and ignores unknown levels", () => {
    const written = vi.spyOn(console, "error").mockImplementation(() => {});
    for (const level of ["ERROR", "debug", "loud", ""]) {
      vi.stubEnv("STEPFLOW_LOG_LEVEL", level);
      consoleLogger.debug(`debug at ${level}`);
      consoleLogger.warn(`warn at ${level}`);
    }
    vi.unstubAllEnvs();
    expect(written.mock.calls.flat()).toEqual([
      "DEBUG debug at debug",
      "WARNING warn at debug",
      "WARNING warn at loud",
      "WARNING warn at ",
    ]);
  });

  it("silentLogger enables no level", () => {
    for (const level of LEVELS) {
      expect(silentLogger[level]("m")).toBeUndefined();
      expect(silentLogger.isLevelEnabled?.(level)).toBe(false);
    }
  });
});
