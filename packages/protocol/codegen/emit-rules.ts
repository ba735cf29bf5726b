import type { Rule } from "../src/validation/rule.ts";
import type { ValidatorGroup } from "./emit-validators.ts";
import { namedSchemas, normalizeForValidation, typeNameOf } from "./normalize-schema.ts";
import type { Schema } from "./schema.ts";

/** Keywords that are copied. The others are references, or have schemas in them. */
const COPIED: readonly string[] = ["type", "format", "minimum", "const", "enum", "required"] satisfies (keyof Rule)[];

/** Returns one TypeScript module with a validator for each definition, which interprets the schema of the definition. */
export function emitRules(source: string, groups: readonly ValidatorGroup[]): string {
  return `${[
    `// Generated from ${source} by \`npm run generate\`. Do not edit.`,
    'import type { Rule } from "../validation/rule.ts";',
    'import { createValidator } from "../validation/rule-validator.ts";',
    'import type { SchemaValidator } from "../validation/schema-validator.ts";',
    ...groups.map(({ types }) => `import type * as ${types.namespace} from "${types.module}";`),
    ...groups.flatMap((group) => ["", ...new RuleWriter(group).write()]),
  ].join("\n")}\n`;
}

/** Writes the rules of one schema. A rule comes after those that it refers to. */
class RuleWriter {
  readonly #group: ValidatorGroup;
  readonly #schemas: ReadonlyMap<string, Schema>;
  readonly #rules = new Map<string, string>();
  readonly #open = new Set<string>();

  constructor(group: ValidatorGroup) {
    this.#group = group;
    this.#schemas = namedSchemas(group.schema, group.rootName);
  }

  write(): string[] {
    const { prefix, definitions, types } = this.#group;
    const validators = definitions.map((name) => {
      const rule = this.#define(name);
      const type = `SchemaValidator<${types.namespace}.${name}>`;
      // The annotation lets bundlers leave out what is not used.
      return `export const ${prefix}${name}: ${type} = /* @__PURE__ */ createValidator(${rule});`;
    });
    return [...this.#rules.values(), "", ...validators];
  }

  /** Writes the rule of a definition, unless it is written already, and returns its name. */
  #define(name: string): string {
    const id = `${this.#group.types.namespace}${name}`;
    if (this.#rules.has(name)) return id;
    const schema = this.#schemas.get(name);
    if (schema === undefined) throw new Error(`${name} is not defined in the schema, so it cannot get a validator.`);
    if (this.#open.has(name)) throw new Error(`${name} contains itself, which rules cannot express.`);
    this.#open.add(name);
    const text = this.#write(normalizeForValidation(schema));
    this.#rules.set(name, `const ${id}: Rule = ${text};`);
    return id;
  }

  #write(schema: Schema): string {
    if (schema.$ref !== undefined) return this.#define(typeNameOf(schema.$ref));
    const members = Object.entries(schema).flatMap(([keyword, value]) => {
      const text = this.#writeKeyword(schema, keyword, value);
      return text === undefined ? [] : [`${keyword}: ${text}`];
    });
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }

  #writeKeyword({ discriminator }: Schema, keyword: string, value: unknown): string | undefined {
    if (COPIED.includes(keyword)) return JSON.stringify(value);
    if (keyword === "additionalProperties" && value === true) return undefined;
    if (keyword === "discriminator") return JSON.stringify(discriminator?.propertyName);
    if (keyword === "anyOf" || (keyword === "oneOf" && discriminator !== undefined)) {
      return `[${(value as Schema[]).map((child) => this.#write(child)).join(", ")}]`;
    }
    if (keyword === "properties") return this.#writeProperties(value as Record<string, Schema>);
    if (["not", "items", "additionalProperties"].includes(keyword) && typeof value === "object") {
      return this.#write(value as Schema);
    }
    throw new Error(`Rules do not support ${keyword}: ${JSON.stringify(value)}.`);
  }

  #writeProperties(properties: Readonly<Record<string, Schema>>): string {
    const members = Object.entries(properties).map(([name, child]) => `${JSON.stringify(name)}: ${this.#write(child)}`);
    return `{ ${members.join(", ")} }`;
  }
}
