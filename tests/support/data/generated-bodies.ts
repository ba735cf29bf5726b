import fc from "fast-check";

const METHODS = [
  "components/execute",
  "components/list",
  "initialize",
  "initialized",
  "echo",
  "constructor",
  "__proto__",
  "",
];

const member = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 6 });

const id = fc.oneof(
  { weight: 4, arbitrary: fc.uuid() },
  { weight: 3, arbitrary: fc.integer() },
  { weight: 2, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, 1.5, 2 ** 53, {}, [], "") },
);

const value = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(null, {}, [], 0, "", { component: "/x" }, JSON.parse('{"__proto__":{"a":1}}')),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const rpcError = fc.oneof(
  fc.record({ code: fc.integer(), message: fc.string(), data: member(value) }),
  fc.constantFrom<unknown>(null, "broken", {}, [], { code: "x" }, { message: 5 }),
);

/** Messages of every kind, some with a superfluous or a missing member. */
const message: fc.Arbitrary<string> = fc
  .record({
    jsonrpc: fc.oneof(
      { weight: 12, arbitrary: fc.constant("2.0") },
      { weight: 1, arbitrary: fc.constantFrom("1.0", 2, undefined) },
    ),
    id: member(id),
    method: fc.oneof({ weight: 8, arbitrary: member(fc.constantFrom(...METHODS)) }, { weight: 1, arbitrary: value }),
    params: member(value),
    result: fc.option(value, { nil: undefined }),
    error: fc.option(rpcError, { nil: undefined, freq: 3 }),
  })
  .map((members) => JSON.stringify(members));

/** Changes of a text: cut, repeated, inserted, overwritten or removed parts. */
const mutated: fc.Arbitrary<string> = fc
  .tuple(
    message,
    fc.nat(),
    fc.nat({ max: 8 }),
    fc.oneof(fc.string({ unit: "binary", maxLength: 4 }), fc.constantFrom(...'{}[]",:\\')),
  )
  .map(([text, at, length, inserted]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + inserted + text.slice(start + length);
  });

const batch = fc.array(message, { maxLength: 3 }).map((messages) => `[${messages.join(",")}]`);

/** Bodies of all kinds, most of them similar to those of a runtime. */
export const body: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: message },
  { weight: 6, arbitrary: mutated },
  { weight: 2, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: batch },
);

/** The same bodies, and bytes that are not valid UTF-8. */
export const bodyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 9, arbitrary: body.map((text) => new TextEncoder().encode(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
);
