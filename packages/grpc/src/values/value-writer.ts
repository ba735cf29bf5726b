import { type ListValue, NullValue, type Struct, type Value } from "@bufbuild/protobuf/wkt";
import { MAX_PLACES, toPointer } from "@stepflow/protocol/internal";

/** Why gRPC cannot carry a value: a `big` integer would be rounded, a `deep` value is refused by runtimes. */
export type UnwritableKind = "big" | "deep";

/** Thrown for a value that gRPC cannot carry unchanged. */
export class UnwritableValueError extends TypeError {
  readonly kind: UnwritableKind;
  /** JSON pointer to the part that cannot be carried. */
  readonly pointer: string;

  constructor(kind: UnwritableKind, pointer: string, message: string) {
    super(message);
    this.kind = kind;
    this.pointer = pointer;
  }
}

export interface WrittenValue {
  readonly value: Value;
  /** JSON pointers of the first negative zeros, which arrive as 0. */
  readonly negativeZeros: readonly string[];
}

/** Runtimes decode 100 nested messages, and the request around a value takes two. */
const DEPTH_BUDGET = 98;
/** A list nests two messages: Value and ListValue. */
const LIST_DEPTH = 2;
/** An object nests three messages: Value, Struct and its entry. */
const OBJECT_DEPTH = 3;

export interface WriteOptions {
  /** Writes a `bigint` if a double can hold it exactly. If false, every `bigint` is refused, as in JSON. */
  readonly bigints: boolean;
}

/**
 * Writes a value as `JSON.stringify` would: it calls `toJSON`, omits fields that are undefined, and writes undefined
 * elements as null.
 *
 * @throws UnwritableValueError if gRPC cannot carry the value unchanged
 */
export function writeValue(value: unknown, { bigints }: WriteOptions): WrittenValue {
  const writer = new ValueWriter(bigints);
  return { value: writer.write("", value, 0) ?? NULL, negativeZeros: writer.negativeZeros };
}

class ValueWriter {
  readonly negativeZeros: string[] = [];
  readonly #bigints: boolean;
  readonly #path: (string | number)[] = [];

  constructor(bigints: boolean) {
    this.#bigints = bigints;
  }

  /** Returns `undefined` for a value that JSON omits. */
  write(key: string | number, given: unknown, depth: number): Value | undefined {
    const value = unwrap(key, given);
    switch (typeof value) {
      case "string":
        return toValue({ case: "stringValue", value });
      case "boolean":
        return value ? TRUE : FALSE;
      case "number":
        return this.#writeNumber(value);
      case "bigint":
        return this.#writeBigInt(value);
      case "object":
        return value === null ? NULL : this.#writeContainer(value, depth);
      default:
        return undefined;
    }
  }

  #writeNumber(value: number): Value {
    if (!Number.isFinite(value)) return NULL;
    if (!Object.is(value, -0)) return toValue({ case: "numberValue", value });
    if (this.negativeZeros.length < MAX_PLACES) this.negativeZeros.push(this.#pointer());
    return toValue({ case: "numberValue", value: 0 });
  }

  #writeBigInt(value: bigint): Value {
    if (!this.#bigints) {
      throw new UnwritableValueError(
        "big",
        this.#pointer(),
        'cannot be written as JSON: it is a bigint; see "bigNumbers"',
      );
    }
    const number = Number(value);
    if (Number.isFinite(number) && BigInt(number) === value) return toValue({ case: "numberValue", value: number });
    const message = `is the integer ${value}, which gRPC would round: it carries all numbers as doubles. Return it as text, or set STEPFLOW_BLOB_THRESHOLD_BYTES, so that it is stored as a blob`;
    throw new UnwritableValueError("big", this.#pointer(), message);
  }

  #writeContainer(value: object, depth: number): Value {
    const inner = depth + (Array.isArray(value) ? LIST_DEPTH : OBJECT_DEPTH);
    if (inner > DEPTH_BUDGET) {
      const message = "nests deeper than runtimes accept over gRPC: 49 arrays or 32 objects";
      throw new UnwritableValueError("deep", this.#pointer(), message);
    }
    if (Array.isArray(value)) return toValue({ case: "listValue", value: this.#writeList(value, inner) });
    return toValue({ case: "structValue", value: this.#writeObject(value as Record<string, unknown>, inner) });
  }

  #writeList(list: readonly unknown[], depth: number): ListValue {
    const values: Value[] = [];
    for (let index = 0; index < list.length; index++) values.push(this.#writeChild(index, list[index], depth) ?? NULL);
    return { $typeName: "google.protobuf.ListValue", values };
  }

  #writeObject(object: Record<string, unknown>, depth: number): Struct {
    // The object has no prototype, because a field may be named like a member of it.
    const fields: Record<string, Value> = Object.create(null);
    for (const key of Object.keys(object)) {
      const child = this.#writeChild(key, object[key], depth);
      if (child !== undefined) fields[key] = child;
    }
    return { $typeName: "google.protobuf.Struct", fields };
  }

  #writeChild(key: string | number, child: unknown, depth: number): Value | undefined {
    this.#path.push(key);
    const written = this.write(key, child, depth);
    this.#path.pop();
    return written;
  }

  #pointer(): string {
    return toPointer(this.#path);
  }
}

function toValue(kind: Value["kind"]): Value {
  return { $typeName: "google.protobuf.Value", kind };
}

const NULL = toValue({ case: "nullValue", value: NullValue.NULL_VALUE });
const TRUE = toValue({ case: "boolValue", value: true });
const FALSE = toValue({ case: "boolValue", value: false });

/** Does what `JSON.stringify` does first: calls `toJSON`, and unwraps `Number`, `String` and `Boolean` objects. */
function unwrap(key: string | number, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const asked = "toJSON" in value && typeof value.toJSON === "function" ? value.toJSON(String(key)) : value;
  const boxed = asked instanceof Number || asked instanceof String || asked instanceof Boolean;
  return boxed ? asked.valueOf() : asked;
}
