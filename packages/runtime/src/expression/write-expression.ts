import { setMember } from "@stepflow/protocol/internal";
import { formatJsonPath } from "@stepflow/protocol/internal-flows";
import type { Expression } from "./expression.ts";

/** Writes an expression as JSON, with the spelling and order of members of runtimes 0.9 – 0.11, because flow ids are hashes of it. */
export function writeExpression(expression: Expression): unknown {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "escaped":
      return { $literal: expression.value };
    case "step": {
      const { step, path } = expression;
      return path.length === 0 ? { $step: step } : { $step: step, path: formatJsonPath(path) };
    }
    case "input":
      return { $input: formatJsonPath(expression.path) };
    case "variable": {
      const { path, fallback } = expression;
      const $variable = formatJsonPath(path);
      return fallback === undefined ? { $variable } : { $variable, default: writeExpression(fallback) };
    }
    case "if": {
      const { condition, consequent, alternative } = expression;
      const written = { $if: writeExpression(condition), then: writeExpression(consequent) };
      return alternative === undefined ? written : { ...written, else: writeExpression(alternative) };
    }
    case "coalesce":
      return { $coalesce: expression.values.map(writeExpression) };
    case "array":
      return expression.items.map(writeExpression);
    case "object": {
      const written: Record<string, unknown> = {};
      for (const [name, value] of expression.members) setMember(written, name, writeExpression(value));
      return written;
    }
  }
}
