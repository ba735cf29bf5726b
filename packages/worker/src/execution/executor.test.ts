import {
  ComponentError,
  ComponentNotFoundError,
  ComponentTimeoutError,
  InvalidInputError,
  InvalidOutputError,
} from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { createExecutor, limitTo, OBSERVABILITY } from "../../../../tests/support/create-executor.ts";
import { linkOf, storeOf } from "../../../../tests/support/in-context.ts";
import { StoredBlob } from "../blobs/stored-blob.ts";
import { type ComponentDefinition, defineComponent } from "../component/component.ts";

describe("Executor: inputs", () => {
  it("methods.to-worker: passes the input to the component and returns its output", async () => {
    const { execute } = createExecutor([defineComponent({ path: "/twice", execute: (n: number) => n * 2 })]);
    expect(await execute("/twice", 21)).toBe(42);
  });

  it("passes the output of the input schema", async () => {
    const component = defineComponent({
      path: "/greet",
      input: z.object({ name: z.string().default("you") }),
      execute: ({ name }) => `Hello ${name}`,
    });
    const { execute } = createExecutor([component]);
    expect(await execute("/greet", {})).toBe("Hello you");
    expect(await execute("/greet", { name: "Ada", more: 1 })).toBe("Hello Ada");
  });

  it("messages.validation: refuses invalid input with pointers, and does not run the component", async () => {
    const run = vi.fn();
    const input = z.object({ user: z.object({ age: z.number() }), tags: z.array(z.string()) });
    const { execute } = createExecutor([defineComponent({ path: "/x", input, execute: run })]);
    const failure = execute("/x", { user: { age: "old" }, tags: ["a", 2] });
    await expect(failure).rejects.toThrow(InvalidInputError);
    await expect(failure).rejects.toMatchObject({
      code: -32003,
      issues: [expect.objectContaining({ pointer: "/user/age" }), expect.objectContaining({ pointer: "/tags/1" })],
    });
    expect(run).not.toHaveBeenCalled();
  });

  describe("with references to blobs", () => {
    const $blob = "0a".repeat(32);

    /** A link to a runtime that agreed on references, which has one blob. */
    const referring = (json: string) => {
      const get = vi.fn(async () => StoredBlob.fromText(json, "data"));
      return { link: linkOf({ resolvesReferences: async () => true, blobs: async () => storeOf({ get }) }), get };
    };
    const echo = defineComponent({
      path: "/echo",
      input: z.object({ text: z.string().max(100_000) }),
      execute: ({ text }) => text,
    });
    const request = (mayHoldReferences: boolean) => ({
      component: "/echo",
      attempt: 1,
      observability: OBSERVABILITY,
      readInput: () => ({ text: { $blob } }),
      mayHoldReferences,
    });

    it("blobs.large-data: checks the values behind them, not the references", async () => {
      const { executor } = createExecutor([echo]);
      expect((await executor.execute(request(true), referring('"é"').link)).value).toBe("é");
      await expect(executor.execute(request(true), referring("7").link)).rejects.toMatchObject({
        name: "InvalidInputError",
        issues: [expect.objectContaining({ pointer: "/text" })],
      });
    });

    it("blobs.large-data: passes them unchanged if they are not negotiated, or cannot occur", async () => {
      const { executor } = createExecutor([defineComponent({ path: "/echo", execute: (input: unknown) => input })]);
      const { link, get } = referring('"é"');
      expect((await executor.execute(request(false), link)).value).toEqual({ text: { $blob } });
      expect((await executor.execute(request(true), linkOf())).value).toEqual({ text: { $blob } });
      expect(get).not.toHaveBeenCalled();
    });

    it("blobs.large-data: refuses values that are too large together, by the memory that they take", async () => {
      const { executor } = createExecutor([echo], { referenceLimitBytes: 50_000 });
      const textOf = (count: number) => JSON.stringify("中".repeat(count));
      expect((await executor.execute(request(true), referring(textOf(24_900)).link)).value).toHaveLength(24_900);
      await expect(executor.execute(request(true), referring(textOf(25_000)).link)).rejects.toThrow(
        "The blobs that the value refers to would take more than 50000 bytes of memory together.",
      );
    });
  });

  it("an input that cannot be read is the failure of the execution", async () => {
    const { executor } = createExecutor([defineComponent({ path: "/x", execute: () => 1 })]);
    const readInput = () => Promise.reject(new InvalidInputError("/x", []));
    const request = { component: "/x", attempt: 1, observability: OBSERVABILITY, readInput, mayHoldReferences: false };
    await expect(executor.execute(request, linkOf())).rejects.toThrow(InvalidInputError);
  });

  it("an unknown component is logged, and named in the error with a suggestion", async () => {
    const { execute, logger } = createExecutor([defineComponent({ path: "/word-count", execute: () => 1 })]);
    const failure = execute("/word-cuont");
    await expect(failure).rejects.toThrow(ComponentNotFoundError);
    await expect(failure).rejects.toMatchObject({
      code: -32001,
      data: { component: "/word-cuont", hint: 'Did you mean "/word-count"?' },
    });
    expect(logger.warn).toHaveBeenCalledOnce();
  });
});

describe("Executor: outputs", () => {
  it("an undefined output is null", async () => {
    const { execute } = createExecutor([defineComponent({ path: "/x", execute: () => {} })]);
    expect(await execute("/x")).toBeNull();
  });

  it("sends the result of the output schema", async () => {
    const output = z.object({ at: z.date().transform((date) => date.toISOString()) });
    const { execute } = createExecutor([
      defineComponent({ path: "/x", output, execute: () => ({ at: new Date(0), secret: 1 }) }),
    ]);
    expect(await execute("/x")).toEqual({ at: "1970-01-01T00:00:00.000Z" });
  });

  it("sends the encoded side of an output schema with a codec of zod, and names what cannot be encoded", async () => {
    const instant = z.codec(z.iso.datetime(), z.date(), {
      decode: (text) => new Date(text),
      encode: (date) => date.toISOString(),
    });
    const schema = z.object({ at: instant });
    const { execute } = createExecutor([
      defineComponent({
        path: "/next",
        input: schema,
        output: schema,
        execute: ({ at }) => ({ at: new Date(+at + 1) }),
      }),
      defineComponent({ path: "/never", output: schema, execute: () => ({ at: new Date(Number.NaN) }) }),
    ]);
    expect(await execute("/next", { at: "2026-01-01T00:00:00Z" })).toEqual({ at: "2026-01-01T00:00:00.001Z" });
    await expect(execute("/never", {})).rejects.toThrow(/^Output of component "\/never" is invalid: \/at .*date/i);
  });

  it.each<[string, ComponentDefinition]>([
    ["fails its schema", defineComponent({ path: "/x", output: z.string(), execute: () => 1 as unknown as string })],
    ["cannot be written", defineComponent({ path: "/x", execute: () => ({ n: Number.NaN }) })],
  ])("messages.validation: output that %s is an error that is not retried", async (_what, component) => {
    const { execute } = createExecutor([component]);
    await expect(execute("/x")).rejects.toThrow(InvalidOutputError);
    await expect(execute("/x")).rejects.toMatchObject({ code: -32000, data: { component: "/x" } });
  });
});

describe("Executor: failures", () => {
  it.each<[string, unknown]>([
    ["its own error", new ComponentError("no user", { code: -32150 })],
    ["any error", new RangeError("out of range")],
    ["no error at all", "text"],
  ])("throws %s as the component threw it, sooner or later", async (_what, thrown) => {
    const components = [
      defineComponent({
        path: "/now",
        execute() {
          throw thrown;
        },
      }),
      defineComponent({ path: "/later", execute: () => Promise.reject(thrown) }),
    ];
    const { execute } = createExecutor(components);
    await expect(execute("/now")).rejects.toBe(thrown);
    await expect(execute("/later")).rejects.toBe(thrown);
  });

  it("logs a ComponentError as a warning, and any other error with its stack", async () => {
    const meant = new ComponentError("no user");
    const bug = new TypeError("x is undefined");
    const { execute, logger } = createExecutor([
      defineComponent({ path: "/meant", execute: () => Promise.reject(meant) }),
      defineComponent({ path: "/bug", execute: () => Promise.reject(bug) }),
    ]);
    await execute("/meant").catch(() => {});
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
      "The component failed.",
      expect.objectContaining({ error: "no user", code: -32100, component: "/meant", run_id: "run", step_id: "step" }),
    );
    await execute("/bug").catch(() => {});
    expect(logger.error).toHaveBeenCalledExactlyOnceWith(
      "The component threw.",
      expect.objectContaining({ error: bug, component: "/bug" }),
    );
  });

  it("blobs.during-execution-only: warns of a component that ended with open calls", async () => {
    const { execute, logger } = createExecutor([defineComponent({ path: "/x", execute: () => 1 })]);
    expect(await execute("/x", null, linkOf({ openCalls: 2 }))).toBe(1);
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining("await every call"),
      expect.objectContaining({ open: 2, component: "/x" }),
    );
  });
});

describe("Executor: deadlines", () => {
  it("deadlines.configurable: a component that does not end in time fails, and its signal has the reason", async () => {
    let reason: unknown;
    const component = defineComponent({
      path: "/endless",
      timeoutMs: 10,
      execute: (_input: unknown, { signal }) =>
        new Promise(() => signal.addEventListener("abort", () => (reason = signal.reason))),
    });
    const failure = createExecutor([component]).execute("/endless");
    await expect(failure).rejects.toThrow(ComponentTimeoutError);
    await expect(failure).rejects.toMatchObject({ code: -32100, data: { reason: "timeout", timeoutMs: 10 } });
    expect(reason).toBeInstanceOf(ComponentTimeoutError);
  });

  it("the deadline of a component takes precedence over that of the worker", async () => {
    const endless = () => new Promise(() => {});
    const { execute } = createExecutor(
      [
        defineComponent({ path: "/own", timeoutMs: 10, execute: endless }),
        defineComponent({ path: "/default", execute: endless }),
      ],
      { timeoutMs: 20 },
    );
    await expect(execute("/own")).rejects.toMatchObject({ data: { timeoutMs: 10 } });
    await expect(execute("/default")).rejects.toMatchObject({ data: { timeoutMs: 20 } });
  });

  it("a result or error after the deadline is dropped, and causes no unhandled rejection", async () => {
    const gate = createDeferred<void>();
    const component = defineComponent({
      path: "/late",
      timeoutMs: 5,
      async execute() {
        await gate.promise;
        throw new Error("nobody hears this");
      },
    });
    await expect(createExecutor([component]).execute("/late")).rejects.toThrow(ComponentTimeoutError);
    gate.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  });

  it("waiting for a slot does not count", async () => {
    vi.useFakeTimers();
    try {
      const gate = createDeferred<void>();
      const { execute } = createExecutor(
        [
          defineComponent({ path: "/first", execute: () => gate.promise }),
          defineComponent({ path: "/second", timeoutMs: 100, execute: () => "in time" }),
        ],
        { concurrency: limitTo(1, 9) },
      );
      const first = execute("/first");
      const second = execute("/second");
      await vi.advanceTimersByTimeAsync(1_000);
      gate.resolve();
      await first;
      expect(await second).toBe("in time");
    } finally {
      vi.useRealTimers();
    }
  });
});
