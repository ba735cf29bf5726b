import { isJsonObject } from "@stepflow/protocol";
import { createReference, type Expression, type Segment } from "./expression.ts";

/** Returns an expression for the output of an existing flow. Its parts are looked up in the template of the output. */
export function referToOutput<T>(output: unknown): Expression<T> {
  return createReference((_, segments) => partOf(output, segments));
}

/** @throws TypeError for a part that the template does not have, or that is known only when the flow runs. */
function partOf(template: unknown, segments: readonly Segment[]): unknown {
  const [first, ...rest] = segments;
  if (first === undefined) return template;
  if (Array.isArray(template) && /^\d+$/.test(first.key) && first.key in template)
    return partOf(template[Number(first.key)], rest);
  if (!isJsonObject(template)) throw noPart(template, first);
  const path = segments.map(({ text }) => text).join("");
  if (Object.hasOwn(template, "$literal")) return { $literal: dataAt(template["$literal"], segments) };
  if (Object.hasOwn(template, "$if") || Object.hasOwn(template, "$coalesce")) throw noPart(template, first);
  if (Object.hasOwn(template, "$step")) return { ...template, path: extended(template["path"], path) };
  if (Object.hasOwn(template, "$input")) return { $input: extended(template["$input"], path) };
  if (Object.hasOwn(template, "$variable")) {
    const $variable = extended(template["$variable"], path);
    return Object.hasOwn(template, "default")
      ? { $variable, default: partOf(template["default"], segments) }
      : { $variable };
  }
  if (Object.hasOwn(template, first.key)) return partOf(template[first.key], rest);
  throw noPart(template, first);
}

function dataAt(data: unknown, segments: readonly Segment[]): unknown {
  let at = data;
  for (const segment of segments) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, segment.key)) throw noPart(at, segment);
    at = (at as Readonly<Record<string, unknown>>)[segment.key];
  }
  return at;
}

/** A path that does not begin with `$` is the name of one member. An omitted path is the whole value. */
function extended(path: unknown, more: string): string {
  if (typeof path !== "string" || path === "") return `$${more}`;
  return path.trim().startsWith("$") ? path.trim() + more : `$.${path}${more}`;
}

function noPart(template: unknown, { text }: Segment): TypeError {
  return new TypeError(
    `The output of the extended flow has no part ${text} that can be referred to: it is ${JSON.stringify(template)}.`,
  );
}
