import { compile } from "json-schema-to-typescript";
import { type JsonSchema, toSchema } from "../../schemas/json-schema.ts";
import { follow, type Referenced, resolveAlias } from "../../schemas/references.ts";
import { simplifySchema } from "./simplify-schema.ts";
import { type TypeNames, toPascalCase } from "./type-names.ts";

/** Name that the library is given, because it changes some names. */
const PLACEHOLDER = "Declared";

/** Writes the type of a schema, and of everything that it refers to in its own document. */
export async function declareSchema(schema: unknown, name: string, names: TypeNames): Promise<readonly string[]> {
  const document = toSchema(schema);
  const root = resolveAlias(document, { pointer: "", schema: document });
  const known = new Map([[root.pointer, name]]);
  const open: Referenced[] = [root];
  const nameOf = (ref: unknown): string | undefined => {
    const found = follow(document, ref);
    if (found === undefined) return undefined;
    const target = resolveAlias(document, found);
    const existing = known.get(target.pointer);
    if (existing !== undefined) return existing;
    const own = names.take(`${name}${toPascalCase(target.pointer.split("/").at(-1) ?? "")}`);
    known.set(target.pointer, own);
    open.push(target);
    return own;
  };
  const declarations: string[] = [];
  // The list grows while types refer to others.
  for (const { pointer, schema: one } of open) {
    declarations.push(await declare(simplifySchema(one, nameOf), known.get(pointer) ?? name));
  }
  return declarations;
}

async function declare(schema: JsonSchema, name: string): Promise<string> {
  const code = await compile(schema, PLACEHOLDER, {
    additionalProperties: false,
    bannerComment: "",
    format: true,
    maxItems: -1,
    style: { printWidth: 120 },
    unknownAny: true,
  });
  return code.trim().replace(/^export (interface|type) Declared\b/m, (_all, kind: string) => `export ${kind} ${name}`);
}
