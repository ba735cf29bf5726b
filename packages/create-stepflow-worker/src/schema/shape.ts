/** Type of a value that is neither an object nor an array. */
export type Scalar = "string" | "integer" | "number" | "boolean";

/** Type of a value, independent of a schema library: `{ "text": "string" }`, or `["integer"]` for an array. */
export type Shape = Scalar | readonly [item: Shape] | { readonly [member: string]: Shape };

/** Converts a shape by a function for each kind. Scalars are looked up. */
export interface ShapeReader<Result> {
  readonly scalars: Readonly<Record<Scalar, Result>>;
  array(item: Result, shape: Shape): Result;
  object(members: readonly (readonly [name: string, value: Result])[]): Result;
}

/** Reads a shape from its innermost parts outwards. */
export function readShape<Result>(shape: Shape, reader: ShapeReader<Result>): Result {
  if (typeof shape === "string") return reader.scalars[shape];
  if (isArray(shape)) return reader.array(readShape(shape[0], reader), shape[0]);
  return reader.object(Object.entries(shape).map(([name, value]) => [name, readShape(value, reader)]));
}

function isArray(shape: Shape): shape is readonly [item: Shape] {
  return Array.isArray(shape);
}
