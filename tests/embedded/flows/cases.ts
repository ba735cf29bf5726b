import { builtinCases } from "./cases/builtins.ts";
import { dataCases } from "./cases/data.ts";
import { expressionCases } from "./cases/expressions.ts";
import { failureCases } from "./cases/failures.ts";
import { graphCases } from "./cases/graph.ts";
import { runCases } from "./cases/runs.ts";
import type { FlowCase } from "./support/flow-case.ts";

/** All hand-written flows for the comparison. */
export const CASES: readonly FlowCase[] = [
  ...expressionCases,
  ...graphCases,
  ...failureCases,
  ...builtinCases,
  ...dataCases,
  ...runCases,
];
