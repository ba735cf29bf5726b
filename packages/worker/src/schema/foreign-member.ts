/** A schema inside another one, and its place in the values that the outer one describes. */
export interface SchemaPart {
  readonly pointer: string;
  readonly value: unknown;
}

/** How a library writes schemas, for advice. */
export interface SchemaLibrary {
  readonly name: string;
  /** Function for one value, such as `z.literal`. */
  readonly literal: string;
  /** Function for the shape of an object, such as `z.object`. */
  readonly object: string;
}

/** Describes a member that is not a schema, and how to mend it, as a clause. */
export function describeForeign({ pointer, value }: SchemaPart, { name, literal, object }: SchemaLibrary): string {
  const what = `its member ${pointer} is not a schema`;
  if (typeof value === "function" && !("~standard" in value)) return `${what} but a function; call it`;
  if (value === undefined) return `${what} but undefined; check its import`;
  if ((typeof value !== "object" && typeof value !== "function") || value === null)
    return `${what}; write ${literal}(${JSON.stringify(value)})`;
  if ("~standard" in value) return `${what} of ${name}; write all of it with one library`;
  return `${what}; wrap its members: ${object}({ … })`;
}
