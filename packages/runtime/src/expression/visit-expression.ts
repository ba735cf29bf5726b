import type { Expression } from "./expression.ts";
import type { Place } from "./read-expression.ts";

/** A part of an expression, with its place. */
export interface ExpressionVisit {
  readonly expression: Expression;
  readonly place: Place;
  /** The place that the runtimes report. It lacks some levels of the document. */
  readonly shownPlace: Place;
}

/** Yields all parts of an expression, outer before inner ones, in the order of the document. */
export function* visitExpression(
  expression: Expression,
  place: Place,
  shownPlace: Place = place,
): Generator<ExpressionVisit> {
  yield { expression, place, shownPlace };
  for (const [child, names, shownNames] of childrenOf(expression)) {
    yield* visitExpression(child, [...place, ...names], [...shownPlace, ...shownNames]);
  }
}

type Child = readonly [expression: Expression, names: Place, shownNames: Place];

function childrenOf(expression: Expression): readonly Child[] {
  switch (expression.kind) {
    case "array":
      return expression.items.map((item, index) => [item, [index], [index]]);
    case "object":
      return expression.members.map(([name, value]) => [value, [name], [name]]);
    case "coalesce":
      return expression.values.map((value, index) => [value, ["$coalesce", index], [index]]);
    case "variable":
      return expression.fallback === undefined ? [] : [[expression.fallback, ["default"], []]];
    case "if": {
      const { condition, consequent, alternative } = expression;
      const branches: Child[] = [
        [condition, ["$if"], ["condition"]],
        [consequent, ["then"], ["then"]],
      ];
      if (alternative !== undefined) branches.push([alternative, ["else"], ["else"]]);
      return branches;
    }
    default:
      return [];
  }
}
