import { layOut, prefix, suffix } from "./code.ts";
import type { SchemaWriter } from "./schema-writer.ts";
import type { Shape } from "./shape.ts";
import { typeOf } from "./type-of.ts";

/** Shapes of a template by name. */
export type Shapes = Readonly<Record<string, Shape>>;

/** The places of a template that depend on the schema library, by the first word of the placeholder. */
export type Fragments = Readonly<Record<string, (words: readonly string[], indent: string) => string>>;

/** The order in which formatters put imports. */
function bySpecifier(left: string, right: string): number {
  const [a = "", b = ""] = [left, right].map((line) => line.slice(line.indexOf(" from ")));
  return a < b ? -1 : 1;
}

/** Creates the fragments of a library. */
export function createFragments({ schema, imports, workerImports }: SchemaWriter, shapes: Shapes): Fragments {
  const shapeOf = (name = ""): Shape => {
    const shape = shapes[name];
    if (shape === undefined) throw new TypeError(`The template has no shape ${JSON.stringify(name)}.`);
    return shape;
  };
  const member =
    (key: string) =>
    ([name]: readonly string[], indent: string): string =>
      schema === undefined ? "" : layOut(suffix(prefix(`${key}: `, schema(shapeOf(name))), ","), indent);
  return {
    /** `{{imports a b /flow:c}}`: imports `a` and `b` of the worker's package, `c` of its entry `/flow`, and what schemas need. */
    imports(words) {
      const names = [...words.filter((word) => !word.startsWith("/")), ...workerImports].toSorted();
      const others = words.filter((word) => word.startsWith("/")).map((word) => word.split(":"));
      const lines = [
        `import { ${names.join(", ")} } from "@stepflow/worker";`,
        ...others.map(([entry, name]) => `import { ${name} } from "@stepflow/worker${entry}";`),
        ...imports,
      ];
      return lines.toSorted(bySpecifier).join("\n");
    },
    /** `{{define Table}}`: the constant `Table` with a schema, or the type `Table`. */
    define([name = ""], indent) {
      const shape = shapeOf(name);
      if (schema === undefined) return `type ${name} = ${typeOf(shape)};`;
      return layOut(suffix(prefix(`const ${name} = `, schema(shape)), ";"), indent);
    },
    /** `{{input Text}}`: the member `input` of a component, or nothing. */
    input: member("input"),
    /** `{{output Text}}`: the member `output` of a component, or nothing. */
    output: member("output"),
    /** `{{typed Text}}`: the type of an argument if no schema gives it one. */
    typed: ([name]) => (schema === undefined ? `: ${typeOf(shapeOf(name))}` : ""),
    /** `{{getBlob id Table}}`: fetches a blob, and checks it if there is a schema. */
    getBlob([id = "", name = ""]) {
      shapeOf(name);
      return schema === undefined
        ? `await ctx.getBlob<${name}>(${id})`
        : `await ctx.getBlob(${id}, { schema: ${name} })`;
    },
  };
}
