import { escapePointerKey } from "../internal/json-pointer.ts";
import { formats } from "./formats.ts";
import type { JsonType, Rule } from "./rule.ts";
import type { SchemaError, SchemaValidator } from "./schema-validator.ts";

/**
 * Creates a validator from a rule. It stops at the first error, as validators of ajv do, and reports it in the same form and order. The code
 * that ajv generates would be four times as large, and it would be part of every worker's bundle.
 */
export function createValidator<T>(rule: Rule): SchemaValidator<T> {
  let check: Check | undefined;
  const validator = ((value) => {
    check ??= toCheck(rule);
    const errors: SchemaError[] = [];
    const isValid = check(value, errors);
    validator.errors = isValid ? null : errors;
    return isValid;
  }) as SchemaValidator<T>;
  return validator;
}

/** Returns whether a value is valid. If it is not, the errors are added to the list, with places relative to the value. */
type Check = (value: unknown, errors: SchemaError[]) => boolean;

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<JsonType, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  object: isObject,
  array: Array.isArray,
  number: Number.isFinite,
  integer: Number.isInteger,
  string: (value) => typeof value === "string",
};

/** The keywords in the order in which ajv checks them. */
function toCheck(rule: Rule): Check {
  const type = checkType(rule);
  // Rules for members of an object or array are preceded by its type, rules for single values follow it.
  const members = checkMembers(rule);
  const values = [checkMinimum(rule), checkFormat(rule), checkConstants(rule), checkNot(rule), checkAnyOf(rule)];
  const ordered = members.length > 0 ? [...values, type, ...members] : [type, ...values];
  return allOf(ordered.filter((check) => check !== undefined));
}

/** One function for the usual numbers of checks, because loops over functions are slow. */
function allOf<T>(checks: readonly ((value: T, errors: SchemaError[]) => boolean)[]): typeof first {
  const [first = () => true, second, ...others] = checks;
  if (second === undefined) return first;
  const rest = others.length === 0 ? second : allOf([second, ...others]);
  return (value, errors) => first(value, errors) && rest(value, errors);
}

function checkType({ type }: Rule): Check | undefined {
  if (type === undefined) return undefined;
  const [first, ...others] = [type].flat().map((name) => TYPES[name]);
  return (value, errors) => first?.(value) || others.some((test) => test(value)) || fail(errors, "type", { type });
}

function checkMinimum({ minimum }: Rule): Check | undefined {
  if (minimum === undefined) return undefined;
  const params = { comparison: ">=", limit: minimum };
  return (value, errors) =>
    typeof value !== "number" || value >= minimum || fail(errors, "minimum", params, `must be >= ${minimum}`);
}

function checkFormat({ format }: Rule): Check | undefined {
  if (format === undefined) return undefined;
  const test = formats[format];
  const message = `must match format "${format}"`;
  if (typeof test === "function") {
    return (value, errors) => typeof value !== "string" || test(value) || fail(errors, "format", { format }, message);
  }
  return (value, errors) =>
    typeof value !== "number" || test.validate(value) || fail(errors, "format", { format }, message);
}

function checkConstants({ const: allowedValue, enum: allowedValues }: Rule): Check | undefined {
  if (allowedValue !== undefined) {
    return (value, errors) => value === allowedValue || fail(errors, "const", { allowedValue });
  }
  if (allowedValues === undefined) return undefined;
  const allowed: readonly unknown[] = allowedValues;
  return (value, errors) => allowed.includes(value) || fail(errors, "enum", { allowedValues });
}

function checkNot({ not }: Rule): Check | undefined {
  if (not === undefined) return undefined;
  const check = toCheck(not);
  return (value, errors) => !check(value, []) || fail(errors, "not", {}, "must NOT be valid");
}

function checkAnyOf({ anyOf }: Rule): Check | undefined {
  const checks = anyOf?.map(toCheck);
  if (checks === undefined) return undefined;
  return (value, errors) => {
    const before = errors.length;
    if (!checks.some((check) => check(value, errors))) return fail(errors, "anyOf", {}, "must match a schema in anyOf");
    errors.length = before;
    return true;
  };
}

/** Returns the rules for the members of an object and for the items of an array. They accept other values. */
function checkMembers({ type, items, required, additionalProperties, properties, ...rule }: Rule): Check[] {
  const objects = [
    required && toRequired(required),
    additionalProperties && toOtherMembers(additionalProperties, properties),
    properties && toKnownMembers(properties),
    toTagged(rule),
  ].filter((check) => check !== undefined);
  const checks: Check[] = items === undefined ? [] : [toItems(items)];
  if (objects.length === 0) return checks;
  const check = allOf(objects);
  return [...checks, (value, errors) => !isObject(value) || check(value, errors)];
}

type ObjectCheck = (value: JsonObject, errors: SchemaError[]) => boolean;

function toRequired(required: readonly string[]): ObjectCheck {
  return (value, errors) => {
    for (const missingProperty of required)
      if (value[missingProperty] === undefined) return fail(errors, "required", { missingProperty });
    return true;
  };
}

function toKnownMembers(properties: Readonly<Record<string, Rule>>): ObjectCheck {
  const members = Object.entries(properties).map(([name, rule]) => ({ name, check: toCheck(rule) }));
  return (value, errors) => {
    for (const { name, check } of members) {
      const member = value[name];
      if (member !== undefined && !isValidAt(name, member, check, errors)) return false;
    }
    return true;
  };
}

function toOtherMembers(rule: Rule, properties: object = {}): ObjectCheck {
  const check = toCheck(rule);
  return (value, errors) =>
    Object.keys(value).every((name) => Object.hasOwn(properties, name) || isValidAt(name, value[name], check, errors));
}

function toItems(rule: Rule): Check {
  const check = toCheck(rule);
  return (value, errors) => {
    if (!Array.isArray(value)) return true;
    // `every` would skip the holes of a sparse array.
    for (let index = 0; index < value.length; index += 1)
      if (!isValidAt(String(index), value[index], check, errors)) return false;
    return true;
  };
}

/** The rule of an object whose member decides between alternatives. */
function toTagged({ oneOf = [], discriminator: tag }: Rule): ObjectCheck | undefined {
  if (tag === undefined) return undefined;
  const checks = new Map(oneOf.map((rule) => [rule.properties?.[tag]?.const, toCheck(rule)]));
  return (value, errors) => {
    const tagValue = value[tag];
    const report = (error: string, message: string): false =>
      fail(errors, "discriminator", { error, tag, tagValue }, message);
    if (typeof tagValue !== "string") return report("tag", `tag "${tag}" must be string`);
    const check = checks.get(tagValue);
    return check?.(value, errors) ?? report("mapping", `value of tag "${tag}" must be in oneOf`);
  };
}

/** Checks a member. Places are completed on the way back only, because nearly every value is valid. */
function isValidAt(name: string, value: unknown, check: Check, errors: SchemaError[]): boolean {
  const before = errors.length;
  if (check(value, errors)) return true;
  const added = errors.splice(before);
  const prefix = `/${escapePointerKey(name)}`;
  for (const error of added) errors.push({ ...error, instancePath: prefix + error.instancePath });
  return false;
}

function fail(errors: SchemaError[], keyword: string, params: SchemaError["params"], message?: string): false {
  errors.push({ instancePath: "", keyword, params, ...(message === undefined ? {} : { message }) });
  return false;
}
