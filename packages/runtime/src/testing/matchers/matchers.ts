import { isJsonObject } from "@stepflow/protocol";
import { originOf } from "../runtime/result-origin.ts";
import type { TestRuntime } from "../runtime/test-runtime.ts";
import { describeOrigin } from "./describe-origin.ts";
import { type ExpectedFailure, isAsExpected } from "./expected-failure.ts";

/** The `this` of a matcher in Vitest and Jest. */
export interface MatcherState {
  equals(a: unknown, b: unknown): boolean;
  readonly utils: {
    stringify(value: unknown): string;
    /** Bun has no diff. */
    diff?(expected: unknown, received: unknown): string | null | undefined;
  };
}

/** The result of a matcher. */
export interface MatcherVerdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * Matchers for results of flows and for a {@link TestRuntime}, for test frameworks with the `expect.extend` of Jest. With Vitest,
 * import `@stepflow/runtime/testing/vitest` instead.
 *
 * @example
 * ```ts source="./matchers.examples.ts#stepflowMatchers"
 * expect.extend(stepflowMatchers);
 * await using runtime = await testRuntime(worker);
 * expect(await runtime.execute("/word-count", { text: "one two" })).toSucceedWith({ words: 2 });
 * ```
 */
export const stepflowMatchers: {
  /** Passes if a result is a success with this output. */
  toSucceedWith(this: MatcherState, received: unknown, output: unknown): MatcherVerdict;
  /** Passes if a result is a failure that meets the expectation. @throws TypeError for an expectation that is always met */
  toFailWith(this: MatcherState, received: unknown, failure?: ExpectedFailure): MatcherVerdict;
  /** Passes if a component stored a blob with this content. */
  toHaveStored(this: MatcherState, received: unknown, data: unknown): MatcherVerdict;
  /** Passes if the component was executed, with this input if one is given. */
  toHaveExecuted(this: MatcherState, received: unknown, component: string, input?: unknown): MatcherVerdict;
} = {
  toSucceedWith(received, output) {
    const result = resultOf("toSucceedWith", received);
    const pass = result["outcome"] === "success" && this.equals(result["result"], output);
    const found =
      result["outcome"] === "success"
        ? (this.utils.diff?.(output, result["result"]) ?? this.utils.stringify(result["result"]))
        : this.utils.stringify(result["error"]);
    const what = result["outcome"] === "success" ? "but the result differs" : "but it failed";
    return verdict(pass, received, `to succeed with ${this.utils.stringify(output)}`, `${what}:\n${found}`);
  },

  toFailWith(received, failure) {
    const result = resultOf("toFailWith", received);
    const isExpected = failure === undefined || isAsExpected(result["error"], failure, (a, b) => this.equals(a, b));
    const pass = result["outcome"] === "failed" && isExpected;
    const found = this.utils.stringify(result["outcome"] === "success" ? result["result"] : result["error"]);
    const what = result["outcome"] === "success" ? "but it succeeded with" : "but the error is";
    const wanted = failure === undefined ? "" : ` with ${this.utils.stringify(failure)}`;
    return verdict(pass, received, `to fail${wanted}`, `${what} ${found}`);
  },

  toHaveStored(received, data) {
    const runtime = runtimeOf("toHaveStored", received);
    const blobs = runtime.blobs().map((blob) => blob.data);
    const pass = blobs.some((blob) => this.equals(blob, data));
    const found =
      blobs.length === 0 ? "but no blob was stored" : `but these were stored: ${this.utils.stringify(blobs)}`;
    return verdict(pass, runtime, `to have stored ${this.utils.stringify(data)}`, found);
  },

  toHaveExecuted(received, component, ...inputs) {
    const runtime = runtimeOf("toHaveExecuted", received);
    const given = runtime.executions(component).map(({ input }) => input);
    const pass = given.length > 0 && (inputs.length === 0 || given.some((input) => this.equals(input, inputs[0])));
    const wanted = inputs.length === 0 ? "" : ` with ${this.utils.stringify(inputs[0])}`;
    const others =
      given.length === 0 ? "but it was not executed" : `but the inputs were ${this.utils.stringify(given)}`;
    return verdict(pass, runtime, `to have executed ${component}${wanted}`, others);
  },
};

function verdict(pass: boolean, received: unknown, expected: string, found: string): MatcherVerdict {
  const origin = originOf(received) ?? received;
  return {
    pass,
    message: () =>
      pass ? `expected it not ${expected}` : `expected it ${expected}, ${found}${describeOrigin(origin)}`,
  };
}

function resultOf(matcher: string, received: unknown): Readonly<Record<string, unknown>> {
  if (isJsonObject(received) && "outcome" in received) return received;
  const hint = received instanceof Promise ? "It is a promise. Await it." : "Pass the result of run() or execute().";
  throw new TypeError(`${matcher}() expects the result of a flow. ${hint}`);
}

function runtimeOf(matcher: string, received: unknown): TestRuntime {
  if (typeof received === "object" && received !== null && "executions" in received) return received as TestRuntime;
  throw new TypeError(`${matcher}() expects a runtime. Pass the result of testRuntime().`);
}
