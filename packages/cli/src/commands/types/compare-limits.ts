import { writeSortedJson } from "@stepflow/protocol/internal";
import type { JsonSchema } from "../../schemas/json-schema.ts";
import type { Change, Side } from "./change.ts";

/** Limits that allow more values the larger they are, and the smaller they are. */
const UPPER = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
const LOWER = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
/** Keywords that are compared elsewhere. */
const OTHERS = ["type", "properties", "required", "items", "additionalProperties", "const", "enum"];

/** Compares the keywords that limit the values of one type. Only a narrower input breaks flows: types do not show these limits. */
export function comparePlain(before: JsonSchema, after: JsonSchema, side: Side, at: string): readonly Change[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords].flatMap((keyword): Change[] => {
    const [a, b] = [before[keyword], after[keyword]];
    if (OTHERS.includes(keyword) || writeSortedJson(a) === writeSortedJson(b)) return [];
    const isBreaking = side === "input" && isNarrower(keyword, a, b);
    return [{ isBreaking, at, message: `${keyword} was ${show(a)} and is ${show(b)}` }];
  });
}

function isNarrower(keyword: string, before: unknown, after: unknown): boolean {
  if (after === undefined) return false;
  if (before === undefined || typeof before !== "number" || typeof after !== "number") return true;
  if (UPPER.includes(keyword)) return after < before;
  return LOWER.includes(keyword) ? after > before : true;
}

function show(value: unknown): string {
  return value === undefined ? "not set" : JSON.stringify(value);
}
