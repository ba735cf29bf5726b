import { isJsonObject } from "@stepflow/protocol";
import { type JsonSchema, propertiesOf } from "../schemas/json-schema.ts";
import { readPath } from "./expression-schema.ts";

/** What is known about a part of the input. */
interface Part {
  /** Schemas that its value must match, as JSON. */
  readonly schemas: Set<string>;
  readonly members: Map<string, Part>;
}

/** Schemas of parts of a flow's input, from the components to which they go. */
export class InputConstraints {
  readonly #root: Part = createPart();

  /** Collects the parts that an expression passes on. @param schema schema of the value, without references. */
  collect(value: unknown, schema: JsonSchema): void {
    if (Array.isArray(value)) {
      const { items } = schema;
      for (const item of value) this.collect(item, isJsonObject(items) ? items : {});
    }
    if (!isJsonObject(value) || Object.hasOwn(value, "$literal")) return;
    if (Object.hasOwn(value, "$if")) {
      for (const one of [value["then"], value["else"]]) this.collect(one, schema);
      return this.collect(value["$if"], {});
    }
    // Only one of the values is passed on, and any of them may be null.
    if (Object.hasOwn(value, "$coalesce")) return this.collect(value["$coalesce"], {});
    if (typeof value["$input"] === "string") return this.#note(value["$input"], schema);
    const known = propertiesOf(schema);
    for (const [name, member] of Object.entries(value)) this.collect(member, known.get(name) ?? {});
  }

  /** Returns the schema of the input; undefined if the flow uses none. */
  toSchema(): JsonSchema | undefined {
    const { schemas, members } = this.#root;
    return schemas.size === 0 && members.size === 0 ? undefined : toSchema(this.#root);
  }

  #note(text: string, schema: JsonSchema): void {
    let part = this.#root;
    for (const name of readPath(text) ?? []) {
      if (typeof name !== "string") {
        part.schemas.add('{"type":"array"}');
        return;
      }
      const member = part.members.get(name) ?? createPart();
      part.members.set(name, member);
      part = member;
    }
    part.schemas.add(JSON.stringify(schema));
  }
}

function createPart(): Part {
  return { schemas: new Set(), members: new Map() };
}

function toSchema({ schemas, members }: Part): JsonSchema {
  const own = [...schemas].filter((text) => text !== "{}").map((text) => JSON.parse(text) as JsonSchema);
  const named = [...members].map(([name, member]) => [name, toSchema(member)] as const);
  const all =
    named.length === 0
      ? own
      : [{ type: "object", properties: Object.fromEntries(named), required: named.map(([name]) => name) }, ...own];
  return all.length === 1 ? (all[0] ?? {}) : all.length === 0 ? {} : { allOf: all };
}
