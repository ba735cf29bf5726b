const NOT_JSON = ", which JSON cannot hold";
const BYTES = "store the bytes with ctx.putBinary and return the id of the blob";
const ENTRIES = "convert it with Object.fromEntries";
const COLLECTION = "convert it to an object or array";

/** What to do instead, by the name that an object has in `Object.prototype.toString`. */
const ADVICE: Readonly<Record<string, string>> = {
  ArrayBuffer: BYTES,
  SharedArrayBuffer: BYTES,
  Blob: BYTES,
  File: BYTES,
  ReadableStream: BYTES,
  Response: "await its json(), text() or bytes()",
  Request: "await its json(), text() or bytes()",
  Headers: ENTRIES,
  FormData: ENTRIES,
  URLSearchParams: ENTRIES,
  Map: COLLECTION,
  Set: COLLECTION,
  WeakMap: "leave it out",
  WeakSet: "leave it out",
  WeakRef: "leave it out",
  RegExp: "use its source",
  Generator: "convert it with Array.from",
  AsyncGenerator: "collect its values in an array",
};

/** Objects that stand for a primitive value, which JSON writes. */
const BOXED: readonly string[] = ["Number", "String", "Boolean"];

/**
 * Returns why JSON would change or drop an object, as the end of a sentence such as "is a Promise: await it", or `undefined` for an
 * object that JSON keeps. Members are not looked at. The object has no `toJSON`.
 */
export function describeLoss(value: object): string | undefined {
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null || Array.isArray(value)) return undefined;
  if ("then" in value && typeof value.then === "function") return "is a Promise: await it";
  const name = Object.prototype.toString.call(value).slice("[object ".length, -1);
  if (BOXED.includes(name)) return undefined;
  if (value instanceof Error || name === "Error")
    return `is ${withArticle(nameOf(prototype, "Error"))}${NOT_JSON}: use its message`;
  if (ArrayBuffer.isView(value)) return `is ${withArticle(name)}${NOT_JSON}: ${BYTES}, or convert it with Array.from`;
  if (Object.hasOwn(ADVICE, name)) return `is ${withArticle(name)}${NOT_JSON}: ${ADVICE[name]}`;
  if (name.endsWith(" Iterator")) return `is an iterator${NOT_JSON}: convert it with Array.from`;
  return describeInstance(value, prototype, name);
}

/** JSON writes only the own members of a class instance. Data that the class keeps elsewhere is lost. */
function describeInstance(value: object, prototype: object, tag: string): string | undefined {
  const getter = getterOf(prototype);
  const name = nameOf(prototype, tag);
  const mend = "return a plain object, or give the class a toJSON method";
  if (getter !== undefined) return `is an instance of ${name}, whose member "${getter}" JSON would leave out: ${mend}`;
  const isPlain = Object.getPrototypeOf(prototype) === null;
  if (isPlain || Object.keys(value).length > 0) return undefined;
  return `is an instance of ${name} without members of its own, of which JSON would keep nothing: ${mend}`;
}

/** `false` means that the class has no getter. */
const getters = new WeakMap<object, string | false>();

/** Name of a getter of a class. `undefined` if it has none. */
function getterOf(prototype: object): string | undefined {
  let found = getters.get(prototype);
  if (found === undefined) {
    found = findGetter(prototype) ?? false;
    getters.set(prototype, found);
  }
  return found === false ? undefined : found;
}

function findGetter(prototype: object): string | undefined {
  for (let at = prototype; ; ) {
    const above: object | null = Object.getPrototypeOf(at);
    // The last prototype is that of all objects, whose getters are not data.
    if (above === null) return undefined;
    const members = Object.entries(Object.getOwnPropertyDescriptors(at));
    const getter = members.find(([, { get }]) => get !== undefined);
    if (getter !== undefined) return getter[0];
    at = above;
  }
}

function nameOf(prototype: { readonly constructor?: unknown }, tag: string): string {
  const maker = prototype.constructor;
  return typeof maker === "function" && maker.name !== "" ? maker.name : tag;
}

function withArticle(name: string): string {
  return `${/^[AEIO]/.test(name) ? "an" : "a"} ${name}`;
}
