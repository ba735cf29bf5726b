import { ABSENT, follow, formatJsonPath, type JsonPath } from "@stepflow/protocol/internal-flows";

const MAX_SHOWN_NAMES = 10;

/** Explains why a path leads nowhere: which part of the value exists, and what it has. `what` names the value. */
export function explainMissing(what: string, value: unknown, path: JsonPath): string {
  let length = path.length - 1;
  while (length > 0 && follow(value, path.slice(0, length)) === ABSENT) length -= 1;
  const found = path.slice(0, length);
  const place = found.length === 0 ? what : `${formatJsonPath(found)} of ${what}`;
  return `${place} ${describeContent(follow(value, found))}`;
}

function describeContent(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 1 ? "is a list of 1 element" : `is a list of ${value.length} elements`;
  if (typeof value !== "object") return typeof value === "string" ? "is a text" : `is ${String(value)}`;
  if (value === null) return "is null";
  const names: string[] = [];
  for (const name in value) {
    if (names.length === MAX_SHOWN_NAMES) return `has ${names.join(", ")} and more`;
    names.push(JSON.stringify(name));
  }
  return names.length === 0 ? "is an empty object" : `has ${names.join(", ")}`;
}
