import { isDeepStrictEqual } from "node:util";
import type { JsonPath } from "@stepflow/protocol/internal-flows";
import { propertiesOf, requiredOf } from "../schemas/json-schema.ts";
import { itemIn, type Kind, memberIn, memberOf, typeOfData, type ValueType } from "./value-type.ts";

/** A way in which a value does not fit a type. */
export type Mismatch = {
  /** Place within the value. */
  readonly path: JsonPath;
  /** Whether every value of the type mismatches, and not only some. */
  readonly isCertain: boolean;
} & (
  | { readonly reason: "type"; readonly source: ValueType; readonly target: ValueType }
  | { readonly reason: "missing" | "extra"; readonly name: string }
);

/** Finds what does not fit. Limits such as `maxLength`, and optional members that a target requires, are not compared. */
export function relateTypes(source: ValueType, target: ValueType): Mismatch | undefined {
  return new Relation().types(source, target, []);
}

/** Comparisons of two kinds. Alternatives within alternatives multiply; the rest counts as a fit. */
const MAX_COMPARISONS = 10_000;

class Relation {
  /** Pairs that are being compared. A schema may contain itself. */
  readonly #open = new Set<string>();
  #left = MAX_COMPARISONS;

  types(source: ValueType, target: ValueType, path: JsonPath): Mismatch | undefined {
    if (source.length === 0 || target.length === 0) return undefined;
    const results = source.map((kind) => this.#kind(kind, target, path));
    const faults = results.filter((result) => result !== undefined);
    const [first] = faults;
    if (first === undefined) return undefined;
    const isCertain = faults.length === results.length && faults.every((fault) => fault.isCertain);
    const isWhole = faults.every(({ reason, path: { length } }) => reason === "type" && length === path.length);
    // Several kinds that mismatch as a whole are one finding.
    if (isWhole && source.length > 1) {
      const wrong = source.filter((_kind, index) => results[index] !== undefined);
      return { reason: "type", path, isCertain, source: isCertain ? source : wrong, target };
    }
    return { ...first, isCertain };
  }

  /** Returns the least mismatch with one of the kinds of the target. */
  #kind(source: Kind, target: ValueType, path: JsonPath): Mismatch | undefined {
    const whole: Mismatch = { reason: "type", path, isCertain: true, source: [source], target };
    let least: Mismatch = whole;
    for (const kind of target) {
      if (this.#left-- <= 0) return undefined;
      const fault = this.#pair(source, kind, path, target);
      if (fault === undefined) return undefined;
      if (rank(fault, path) < rank(least, path)) least = fault;
    }
    return least;
  }

  #pair(source: Kind, target: Kind, path: JsonPath, whole: ValueType): Mismatch | undefined {
    const [a, b] = [source.alternative, target.alternative];
    const fault = (isCertain: boolean): Mismatch => {
      return { reason: "type", path, isCertain, source: [source], target: whole };
    };
    const [isConstant, isWanted] = [a, b].map(({ schema }) => Object.hasOwn(schema, "const"));
    if (isConstant && isWanted)
      return isDeepStrictEqual(a.schema["const"], b.schema["const"]) ? undefined : fault(true);
    if (isConstant) return this.#data(source, a.schema["const"], target, path, whole);
    if (a.type === "number" && b.type === "integer") return fault(false);
    if (a.type !== b.type && !(a.type === "integer" && b.type === "number")) return fault(true);
    if (isWanted) return fault(false);
    const pair = `${a.key} ${b.key}`;
    if (this.#open.has(pair)) return undefined;
    this.#open.add(pair);
    try {
      if (a.type === "object") return this.#objects(source, target, path);
      return a.type === "array" ? this.#arrays(source, target, path) : undefined;
    } finally {
      this.#open.delete(pair);
    }
  }

  #data(source: Kind, value: unknown, target: Kind, path: JsonPath, whole: ValueType): Mismatch | undefined {
    const { type, schema } = target.alternative;
    const fault: Mismatch = { reason: "type", path, isCertain: true, source: [source], target: whole };
    if (Array.isArray(value)) {
      if (type !== "array") return fault;
      return firstOf(
        value.map((item, index) =>
          this.types(typeOfData(item), itemIn(target.document, schema, index), [...path, index]),
        ),
      );
    }
    if (typeof value === "object" && value !== null) {
      if (type !== "object") return fault;
      return this.#members(source, Object.keys(value), [], target, path);
    }
    if (value === null) return type === "null" ? undefined : fault;
    if (type === "integer") return Number.isInteger(value) ? undefined : fault;
    return typeof value === type ? undefined : fault;
  }

  #objects(source: Kind, target: Kind, path: JsonPath): Mismatch | undefined {
    const { schema } = source.alternative;
    const names = [...propertiesOf(schema).keys()];
    return this.#members(source, requiredOf(schema), names, target, path);
  }

  /** @param sure names that the source has; @param possible names that it may have */
  #members(
    source: Kind,
    sure: readonly string[],
    possible: readonly string[],
    target: Kind,
    path: JsonPath,
  ): Mismatch | undefined {
    const { document, alternative } = target;
    const missing = requiredOf(alternative.schema).map((name): Mismatch | undefined => {
      if (sure.includes(name) || possible.includes(name)) return undefined;
      const member = memberOf(source, name);
      if (member !== undefined && !member.isUnnamed) return undefined;
      return { reason: "missing", path, isCertain: member === undefined, name };
    });
    const present = [...new Set([...sure, ...possible])].map((name): Mismatch | undefined => {
      const wanted = memberIn(document, alternative.schema, name);
      if (wanted === undefined) return { reason: "extra", path, isCertain: sure.includes(name), name };
      return this.types(memberOf(source, name)?.type ?? [], wanted.type, [...path, name]);
    });
    return firstOf([...missing, ...present]);
  }

  #arrays(source: Kind, target: Kind, path: JsonPath): Mismatch | undefined {
    const [a, b] = [source, target].map(({ document, alternative }) => itemIn(document, alternative.schema, 0));
    return this.types(a ?? [], b ?? [], [...path, 0]);
  }
}

/** Certain mismatches come first. */
function firstOf(results: readonly (Mismatch | undefined)[]): Mismatch | undefined {
  return results.find((result) => result?.isCertain === true) ?? results.find((result) => result !== undefined);
}

/** A mismatch of a member is nearer to a fit than one of the whole value. */
function rank({ isCertain, path, reason }: Mismatch, outer: JsonPath): number {
  const isWhole = reason === "type" && path.length === outer.length;
  return (isCertain ? 2 : 0) + (isWhole ? 1 : 0);
}
