import { type Alternative, alternativesOf, covers, type SchemaDocument } from "../../schemas/alternatives.ts";
import { type JsonSchema, propertiesOf, requiredOf, toSchema } from "../../schemas/json-schema.ts";
import { SchemaKeys } from "../../schemas/schema-keys.ts";
import type { Change, Side } from "./change.ts";
import { comparePlain } from "./compare-limits.ts";

/** Compares the schema of the input or output of a component with its former one. */
export function compareSchemas(before: unknown, after: unknown, side: Side): readonly Change[] {
  const [a, b] = [toSchema(before), toSchema(after)];
  return new SchemaComparison(toDocument(a), toDocument(b), side).compare(a, b, side);
}

function toDocument(root: JsonSchema): SchemaDocument {
  return { root, keys: new SchemaKeys(root) };
}

class SchemaComparison {
  readonly #before: SchemaDocument;
  readonly #after: SchemaDocument;
  readonly #side: Side;
  /** Pairs of kinds that have been compared. A schema may contain itself. */
  readonly #compared = new Set<string>();

  constructor(before: SchemaDocument, after: SchemaDocument, side: Side) {
    this.#before = before;
    this.#after = after;
    this.#side = side;
  }

  compare(before: JsonSchema, after: JsonSchema, at: string): readonly Change[] {
    const old = alternativesOf(this.#before, before);
    const now = alternativesOf(this.#after, after);
    // A kind that both have is compared member by member.
    const pairs = old.flatMap((one) => {
      const other = theOnly(now, one.type);
      return other !== undefined && theOnly(old, one.type) === one ? [[one, other] as const] : [];
    });
    const paired = new Set(pairs.flat());
    const lost = old.filter((one) => !paired.has(one) && !now.some((other) => covers(other, one)));
    const added = now.filter((one) => !paired.has(one) && !old.some((other) => covers(other, one)));
    return [
      ...pairs.flatMap(([one, other]) => (one.key === other.key ? [] : this.#compareSameType(one, other, at))),
      ...lost.map((one) => this.#lost(one, at)),
      ...added.map((one) => this.#added(one, at)),
    ];
  }

  #lost(one: Alternative, at: string): Change {
    const verb = this.#side === "input" ? "accepted" : "returned";
    return { isBreaking: this.#side === "input", at, message: `${describe(one)} is no longer ${verb}` };
  }

  #added(one: Alternative, at: string): Change {
    const verb = this.#side === "input" ? "accepted" : "returned";
    return { isBreaking: this.#side === "output", at, message: `${describe(one)} is now ${verb}, too` };
  }

  #compareSameType(one: Alternative, other: Alternative, at: string): readonly Change[] {
    const pair = `${one.key} ${other.key}`;
    if (this.#compared.has(pair)) return [];
    this.#compared.add(pair);
    const limits = comparePlain(one.schema, other.schema, this.#side, at);
    if (one.type === "object") return [...limits, ...this.#compareObjects(one.schema, other.schema, at)];
    if (one.type !== "array") return limits;
    const [a, b] = [one, other].map(({ schema }) => toSchema(schema["items"]));
    return [...limits, ...this.compare(a ?? {}, b ?? {}, `${at}[]`)];
  }

  #compareObjects(one: JsonSchema, other: JsonSchema, at: string): readonly Change[] {
    const [old, now] = [propertiesOf(one), propertiesOf(other)];
    const [oldRequired, nowRequired] = [requiredOf(one), requiredOf(other)];
    const removed = [...old.keys()].filter((name) => !now.has(name));
    const created = [...now.keys()].filter((name) => !old.has(name));
    const changes: Change[] = [];
    const renamed = this.#renamed(old, now, removed, created);
    if (renamed !== undefined) {
      const message = `renamed to ${JSON.stringify(renamed)}`;
      changes.push({ isBreaking: true, at: `${at}.${removed[0] ?? ""}`, message });
    } else {
      for (const name of removed) changes.push({ isBreaking: true, at: `${at}.${name}`, message: "removed" });
      for (const name of created) {
        const isRequired = nowRequired.includes(name);
        const isBreaking = isRequired && this.#side === "input";
        changes.push({
          isBreaking,
          at: `${at}.${name}`,
          message: isRequired ? "new and required" : "new and optional",
        });
      }
    }
    for (const [name, schema] of old) {
      const next = now.get(name);
      if (next === undefined) continue;
      const [was, is] = [oldRequired.includes(name), nowRequired.includes(name)];
      if (was !== is) {
        const message = is ? "optional before, now required" : "required before, now optional";
        changes.push({ isBreaking: is === (this.#side === "input"), at: `${at}.${name}`, message });
      }
      changes.push(...this.compare(schema, next, `${at}.${name}`));
    }
    return [...changes, ...this.#compareRest(one, other, at)];
  }

  /** One field less and one more with the same schema is the same field under another name. */
  #renamed(
    old: ReadonlyMap<string, JsonSchema>,
    now: ReadonlyMap<string, JsonSchema>,
    removed: readonly string[],
    created: readonly string[],
  ): string | undefined {
    const [from, to] = [removed[0], created[0]];
    if (removed.length !== 1 || created.length !== 1 || from === undefined || to === undefined) return undefined;
    const keys = [alternativesOf(this.#before, old.get(from) ?? {}), alternativesOf(this.#after, now.get(to) ?? {})];
    const [a, b] = keys.map((list) => list.map(({ key }) => key).join());
    return a === b ? to : undefined;
  }

  /** Compares the members without a name in the schema. */
  #compareRest(one: JsonSchema, other: JsonSchema, at: string): readonly Change[] {
    const [a, b] = [one["additionalProperties"] ?? true, other["additionalProperties"] ?? true];
    if (a === false && b === false) return [];
    if (a === false) return [{ isBreaking: false, at, message: "may have more members" }];
    if (b === false) return [{ isBreaking: this.#side === "input", at, message: "may no longer have other members" }];
    return this.compare(toSchema(a), toSchema(b), `${at}[name]`);
  }
}

/** Returns the kind of a type if there is one only, and no literals of the type. */
function theOnly(all: readonly Alternative[], type: string | undefined): Alternative | undefined {
  const [first, ...others] = all.filter((one) => one.type === type);
  return others.length > 0 || first?.schema["const"] !== undefined ? undefined : first;
}

function describe({ type, schema }: Alternative): string {
  if (schema["const"] !== undefined) return JSON.stringify(schema["const"]);
  return type ?? "any value";
}
