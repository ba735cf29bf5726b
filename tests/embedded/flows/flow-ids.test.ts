import type { Orchestrator } from "@stepflow/orchestrator";
import { type FlowDiagnostic, inspectFlow } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startRuntime } from "../../support/runtimes/real-runtime.ts";
import { DOCUMENTS } from "./documents.ts";

const START_TIMEOUT_MS = 180_000;

/** Findings that only the embedded runtime has, and an experimental one that only real runtimes have. */
const NOT_SHARED = ["unknownFieldIgnored", "lateStep", "unvalidatedFieldAccess"];

describe.each(["0.9.0", "0.10.0", "0.11.1"] as const)("flows as %s stores them", (version) => {
  let server: Orchestrator;
  beforeAll(async () => {
    server = await startRuntime(version, {});
  }, START_TIMEOUT_MS);
  afterAll(() => server?.close());

  it.each(DOCUMENTS.map((document) => [JSON.stringify(document), document] as const))("%s", async (_text, document) => {
    const ours = inspectFlow(document, { version, unknownFields: "report" });
    const response = await fetch(`${server.url}/api/v1/flows`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ flow: document }),
    });
    if (!response.ok) {
      expect(response.status).toBe(422);
      expect(ours.id).toBeUndefined();
      return;
    }
    const { flowId, stored, diagnostics } = (await response.json()) as RealAnswer;
    expect(ours.id).toBe(flowId);
    expect(ours.flow !== undefined).toBe(stored);
    expect(shared(ours.diagnostics)).toEqual(shared(diagnostics.diagnostics));
    if (!stored) return;
    const { flow } = (await (await fetch(`${server.url}/api/v1/flows/${flowId}`)).json()) as { flow: unknown };
    expect(JSON.stringify(ours.flow?.document)).toBe(JSON.stringify(flow));
  });
});

interface RealAnswer {
  readonly flowId: string;
  readonly stored: boolean;
  readonly diagnostics: { readonly diagnostics: readonly RealDiagnostic[] };
}

interface RealDiagnostic {
  readonly kind: string;
  readonly code: number;
  readonly level: string;
  readonly path?: string;
}

/**
 * The findings that both sides must report. The embedded runtime does not report that a nested flow has no name. For steps in a circle,
 * real runtimes report only that the first one refers to a later one.
 */
function shared(diagnostics: readonly (RealDiagnostic | FlowDiagnostic)[]): unknown[] {
  return diagnostics
    .filter(({ kind, path = "" }) => !NOT_SHARED.includes(kind) && !/\$literal\.(name|description)$/.test(path))
    .map(({ kind, code, level, path }) =>
      kind === "stepCycle" ? { kind: "undefinedStepReference", code: 3003, level, path } : { kind, code, level, path },
    );
}
