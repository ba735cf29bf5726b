import type { Value } from "@bufbuild/protobuf/wkt";
import { MAX_PLACES, toPointer } from "@stepflow/protocol/internal";

/** A value and what was found while reading it. */
export interface ReadValue {
  readonly value: unknown;
  /**
   * JSON pointers of the first integers that may have been rounded: numbers travel as doubles, and beyond 2^53 one double stands for
   * several integers. Integers from 2^64 are left out, because runtimes themselves hold them as doubles.
   */
  readonly uncertain: readonly string[];
  /** Whether some object has a field `$blob`. */
  readonly mayHoldReferences: boolean;
}

export interface ReadOptions {
  /** Reads integers that may have been rounded as `bigint`, so that the type depends on the size alone. */
  readonly bigints: boolean;
}

const MAX_UNCERTAIN = 2 ** 64;

/** Reads a value that a runtime has sent. A missing value is null. */
export function readValue(value: Value | undefined, { bigints }: ReadOptions): ReadValue {
  const reader = new ValueReader(bigints);
  return { value: reader.read(value), uncertain: reader.uncertain, mayHoldReferences: reader.mayHoldReferences };
}

class ValueReader {
  readonly uncertain: string[] = [];
  mayHoldReferences = false;
  readonly #bigints: boolean;
  readonly #path: (string | number)[] = [];

  constructor(bigints: boolean) {
    this.#bigints = bigints;
  }

  read(value: Value | undefined): unknown {
    const kind = value?.kind;
    switch (kind?.case) {
      case "stringValue":
      case "boolValue":
        return kind.value;
      case "numberValue":
        return isUncertain(kind.value) ? this.#readUncertain(kind.value) : kind.value;
      case "structValue":
        return this.#readObject(kind.value.fields);
      case "listValue":
        return kind.value.values.map((child, index) => this.#readChild(index, child));
      default:
        return null;
    }
  }

  #readObject(fields: Readonly<Record<string, Value>>): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (const key of Object.keys(fields)) {
      const child = this.#readChild(key, fields[key]);
      if (key === "$blob") this.mayHoldReferences = true;
      if (key === "__proto__") Object.defineProperty(object, key, { ...PLAIN, value: child });
      else object[key] = child;
    }
    return object;
  }

  #readChild(key: string | number, child: Value | undefined): unknown {
    this.#path.push(key);
    const read = this.read(child);
    this.#path.pop();
    return read;
  }

  #readUncertain(number: number): number | bigint {
    if (this.uncertain.length < MAX_PLACES) this.uncertain.push(toPointer(this.#path));
    return this.#bigints ? BigInt(number) : number;
  }
}

/** Defines the property as `JSON.parse` does. An assignment to `__proto__` would change the prototype instead. */
const PLAIN = { configurable: true, enumerable: true, writable: true } as const;

function isUncertain(number: number): boolean {
  return Number.isInteger(number) && !Number.isSafeInteger(number) && Math.abs(number) < MAX_UNCERTAIN;
}
