import { isJsonObject } from "@stepflow/protocol";
import { type JsonPath, JsonPathError, parseJsonPath } from "@stepflow/protocol/internal-flows";
import type { Expression } from "./expression.ts";
import { NULL_EXPRESSION } from "./expression.ts";

/** Place in a document: the names and indexes that lead there. */
export type Place = readonly (string | number)[];

/** Receives the faults of an expression. */
export interface ExpressionProblems {
  /** The expression cannot be read. */
  malformed(place: Place, message: string): void;
  /** The expression has the early syntax, which later versions refuse and which is data for others. */
  earlySyntax(place: Place): void;
  /** The expression has an unknown member, which runtimes ignore. */
  unknownMember(place: Place, name: string, known: readonly string[]): void;
}

interface Form {
  readonly key: string;
  readonly members: readonly string[];
  readonly read: (object: Record<string, unknown>, place: Place, problems: ExpressionProblems) => Expression;
}

/** Forms in the order in which the runtimes look for them. An object with two of these keys has the first form. */
const FORMS: readonly Form[] = [
  { key: "$literal", members: ["$literal"], read: ({ $literal }) => ({ kind: "escaped", value: $literal }) },
  { key: "$if", members: ["$if", "then", "else"], read: readConditional },
  { key: "$coalesce", members: ["$coalesce"], read: readCoalesce },
  { key: "$step", members: ["$step", "path"], read: readStep },
  {
    key: "$input",
    members: ["$input"],
    read: (object, place, problems) => ({ kind: "input", path: readPath(object, "$input", place, problems) }),
  },
  { key: "$variable", members: ["$variable", "default"], read: readVariable },
];

/** Reads an expression. Unreadable parts are reported to `problems` and replaced by null. */
export function readExpression(value: unknown, place: Place, problems: ExpressionProblems): Expression {
  if (Array.isArray(value)) {
    return { kind: "array", items: value.map((item, index) => readExpression(item, [...place, index], problems)) };
  }
  if (isJsonObject(value)) return readObject(value, place, problems);
  if (value === undefined) return NULL_EXPRESSION;
  return { kind: "literal", value: value as null | boolean | number | string };
}

function readObject(object: Record<string, unknown>, place: Place, problems: ExpressionProblems): Expression {
  const form = FORMS.find(({ key }) => Object.hasOwn(object, key));
  if (form === undefined) {
    if (Object.hasOwn(object, "$from")) problems.earlySyntax(place);
    const members = Object.entries(object).map(
      ([name, value]) => [name, readExpression(value, [...place, name], problems)] as const,
    );
    return { kind: "object", members };
  }
  for (const name of Object.keys(object)) {
    if (!form.members.includes(name)) problems.unknownMember([...place, name], name, form.members);
  }
  return form.read(object, place, problems);
}

function readConditional(object: Record<string, unknown>, place: Place, problems: ExpressionProblems): Expression {
  if (!Object.hasOwn(object, "then")) problems.malformed(place, '"$if" must have a "then" beside it');
  return {
    kind: "if",
    condition: readExpression(object["$if"], [...place, "$if"], problems),
    consequent: readExpression(object["then"], [...place, "then"], problems),
    alternative: Object.hasOwn(object, "else")
      ? readExpression(object["else"], [...place, "else"], problems)
      : undefined,
  };
}

function readCoalesce({ $coalesce }: Record<string, unknown>, place: Place, problems: ExpressionProblems): Expression {
  const at = [...place, "$coalesce"];
  if (!Array.isArray($coalesce)) {
    problems.malformed(at, '"$coalesce" must be an array of expressions');
    return NULL_EXPRESSION;
  }
  return { kind: "coalesce", values: $coalesce.map((value, index) => readExpression(value, [...at, index], problems)) };
}

function readStep(object: Record<string, unknown>, place: Place, problems: ExpressionProblems): Expression {
  const { $step } = object;
  if (typeof $step !== "string") {
    problems.malformed([...place, "$step"], '"$step" must be the id of a step');
    return NULL_EXPRESSION;
  }
  return { kind: "step", step: $step, path: readPath(object, "path", place, problems) };
}

function readVariable(object: Record<string, unknown>, place: Place, problems: ExpressionProblems): Expression {
  return {
    kind: "variable",
    path: readPath(object, "$variable", place, problems),
    fallback: Object.hasOwn(object, "default")
      ? readExpression(object["default"], [...place, "default"], problems)
      : undefined,
  };
}

function readPath(object: Record<string, unknown>, name: string, place: Place, problems: ExpressionProblems): JsonPath {
  const text = object[name];
  // In the runtimes, null means the whole value.
  if (text === undefined || text === null) return [];
  if (typeof text !== "string") {
    problems.malformed([...place, name], `"${name}" must be a path such as "$.name"`);
    return [];
  }
  try {
    return parseJsonPath(text);
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    problems.malformed([...place, name], `"${text}" is not a path: ${error.message}`);
    return [];
  }
}
