import type { ComponentSchemas } from "./component-types.ts";
import { declareSchema } from "./declare-schema.ts";
import { toDocComment } from "./doc-text.ts";
import { TypeNames, toPascalCase } from "./type-names.ts";

const HEAD = `// Types of components for flow() of @stepflow/worker/flow, written by \`stepflow-worker types\`. Do not edit: run it again.
/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
`;
const SCHEMAS_HEAD = "// The schemas, which `stepflow-worker types --check` compares with those of the workers:";
const LINE = /^\/\/ (\{"component":.*\})$/;

/** Writes the file of declarations. The same components always result in the same text. */
export async function toTypesFile(components: readonly ComponentSchemas[]): Promise<string> {
  const names = new TypeNames();
  const members: string[] = [];
  const declarations: string[] = [];
  for (const [component, same] of groupByPath(components)) {
    const base = toPascalCase(component);
    const inputs: string[] = [];
    const outputs: string[] = [];
    for (const { input, output } of same) {
      const name = names.take(base);
      const [inputName, outputName] = [names.take(`${name}Input`), names.take(`${name}Output`)];
      declarations.push(...(await declareSchema(input, inputName, names)));
      declarations.push(...(await declareSchema(output, outputName, names)));
      inputs.push(inputName);
      outputs.push(outputName);
    }
    const doc = toDocComment(same[0]?.description, "    ");
    members.push(
      `${doc}    ${JSON.stringify(component)}: { input: ${inputs.join(" | ")}; output: ${outputs.join(" | ")} };\n`,
    );
  }
  return [
    HEAD,
    'import "@stepflow/worker/flow";\n',
    `declare module "@stepflow/worker/flow" {\n  interface KnownComponents {\n${members.join("")}  }\n}\n`,
    ...declarations.map((text) => `${text}\n`),
    `${[SCHEMAS_HEAD, ...components.map(toLine)].join("\n")}\n`,
  ].join("\n");
}

/** Reads the schemas back from such a file. */
export function readTypesFile(text: string): readonly ComponentSchemas[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const schemas = parse(LINE.exec(line)?.[1]);
    return schemas === undefined ? [] : [schemas];
  });
}

/** Whether two files differ in more than what formatters change. */
export function hasSameContent(one: string, other: string): boolean {
  return loose(one) === loose(other);
}

function loose(text: string): string {
  return text.replace(/[\s"'`;,|()]/g, "");
}

function groupByPath(components: readonly ComponentSchemas[]): ReadonlyMap<string, readonly ComponentSchemas[]> {
  const groups = new Map<string, ComponentSchemas[]>();
  for (const one of components) groups.set(one.component, [...(groups.get(one.component) ?? []), one]);
  return groups;
}

function toLine({ component, input, output }: ComponentSchemas): string {
  // These two signs would end the line of a comment.
  const json = JSON.stringify({ component, input, output })
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return `// ${json}`;
}

function parse(json: string | undefined): ComponentSchemas | undefined {
  if (json === undefined) return undefined;
  try {
    const { component, input, output } = JSON.parse(json) as ComponentSchemas;
    return typeof component === "string" ? { component, input, output } : undefined;
  } catch {
    return undefined;
  }
}
