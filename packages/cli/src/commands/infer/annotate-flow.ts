import { parseDocument } from "yaml";
import type { InferredSchemas } from "../../flow-types/infer-schemas.ts";

/** Adds schemas to the text of a flow. In YAML, its comments stay. */
export function annotateFlow(text: string, { input, output, steps }: InferredSchemas, isJson: boolean): string {
  const document = parseDocument(text);
  const found = [
    ...(input === undefined ? [] : [[["input"], input] as const]),
    ...(output === undefined ? [] : [[["output"], output] as const]),
    ...[...steps].map(([id, schema]) => [["steps", "properties", id], schema] as const),
  ];
  if (found.length > 0) document.setIn(["schemas", "type"], "object");
  if (steps.size > 0) document.setIn(["schemas", "properties", "steps", "type"], "object");
  for (const [place, schema] of found) document.setIn(["schemas", "properties", ...place], document.createNode(schema));
  return isJson ? `${JSON.stringify(document.toJS(), null, 2)}\n` : document.toString({ lineWidth: 0 });
}
