import { createExpression, type Expression, encodedOf } from "./expression.ts";

/** A value of type `T` in which any part may be an expression. */
export type Template<T> = Expression<T> | Literal<T>;

type Literal<T> = T extends readonly (infer Element)[]
  ? readonly Template<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Template<T[Key]> }
    : T;

/** The type of what a template becomes when the flow runs. */
export type ValueOf<T> =
  T extends Expression<infer Value>
    ? Value
    : T extends readonly (infer Element)[]
      ? readonly ValueOf<Element>[]
      : T extends object
        ? { readonly [Key in keyof T]: ValueOf<T[Key]> }
        : T;

/**
 * The JSON of a template. Data that looks like an expression is protected by `$literal`; what has a `toJSON`, such as dates
 * and other flows, is what that gives.
 *
 * @throws TypeError for what JSON cannot hold.
 */
export function toTemplateJson(template: unknown, where: string): unknown {
  const encoded = encodedOf(template);
  if (encoded !== undefined) return encoded;
  if (typeof template === "function" || typeof template === "symbol" || typeof template === "bigint") {
    throw new TypeError(`${where} holds a ${typeof template}, which a flow cannot.`);
  }
  if (typeof template === "number" && !Number.isFinite(template)) throw new TypeError(`${where} holds ${template}.`);
  if (typeof template !== "object" || template === null) return template ?? null;
  if (Array.isArray(template)) return template.map((item, index) => toTemplateJson(item, `${where}[${index}]`));
  if ("toJSON" in template && typeof template.toJSON === "function") return toTemplateJson(template.toJSON(), where);
  if (template instanceof Map || template instanceof Set || template instanceof Promise) {
    throw new TypeError(`${where} holds a ${template.constructor.name}, which a flow cannot.`);
  }
  return toObject(template as Readonly<Record<string, unknown>>, where);
}

function toObject(template: Readonly<Record<string, unknown>>, where: string): unknown {
  const entries = Object.entries(template)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, toTemplateJson(value, `${where}.${key}`)] as const);
  if (!entries.some(([key]) => key.startsWith("$"))) return Object.fromEntries(entries);
  if (holdsExpression(template)) {
    throw new TypeError(`${where} mixes expressions with keys that start with "$": rename them or use literal().`);
  }
  return encodedOf(createExpression({ $literal: template }));
}

/** Whether an expression is somewhere in a value. */
export function holdsExpression(value: unknown): boolean {
  if (encodedOf(value) !== undefined) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsExpression);
}
