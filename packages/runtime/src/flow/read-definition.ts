import { isJsonObject } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import { type ExpressionProblems, type Place, readExpression } from "../expression/read-expression.ts";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import { checkShape } from "./check-shape.ts";
import type { Findings } from "./findings.ts";
import type { FlowDefinition, OnError, StepDefinition } from "./flow-definition.ts";
import { readFlowSchemas } from "./flow-schemas.ts";
import { KNOWN_FIELDS, unknownFieldMessage } from "./known-fields.ts";
import { readTestConfig } from "./read-test-config.ts";

/** The words of 0.13. */
const EARLY_SYNTAX =
  "Legacy '$from' syntax is no longer supported. Migrate to the new syntax: use " +
  '{"$step": "step_id", "path": "..."} instead of {"$from": {"step": "step_id"}, "path": "..."}, and {"$input": "field"} ' +
  'instead of {"$from": {"workflow": "input"}, "path": "field"}. If you need a literal object containing a "$from" key, ' +
  'wrap it in $literal: {"$literal": {"$from": ...}}';

/** Rules for reading a flow. */
export interface ReadRules {
  /** Version as which the flow is read. */
  readonly version: RuntimeVersion;
  /** Treatment of members that runtimes ignore. */
  readonly unknownFields: "refuse" | "report";
}

/** Reads a JSON value as a flow and adds what is wrong to the findings. Returns undefined if the value does not have the shape of a flow. */
export function readDefinition(value: unknown, rules: ReadRules, findings: Findings): FlowDefinition | undefined {
  const reader = new DefinitionReader(rules, findings);
  return checkShape(value, rules.version, findings) && isJsonObject(value) ? reader.readFlow(value) : undefined;
}

class DefinitionReader implements ExpressionProblems {
  readonly #rules: ReadRules;
  readonly #findings: Findings;

  constructor(rules: ReadRules, findings: Findings) {
    this.#rules = rules;
    this.#findings = findings;
  }

  readFlow(flow: Record<string, unknown>): FlowDefinition {
    this.#checkFields(flow, [], KNOWN_FIELDS.flow);
    const { name, description, version, steps, output, test, examples, metadata } = flow;
    return {
      name: textOf(name),
      description: textOf(description),
      version: textOf(version),
      schemas: readFlowSchemas(flow["schemas"], this.#findings, this.#rules.version),
      steps: arrayOf(steps)?.map((step, index) => this.#readStep(step, index)) ?? [],
      output: readExpression(output ?? null, ["output"], this),
      test: isJsonObject(test) ? this.#readTest(test) : undefined,
      examples: arrayOf(examples)?.map((example, index) => this.#readExample(example, ["examples", index])),
      metadata: isJsonObject(metadata) ? metadata : {},
    };
  }

  malformed(place: Place, message: string): void {
    this.#findings.add({ kind: "invalidReferenceExpression", place, message });
  }

  earlySyntax(place: Place): void {
    if (!semanticsOf(this.#rules.version).refusesFrom) return;
    this.#findings.add({ kind: "malformedFlow", place, message: EARLY_SYNTAX });
  }

  unknownMember(place: Place, name: string, known: readonly string[]): void {
    const kind = this.#rules.unknownFields === "refuse" ? "unknownField" : "unknownFieldIgnored";
    this.#findings.add({ kind, place, part: "name", message: unknownFieldMessage(name, known) });
  }

  #readStep(step: Record<string, unknown>, index: number): StepDefinition {
    const place = ["steps", index];
    this.#checkFields(step, place, KNOWN_FIELDS.step);
    const { id, component, onError, input, mustExecute, metadata } = step;
    return {
      id: String(id),
      component: String(component),
      onError: isJsonObject(onError) ? this.#readOnError(onError, [...place, "onError"]) : undefined,
      input: readExpression(input ?? null, [...place, "input"], this),
      mustExecute: typeof mustExecute === "boolean" ? mustExecute : undefined,
      metadata: isJsonObject(metadata) ? metadata : {},
    };
  }

  #readOnError(onError: Record<string, unknown>, place: Place): OnError {
    const { action, defaultValue, maxRetries } = onError;
    if (action === "useDefault") {
      this.#checkFields(onError, place, KNOWN_FIELDS.useDefault);
      return { action, defaultValue: defaultValue ?? undefined };
    }
    if (action === "retry") {
      this.#checkFields(onError, place, KNOWN_FIELDS.retry);
      const counted = typeof maxRetries === "number" && semanticsOf(this.#rules.version).readsMaxRetries;
      return { action, maxRetries: counted ? maxRetries : undefined };
    }
    this.#checkFields(onError, place, KNOWN_FIELDS.fail);
    return { action: "fail" };
  }

  #readTest(test: Record<string, unknown>): unknown {
    this.#checkFields(test, ["test"], KNOWN_FIELDS.test);
    for (const [index, testCase] of (arrayOf(test["cases"]) ?? []).entries()) {
      this.#checkFields(testCase, ["test", "cases", index], KNOWN_FIELDS.testCase);
    }
    return readTestConfig(test);
  }

  #readExample(example: Record<string, unknown>, place: Place): unknown {
    this.#checkFields(example, place, KNOWN_FIELDS.example);
    const { name, description, input } = example;
    return { name, ...defined({ description: textOf(description) }), input };
  }

  #checkFields(object: Record<string, unknown>, place: Place, known: readonly string[]): void {
    for (const name of Object.keys(object)) {
      if (!known.includes(name)) this.unknownMember([...place, name], name, known);
    }
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Returns an array of objects. The shape has been checked before. */
function arrayOf(value: unknown): Record<string, unknown>[] | undefined {
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : undefined;
}
