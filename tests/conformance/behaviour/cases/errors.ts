import { expect } from "vitest";
import { type Case, execute, expectFailure, failureOf, outputOf, stepFlow, toFailure } from "../case.ts";
import type { Target } from "../target.ts";

/** Describes how much of an error reaches the user, for the guide's table. */
function shownTo(target: Target): string {
  return target.errors === "kept" ? "code, message and data" : "code and message, as text";
}

/** Cases about failures and the errors that users receive. */
export const errorCases: readonly Case[] = [
  {
    name: "a component's error reaches the user as far as the runtime allows",
    ids: ["errors.text-reaches-user", "errors.standard-codes", "errors.code-ranges", "errors.message-and-data"],
    smoke: true,
    feature: "A component's error, as the user sees it",
    async check(target) {
      const data = { user: "Zoë", tried: ["a", { b: null }] };
      const failure = await failureOf(target, "/fail", { message: "No user “Zoë”.", code: -32150, data });
      expectFailure(target, failure, { code: -32150, message: "No user “Zoë”.", data });
      return shownTo(target);
    },
  },
  {
    name: "codes of every range are kept, and an error without a code follows its retry policy",
    ids: ["errors.code-ranges", "errors.code-kept"],
    async check(target) {
      const inputs = [{ code: -32050 }, { code: 400 }, {}, { retry: "never" }];
      for (const [index, code] of [-32050, 400, -32100, -32000].entries()) {
        expectFailure(target, await failureOf(target, "/fail", { message: "m", ...inputs[index] }), {
          code,
          message: "m",
        });
      }
    },
  },
  {
    name: "an error after a callback is the same as one before",
    ids: ["answers.stream", "errors.text-reaches-user"],
    async check(target) {
      const failure = await failureOf(target, "/fail-late", { message: "late é 😀", code: -32110, data: { a: 1 } });
      expectFailure(target, failure, { code: -32110, message: "late é 😀", data: { a: 1 } });
    },
  },
  {
    name: "any thrown value becomes an error with a message and the name of the component",
    ids: ["errors.text-reaches-user", "errors.message-and-data"],
    async check(target) {
      const expected = {
        error: ["Out of range: é 😀", "RangeError"],
        string: ["only text", "string"],
        object: ['Component threw {"reason":"no error at all"}', "object"],
        undefined: ["Component threw undefined", "undefined"],
      };
      for (const [what, [message, error]] of Object.entries(expected)) {
        const failure = await failureOf(target, "/throw", { what });
        expectFailure(target, failure, { code: -32100, message: message ?? "", data: { component: "/throw", error } });
      }
    },
  },
  {
    name: "input that does not fit the schema fails with a pointer, before the component runs",
    ids: ["messages.validation", "errors.code-kept"],
    smoke: true,
    feature: "Input and output checked by schema",
    async check(target) {
      const failure = await failureOf(target, "/checked", { n: "four" });
      expectFailure(target, failure, {
        code: -32003,
        message: expect.stringMatching(/^Input of component "\/checked" is invalid: \/n /),
        data: { component: "/checked", issues: [{ pointer: "/n" }] },
      });
    },
  },
  {
    name: "output that does not fit the schema fails with a pointer",
    ids: ["messages.validation"],
    feature: "Input and output checked by schema",
    async check(target) {
      const failure = await failureOf(target, "/checked", { n: 3 });
      expectFailure(target, failure, {
        code: -32000,
        message: expect.stringMatching(/^Output of component "\/checked" is invalid: \/n /),
        data: { component: "/checked", issues: [{ pointer: "/n" }] },
      });
    },
  },
  {
    name: "output that JSON would change or that runtimes cannot read is an error, not a silent loss",
    ids: ["errors.message-and-data", "wire.md#how-a-response-is-read"],
    async check(target) {
      const expected = {
        nan: "/list/1 is NaN",
        infinity: "is -Infinity",
        map: "/map is a Map",
        function: "is a function",
        bigint: "/big is a bigint",
        cycle: "/self is the whole value, so that the value contains itself",
        deep: "nests deeper than",
      };
      for (const [kind, message] of Object.entries(expected)) {
        const failure = await failureOf(target, "/odd", { kind });
        expect(failure).toMatchObject({ code: -32000, message: expect.stringContaining(message) });
      }
    },
  },
  {
    name: "an unknown component fails with a suggestion",
    ids: ["components.methods"],
    smoke: true,
    feature: "Unknown component: suggestion",
    async check(target) {
      const failure = await failureOf(target, "/ecko");
      expectFailure(target, failure, {
        code: -32001,
        message: 'Component "/ecko" not found. Did you mean "/echo"?',
        data: { component: "/ecko", hint: expect.any(String) },
      });
    },
  },
  {
    name: "a component that does not end by its deadline fails",
    ids: ["deadlines.configurable"],
    feature: "Deadlines of components",
    async check(target) {
      const failure = await failureOf(target, "/endless");
      expectFailure(target, failure, {
        code: -32100,
        message: 'Component "/endless" did not end within 60 ms.',
        data: { reason: "timeout", component: "/endless" },
      });
    },
  },
  {
    name: "failed items do not affect the others",
    ids: ["execution.own-context", "runs.methods"],
    async check(target) {
      // On some runtimes a failure restarts the worker, which ends other executions. So these run one at a time.
      const options = { maxConcurrency: target.restartsOnFailure ? 1 : 4 };
      const outcomes = await execute(target, "/checked", [{ n: 2 }, { n: "x" }, { n: 4 }, { n: 5 }], options);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(["success", "failed", "success", "failed"]);
      expect(toFailure(target, outcomes[1]).code).toBe(-32003);
    },
  },
  {
    name: "a component that returns with an open call succeeds, and its worker survives",
    ids: ["blobs.during-execution-only"],
    async check(target) {
      expect(await outputOf(target, "/careless")).toBe("gone");
      expect(await outputOf(target, "/round-trip", "afterwards")).toMatchObject({ data: "afterwards" });
    },
  },
];

/** Cases about how often a failing component is executed, and with which attempts. */
export const retryCases: readonly Case[] = [
  {
    name: "the attempt counts the executions of a step",
    ids: ["execution.attempts", "wire.md#errors-and-retries"],
    smoke: true,
    feature: "How often a step that fails is executed",
    async check(target) {
      const { failure } = target.executions;
      expect((await failureOf(target, "/flaky", { successAt: 99 })).message).toBe(`attempt ${failure}`);
      return String(failure);
    },
  },
  {
    name: "an error that requests a retry is repeated as often as the runtime allows",
    ids: ["execution.attempts", "wire.md#errors-and-retries"],
    feature: '… when its error says `retry: "always"`',
    async check(target) {
      const { transport } = target.executions;
      const always = { successAt: 99, retry: "always" };
      expect((await failureOf(target, "/flaky", always)).message).toBe(`attempt ${transport}`);
      if (transport > 1) {
        expect(await outputOf(target, "/flaky", { ...always, successAt: 2 })).toEqual({ attempt: 2 });
      }
      return String(transport);
    },
  },
  {
    name: "onError retry repeats errors of components if the runtime supports it",
    ids: ["execution.attempts", "wire.md#errors-and-retries"],
    feature: "… when its flow says `onError: retry`, `maxRetries: 2`",
    async check(target) {
      const { byFlow, never } = target.executions;
      const flow = stepFlow(target, "/flaky", { onError: { action: "retry", maxRetries: 2 } });
      const [failed] = await target.runFlow(flow, [{ successAt: 99 }]);
      expect(toFailure(target, failed).message).toBe(`attempt ${byFlow}`);
      const [refused] = await target.runFlow(flow, [{ successAt: 99, retry: "never" }]);
      expect(toFailure(target, refused).message).toBe(`attempt ${never}`);
      return String(byFlow);
    },
  },
  {
    name: "onError useDefault replaces the error by a value",
    ids: ["execution.attempts", "wire.md#errors-and-retries"],
    feature: "`onError: useDefault`",
    async check(target) {
      const flow = stepFlow(target, "/flaky", { onError: { action: "useDefault", defaultValue: { d: 1 } } });
      expect(await target.runFlow(flow, [{ successAt: 99 }])).toEqual([{ outcome: "success", result: { d: 1 } }]);
    },
  },
];
