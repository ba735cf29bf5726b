import { hashJson } from "../blobs/content-hash.ts";
import { DEFAULT_VERSION, type RuntimeVersion } from "../versions.ts";
import { checkFlow } from "./check-flow.ts";
import type { FlowDiagnostic } from "./diagnostic.ts";
import { Findings } from "./findings.ts";
import type { FlowDefinition } from "./flow-definition.ts";
import { type FlowPlan, planFlow } from "./flow-plan.ts";
import { InvalidFlowError } from "./invalid-flow-error.ts";
import { type ReadRules, readDefinition } from "./read-definition.ts";
import { readSourceText, readSourceValue } from "./source-text.ts";
import { writeDefinition } from "./write-definition.ts";

/** A flow that can run. */
export interface Flow {
  /** SHA-256 of the stored form, 64 hex digits: the id that runtimes 0.9 – 0.11 give to the same flow. */
  readonly id: string;
  /** The runtime that it was read as. */
  readonly version: RuntimeVersion;
  readonly name: string | undefined;
  /** The stored form: what `GET /flows/{id}` of a runtime shows. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Warnings and errors that do not keep it from running. */
  readonly diagnostics: readonly FlowDiagnostic[];
  /** For the engine. */
  readonly plan: FlowPlan;
}

/** Options of {@link readFlow} and {@link inspectFlow}. */
export interface ReadFlowOptions {
  /** The runtime that would read it, default 0.11.1. Older ones overlook more, and so give some flows other ids. */
  readonly version?: RuntimeVersion | undefined;
  /** What to make of members that the runtimes overlook; default `refuse`. */
  readonly unknownFields?: "refuse" | "report" | undefined;
  /** Begins the message of the error, such as the name of the file. */
  readonly source?: string | undefined;
}

/** What {@link inspectFlow} found. */
export interface InspectedFlow {
  /** Undefined when a finding is fatal. */
  readonly flow: Flow | undefined;
  /** Id that the flow would have; undefined where it could not be read at all. */
  readonly id: string | undefined;
  readonly diagnostics: readonly FlowDiagnostic[];
}

/**
 * Reads a flow from YAML or JSON text, or from a value, and makes it ready to run.
 *
 * @throws InvalidFlowError that names the place of everything that is wrong: line and column for text, the JSON pointer always.
 */
export function readFlow(source: string | object, options: ReadFlowOptions = {}): Flow {
  const { flow, diagnostics } = inspectFlow(source, options);
  if (flow === undefined) throw new InvalidFlowError(diagnostics, options.source);
  return flow;
}

/** The same as {@link readFlow} without throwing: everything that can be said about a flow. */
export function inspectFlow(source: unknown, options: ReadFlowOptions = {}): InspectedFlow {
  const { value, findings } = typeof source === "string" ? readSourceText(source) : readSourceValue(source);
  const rules = rulesOf(options);
  const definition = findings.isUnreadable ? undefined : readDefinition(value, rules, findings);
  if (definition !== undefined) checkFlow(definition, rules, findings);
  if (definition === undefined || findings.isUnreadable) {
    return { flow: undefined, id: undefined, diagnostics: findings.all };
  }
  const document = writeDefinition(definition);
  const id = hashJson(document);
  if (findings.hasFatal) return { flow: undefined, id, diagnostics: findings.all };
  // Runtimes run what they stored, and storing changes some paths: `a.b` was one name and becomes two, `a[b` becomes unreadable.
  const stored = readDefinition(document, rules, findings);
  const flow =
    stored === undefined || findings.hasFatal
      ? undefined
      : toFlow(stored, { id, version: rules.version, document, diagnostics: findings.all });
  return { flow, id, diagnostics: findings.all };
}

/**
 * A flow out of a blob, or one that was handed to a component: looked at no closer than the runtimes do, its paths taken as they
 * stand.
 *
 * @throws InvalidFlowError when it has not the shape of a flow.
 */
export function readUncheckedFlow(value: unknown, version: RuntimeVersion): Flow {
  const findings = new Findings();
  const definition = readDefinition(value, { version, unknownFields: "report" }, findings);
  if (definition === undefined || findings.hasFatal) throw new InvalidFlowError(findings.all);
  return toUncheckedFlow(definition, version, findings.all);
}

/** The flow of a definition, as it stands. */
function toUncheckedFlow(
  definition: FlowDefinition,
  version: RuntimeVersion,
  diagnostics: readonly FlowDiagnostic[],
): Flow {
  const document = writeDefinition(definition);
  return toFlow(definition, { id: hashJson(document), version, document, diagnostics });
}

function toFlow(definition: FlowDefinition, rest: Omit<Flow, "name" | "plan">): Flow {
  return { ...rest, name: definition.name, plan: planFlow(definition) };
}

function rulesOf({ version = DEFAULT_VERSION, unknownFields = "refuse" }: ReadFlowOptions): ReadRules {
  return { version, unknownFields };
}
