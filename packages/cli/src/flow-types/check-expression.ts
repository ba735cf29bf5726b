import { isJsonObject } from "@stepflow/protocol";
import { nearestName } from "@stepflow/protocol/internal";
import { type JsonPath, parseJsonPath } from "@stepflow/protocol/internal-flows";
import { propertiesOf, requiredOf } from "../schemas/json-schema.ts";
import { describeType, writePath } from "./describe-type.ts";
import { type Mismatch, relateTypes } from "./relate-types.ts";
import {
  followPath,
  itemIn,
  type Kind,
  memberIn,
  namesOf,
  type PathFault,
  typeOfData,
  UNKNOWN,
  type ValueType,
} from "./value-type.ts";

/** Place in a flow: the names and indexes that lead there. */
export type Place = readonly (string | number)[];

/** A finding about types. */
export interface TypeFinding {
  readonly level: "error" | "warning";
  readonly place: Place;
  readonly message: string;
}

/** Types of the values to which expressions refer. */
export interface KnownTypes {
  readonly input: ValueType;
  readonly variables: ValueType;
  readonly steps: ReadonlyMap<string, ValueType>;
}

/** What an expression is for: its type, and its name in findings. */
export interface Target {
  readonly type: ValueType;
  /** Such as `input of /text/count`. */
  readonly owner: string;
  /** Such as `input`. */
  readonly root: string;
  readonly path: JsonPath;
}

/** The value to which a reference leads. */
interface Source {
  readonly type: ValueType;
  /** Such as `$.words of step "count"`. */
  readonly name: (path: JsonPath) => string;
}

/** Number of trials. Where a value may have several kinds, each of them is tried, and the trials of nested values multiply. */
const MAX_TRIALS = 5_000;

/** Checks an expression of a flow against the type that its value must have. */
export class ExpressionCheck {
  readonly findings: TypeFinding[] = [];
  readonly #known: KnownTypes;
  readonly #budget: { left: number };

  constructor(known: KnownTypes, budget: { left: number } = { left: MAX_TRIALS }) {
    this.#known = known;
    this.#budget = budget;
  }

  /** Whether some values were not checked, because there are too many combinations. */
  get isIncomplete(): boolean {
    return this.#budget.left <= 0;
  }

  /** @param isNullable whether null is replaced by another value, as within `$coalesce`. */
  check(value: unknown, place: Place, target: Target, isNullable = false): void {
    if (Array.isArray(value)) return this.#checkArray(value, place, target);
    if (!isJsonObject(value))
      return this.#compare({ type: typeOfData(value), name: () => JSON.stringify(value) }, place, target, isNullable);
    if (Object.hasOwn(value, "$literal")) {
      const name = (path: JsonPath): string => writePath("$literal", path);
      return this.#compare({ type: typeOfData(value["$literal"]), name }, [...place, "$literal"], target);
    }
    if (Object.hasOwn(value, "$if")) {
      this.check(value["$if"], [...place, "$if"], { ...target, type: UNKNOWN });
      this.check(value["then"], [...place, "then"], target, isNullable);
      if (Object.hasOwn(value, "else")) this.check(value["else"], [...place, "else"], target, isNullable);
      return;
    }
    if (Object.hasOwn(value, "$coalesce")) {
      const values = Array.isArray(value["$coalesce"]) ? value["$coalesce"] : [];
      for (const [index, one] of values.entries()) {
        this.check(one, [...place, "$coalesce", index], target, isNullable || index < values.length - 1);
      }
      return;
    }
    if (Object.hasOwn(value, "$variable") && Object.hasOwn(value, "default")) {
      this.check(value["default"], [...place, "default"], target, isNullable);
    }
    const source = this.#sourceOf(value, place);
    if (source === undefined) this.#checkObject(value, place, target);
    else this.#compare(source, place, target, isNullable);
  }

  /** Returns undefined if the value is no reference. */
  #sourceOf(value: Record<string, unknown>, place: Place): Source | undefined {
    const { $step, $input, $variable, path } = value;
    if (typeof $step === "string") {
      return this.#follow(this.#known.steps.get($step) ?? UNKNOWN, path, `step ${JSON.stringify($step)}`, place);
    }
    if (typeof $input === "string") return this.#follow(this.#known.input, $input, "the flow's input", place);
    if (typeof $variable === "string") {
      return this.#follow(this.#known.variables, $variable, "the flow's variables", place);
    }
    return undefined;
  }

  #follow(type: ValueType, text: unknown, owner: string, place: Place): Source {
    const path = pathOf(text);
    const nameOf = (whole: JsonPath): string =>
      whole.length === 0
        ? owner.startsWith("step ")
          ? `the output of ${owner}`
          : owner
        : `${writePath("$", whole)} of ${owner}`;
    const { type: found, fault } = followPath(type, path);
    // A variable that is not declared is a finding of its own.
    const isReported = type === this.#known.variables && fault?.parent.length === 0;
    if (fault !== undefined && !isReported)
      this.#add(place, fault.isCertain && fault.within.length > 0, describeFault(fault, nameOf));
    return { type: found, name: (rest) => nameOf([...path, ...rest]) };
  }

  #compare(source: Source, place: Place, target: Target, isNullable = false): void {
    const type = isNullable ? source.type.filter(({ alternative }) => alternative.type !== "null") : source.type;
    const mismatch = relateTypes(type, target.type);
    if (mismatch !== undefined) this.#add(place, mismatch.isCertain, describeMismatch(mismatch, source, target));
  }

  #checkArray(values: readonly unknown[], place: Place, target: Target): void {
    const kinds = target.type.filter(({ alternative }) => alternative.type === "array");
    this.#checkBest(kinds, target, place, "an array", (check, kind) => {
      for (const [index, value] of values.entries()) {
        const type = kind === undefined ? UNKNOWN : itemIn(kind.document, kind.alternative.schema, index);
        check.check(value, [...place, index], { ...target, type, path: [...target.path, index] });
      }
    });
  }

  #checkObject(value: Record<string, unknown>, place: Place, target: Target): void {
    const kinds = target.type.filter(({ alternative }) => alternative.type === "object");
    this.#checkBest(kinds, target, place, "an object", (check, kind) => {
      if (kind !== undefined) check.#checkNames(Object.keys(value), kind, place, target);
      for (const [name, member] of Object.entries(value)) {
        const type =
          kind === undefined ? UNKNOWN : (memberIn(kind.document, kind.alternative.schema, name)?.type ?? UNKNOWN);
        check.check(member, [...place, name], { ...target, type, path: [...target.path, name] });
      }
    });
  }

  /** Reports the findings for the kind that fits best. */
  #checkBest(
    kinds: readonly Kind[],
    target: Target,
    place: Place,
    what: string,
    run: (check: ExpressionCheck, kind: Kind | undefined) => void,
  ): void {
    if (kinds.length === 0 && target.type.length > 0) {
      const wanted = `must be ${describeType(target.type)}, but it is ${what}`;
      this.#add(place, true, `${nameOf(target)} ${wanted}.`);
    }
    if (kinds.length > 1) this.#budget.left -= kinds.length;
    if (this.isIncomplete) return;
    const trials = (kinds.length === 0 ? [undefined] : kinds).map((kind) => {
      const trial = new ExpressionCheck(this.#known, this.#budget);
      run(trial, kind);
      return trial.findings;
    });
    const weigh = (findings: readonly TypeFinding[]): number =>
      findings.filter(({ level }) => level === "error").length * 1_000 + findings.length;
    this.findings.push(...trials.reduce((best, one) => (weigh(one) < weigh(best) ? one : best)));
  }

  #checkNames(
    names: readonly string[],
    { document, alternative: { schema } }: Kind,
    place: Place,
    target: Target,
  ): void {
    for (const name of requiredOf(schema)) {
      if (!names.includes(name)) this.#add(place, true, `${nameOf(target)} requires ${JSON.stringify(name)}.`);
    }
    const known = [...propertiesOf(schema).keys()];
    for (const name of names) {
      const member = memberIn(document, schema, name);
      if (member !== undefined && !member.isUnnamed) continue;
      const message = `${nameOf(target)} has no ${JSON.stringify(name)}.`;
      this.#add([...place, name], member === undefined, `${message}${suggest(name, known)}`);
    }
  }

  #add(place: Place, isCertain: boolean, message: string): void {
    this.findings.push({ level: isCertain ? "error" : "warning", place, message });
  }
}

function nameOf({ owner, root, path }: Target): string {
  return `${writePath(root, path)} of ${owner}`;
}

function describeMismatch(mismatch: Mismatch, source: Source, target: Target): string {
  const { path, isCertain } = mismatch;
  const wanted = nameOf({ ...target, path: [...target.path, ...path] });
  const given = source.name(path);
  switch (mismatch.reason) {
    case "missing":
      return `${wanted} requires ${JSON.stringify(mismatch.name)}, which ${given} ${isCertain ? "does not have" : "may not have"}.`;
    case "extra":
      return `${wanted} has no ${JSON.stringify(mismatch.name)}, which ${given} ${isCertain ? "has" : "may have"}.`;
    default: {
      const { source: from, target: to } = mismatch;
      const actual = describeOther(from, to) ?? describeType(from);
      // A literal is its own name.
      const fact = given === actual ? `it is ${actual}` : `${given} ${isCertain ? "is" : "may be"} ${actual}`;
      return `${wanted} must be ${describeType(to)}, but ${fact}.`;
    }
  }
}

/** Describes values of the right type that are not the right ones. */
function describeOther(from: ValueType, to: ValueType): string | undefined {
  const [type, ...others] = from.map(({ alternative }) => alternative);
  if (type === undefined || others.length > 0 || Object.hasOwn(type.schema, "const")) return undefined;
  if (type.type === "number" && to.some(({ alternative }) => alternative.type === "integer")) return "a fraction";
  const isWanted = to.some(
    ({ alternative }) => alternative.type === type.type && Object.hasOwn(alternative.schema, "const"),
  );
  return isWanted ? `another ${type.type}` : undefined;
}

function describeFault({ within, parent, part, isCertain }: PathFault, name: (path: JsonPath) => string): string {
  const whole = name(parent);
  const lacks = isCertain ? "has no" : "may have no";
  const what = typeof part === "string" ? JSON.stringify(part) : `item ${part}`;
  const names = namesOf(within);
  const isObject = within.some(({ alternative }) => alternative.type === "object");
  const kind = isObject ? "" : `, because it is ${describeType(within)}`;
  return `${whole} ${lacks} ${what}${kind}.${typeof part === "string" ? suggest(part, names) : ""}`;
}

function suggest(name: string, names: readonly string[]): string {
  if (names.length === 0) return "";
  const meant = nearestName(name, names);
  return meant === undefined ? ` It has ${names.slice(0, 10).join(", ")}.` : ` Did you mean ${JSON.stringify(meant)}?`;
}

function pathOf(text: unknown): JsonPath {
  if (typeof text !== "string") return [];
  try {
    return parseJsonPath(text);
  } catch {
    // Such a path is a finding of its own.
    return [];
  }
}
