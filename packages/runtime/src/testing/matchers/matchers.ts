import { isJsonObject } from "@stepflow/protocol";
import { originOf } from "../runtime/result-origin.ts";
import type { TestRuntime } from "../runtime/test-runtime.ts";
import { describeOrigin } from "./describe-origin.ts";
import { type ExpectedFailure, isAsExpected } from "./expected-failure.ts";

/** What a test framework gives to matchers; vitest and Jest do. */
export interface MatcherState {
  equals(a: unknown, b: unknown): boolean;
  readonly utils: {
    stringify(value: unknown): string;
    diff(expected: unknown, received: unknown): string | null | undefined;
  };
}

/** What a matcher has found. */
export interface MatcherVerdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers for what a {@link TestRuntime} gives: `expect.extend(stepflowMatchers)`. With vitest import `@stepflow/runtime/testing/vitest`. */
export const stepflowMatchers: {
  toSucceedWith(this: MatcherState, received: unknown, output: unknown): MatcherVerdict;
  toFailWith(this: MatcherState, received: unknown, failure?: ExpectedFailure): MatcherVerdict;
  toHaveStored(this: MatcherState, received: unknown, data: unknown): MatcherVerdict;
  toHaveExecuted(this: MatcherState, received: unknown, component: string, input?: unknown): MatcherVerdict;
} = {
  toSucceedWith(received, output) {
    const result = resultOf("toSucceedWith", received);
    const pass = result["outcome"] === "success" && this.equals(result["result"], output);
    const found =
      result["outcome"] === "success"
        ? (this.utils.diff(output, result["result"]) ?? this.utils.stringify(result["result"]))
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
    const found = blobs.length === 0 ? "but no blob is there" : `but these are there: ${this.utils.stringify(blobs)}`;
    return verdict(pass, runtime, `to have stored ${this.utils.stringify(data)}`, found);
  },

  toHaveExecuted(received, component, ...inputs) {
    const runtime = runtimeOf("toHaveExecuted", received);
    const given = runtime.executions(component).map(({ input }) => input);
    const pass = given.length > 0 && (inputs.length === 0 || given.some((input) => this.equals(input, inputs[0])));
    const wanted = inputs.length === 0 ? "" : ` with ${this.utils.stringify(inputs[0])}`;
    const others = given.length === 0 ? "but it did not" : `but with ${this.utils.stringify(given)}`;
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
  const hint = received instanceof Promise ? "It is a promise: await it." : "Give it what run() or execute() gave.";
  throw new TypeError(`${matcher}() looks at the result of a flow. ${hint}`);
}

function runtimeOf(matcher: string, received: unknown): TestRuntime {
  if (typeof received === "object" && received !== null && "executions" in received) return received as TestRuntime;
  throw new TypeError(`${matcher}() looks at a runtime. Give it what testRuntime() gave.`);
}
