import { fileURLToPath } from "node:url";
import { _, Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { formats } from "../src/validation/formats.ts";
import { namedSchemas, normalizeForValidation, typeNameOf } from "./normalize-schema.ts";
import { mapSubschemas, type Schema } from "./schema.ts";

/** Validators to emit for definitions of one schema. */
export interface ValidatorGroup {
  /** Prefix of each exported name: `v1` results in `v1PutBlobParams`. */
  readonly prefix: string;
  readonly schema: Schema;
  /** Type names of the definitions that get a validator. */
  readonly definitions: readonly string[];
  readonly rootName?: string;
  /** Module with the types, relative to the generated file, and the name of its import. */
  readonly types: { readonly module: string; readonly namespace: string };
}

interface Validator {
  readonly name: string;
  readonly schemaId: string;
  readonly type: string;
}

const formatsModule = fileURLToPath(new URL("../src/validation/formats.ts", import.meta.url));

/** Returns one TypeScript module that imports only types and compiles nothing at run time. */
export async function emitValidators(source: string, groups: readonly ValidatorGroup[]): Promise<string> {
  const validators = groups.flatMap(validatorsOf);
  const code = await bundle(compile(groups, validators));
  return `${[
    "// @ts-nocheck",
    `// Generated from ${source} by \`npm run generate\`. Do not edit.`,
    'import type { SchemaValidator } from "../validation/schema-validator.ts";',
    ...groups.map(({ types }) => `import type * as ${types.namespace} from "${types.module}";`),
    "",
    code.trim(),
    "",
    ...validators.map(({ name, type }) => `export const ${name}: SchemaValidator<${type}> = _${name};`),
  ].join("\n")}\n`;
}

function validatorsOf(group: ValidatorGroup): Validator[] {
  const known = new Set(namedSchemas(group.schema, group.rootName).keys());
  return group.definitions.map((definition) => {
    if (!known.has(definition))
      throw new Error(`${definition} is not defined in the schema, so it cannot get a validator.`);
    const { namespace } = group.types;
    const name = `${group.prefix}${definition}`;
    return { name, schemaId: schemaId(namespace, definition), type: `${namespace}.${definition}` };
  });
}

function compile(groups: readonly ValidatorGroup[], validators: readonly Validator[]): string {
  // The schemas use only keywords that 2020-12 shares with draft-07; strict mode refuses others. Ajv's 2020 mode would add code
  // for $dynamicRef and unevaluated* to every function.
  const ajv = new Ajv({
    allErrors: false,
    code: { source: true, esm: true, lines: true, formats: _`formats` },
    discriminator: true,
    formats,
    inlineRefs: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
  });
  for (const { schema, rootName, types } of groups) {
    for (const [name, definition] of namedSchemas(schema, rootName)) {
      ajv.addSchema(separate(normalizeForValidation(definition), types.namespace), schemaId(types.namespace, name));
    }
  }
  const ids = Object.fromEntries(validators.map(({ name, schemaId }) => [`_${name}`, schemaId]));
  return `import { formats } from ${JSON.stringify(formatsModule)};\n${standaloneCode.default(ajv, ids)}`;
}

/** Id of one definition. Each definition is a schema of its own, so that no validator contains the text of a whole file. */
function schemaId(namespace: string, definition: string): string {
  return `/${namespace}/${definition}`;
}

function separate(schema: Schema, namespace: string): Schema {
  const copy = mapSubschemas(schema, (child) => separate(child, namespace));
  if (copy.$ref !== undefined) copy.$ref = schemaId(namespace, typeNameOf(copy.$ref));
  return copy;
}

async function bundle(contents: string): Promise<string> {
  const result = await build({
    bundle: true,
    format: "esm",
    legalComments: "none",
    logLevel: "silent",
    minifySyntax: true,
    stdin: { contents, loader: "js", resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    target: "es2022",
    write: false,
  });
  const code = result.outputFiles[0]?.text ?? "";
  if (/\brequire\(|\bfrom "/.test(code)) {
    throw new Error(
      "A validator imports a module, because a keyword needs ajv's runtime. Use pattern instead of minLength and maxLength.",
    );
  }
  // Removes the indentation, which is a quarter of the text, and comments.
  return withoutUnread(code)
    .replace(/^ +/gm, "")
    .replace(/^\/\/ .*\n/gm, "")
    .replace(/\nexport \{[^}]*\};\s*$/, "\n");
}

/** Removes what `describe-issues.ts` does not read: half of the text, which is part of every worker's bundle. */
function withoutUnread(code: string): string {
  return code
    .replaceAll(", parentData, parentDataProperty, rootData = data }", " }")
    .replace(/, parentData(?:: \w+)?, parentDataProperty(?:: (?:"(?:[^"\\]|\\.)*"|\w+))?, rootData \}/g, " }")
    .replace(/schemaPath: "(?:[^"\\]|\\.)*", /g, "")
    .replace(
      /(keyword: "(?:type|required|const|enum)", params: \{[^}]*\}), message: "(?:[^"\\]|\\.)*"(?: \+ \w+ \+ "'")? \}/g,
      "$1 }",
    );
}
