import { MAX_OUTPUT_DEPTH } from "@stepflow/protocol";
import { describeLoss } from "@stepflow/protocol/internal";
import { encodedOf } from "./expression.ts";

/**
 * Returns the JSON of a template. Data that looks like an expression is wrapped in `$literal`. Objects with a `toJSON`
 * method, such as dates and flows, are replaced by its result.
 *
 * @param where name of the template in error messages, such as `Step "count"`.
 * @throws TypeError for values that JSON cannot represent.
 */
export function toTemplateJson(template: unknown, where: string): unknown {
  return writeTemplate(template, new Place(where));
}

/**
 * Returns a copy of data as JSON.
 *
 * @param where name of the data in error messages.
 * @throws TypeError for values that JSON cannot represent, and for expressions, because they would not be evaluated.
 */
export function toDataJson(data: unknown, where: string): unknown {
  return writeData(data, new Place(where));
}

/** A place in a value, with its name in error messages. */
class Place {
  readonly #root: string;
  readonly #path: string;
  readonly #depth: number;

  constructor(root: string, path = "", depth = 0) {
    this.#root = root;
    this.#path = path;
    this.#depth = depth;
  }

  at(segment: string): Place {
    if (this.#depth < MAX_OUTPUT_DEPTH) return new Place(this.#root, this.#path + segment, this.#depth + 1);
    throw new TypeError(`${this.#root} is nested deeper than ${MAX_OUTPUT_DEPTH} levels or contains itself.`);
  }

  refuse(problem: string): TypeError {
    return new TypeError(`${this.#root}${this.#path} ${problem}`);
  }
}

/** Writes a value, or a part of one. */
type Write = (value: unknown, place: Place) => unknown;

const writeTemplate: Write = (value, place) => {
  const encoded = encodedOf(value);
  if (encoded !== undefined) return encoded;
  return looksLikeExpression(value) ? { $literal: writeData(value, place) } : writeJson(value, place, writeTemplate);
};

const writeData: Write = (value, place) => {
  if (encodedOf(value) === undefined) return writeJson(value, place, writeData);
  throw place.refuse(
    'is an expression, which would not be evaluated here: literal(), useDefault, metadata and objects with a key that starts with "$" contain plain data.',
  );
};

function looksLikeExpression(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).some((key) => key.startsWith("$"));
}

function writeJson(value: unknown, place: Place, writePart: Write): unknown {
  switch (typeof value) {
    case "object":
      return value === null ? null : writeObject(value, place, writePart);
    case "number":
      if (!Number.isFinite(value)) throw place.refuse(`is ${value}, which JSON cannot represent.`);
      // JSON.stringify writes −0 as 0.
      return value === 0 ? 0 : value;
    case "string":
    case "boolean":
      return value;
    case "undefined":
      return null;
    default:
      throw place.refuse(`is a ${typeof value}, which a flow cannot contain.`);
  }
}

/** JSON writes undefined as null here, and omits it in objects. */
function writeItem(item: unknown, place: Place, writePart: Write): unknown {
  if (item !== undefined) return writePart(item, place);
  throw place.refuse("is undefined, which JSON writes as null in an array: use null, or leave it out.");
}

function writeObject(value: object, place: Place, writePart: Write): unknown {
  if (Array.isArray(value))
    return Array.from(value, (item, index) => writeItem(item, place.at(`[${index}]`), writePart));
  if (value instanceof Date && Number.isNaN(value.getTime())) throw place.refuse("is an invalid Date.");
  if ("toJSON" in value && typeof value.toJSON === "function") return writePart(value.toJSON(), place.at(""));
  const loss = describeLoss(value);
  if (loss !== undefined) throw place.refuse(`${loss}.`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, writePart(member, place.at(`.${key}`))]));
}
