import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evaluation } from "./job.ts";
import { Sandbox } from "./sandbox.ts";

const MIB = 1_048_576;
const INPUT = { a: 2, list: [1, 2, 3] };
const sandbox = await Sandbox.open();

function evaluate(code: string, input: unknown = INPUT, timeoutMs = 10_000): Promise<Evaluation> {
  return sandbox.evaluate({ code }, JSON.stringify(input), { timeoutMs, memoryLimitBytes: 16 * MIB });
}

describe("code in a sandbox", () => {
  it.each([
    ["input.a + 1", 3],
    ["input.list.reduce((sum, n) => sum + n) / input.list.length", 2],
    ["return input.a", 2],
    ["const twice = input.a * 2;\nreturn { twice };", { twice: 4 }],
    ["for (const n of input.list) if (n > 1) return n", 2],
    ["(input) => input.a", 2],
    ["async (given) => given.a", 2],
    ["function first(given) { return given.list[0]; }", 1],
    ["({ list }) => list.map((n) => n * 2)", [2, 4, 6]],
    ["{ a: input.a }", { a: 2 }],
    ["Promise.all(input.list.map(async (n) => n + 1))", [2, 3, 4]],
    ["input.a // the second", 2],
    ["null", null],
    ["new Date(0)", "1970-01-01T00:00:00.000Z"],
    ["({ kept: 1, left: undefined })", { kept: 1 }],
    ["eval('input.a') + Function('return 1')()", 3],
    ["'\\u2028\\0é😀'", "\u2028\0é😀"],
  ])("udf.run: returns the result of an expression, a function or the body of a function: %s", async (code, value) => {
    expect(await evaluate(code)).toEqual({ kind: "value", json: JSON.stringify(value) });
  });

  it.each([
    ["input.nope.x", "TypeError: cannot read property 'x' of undefined (line 1)"],
    ["const a = 1;\n\nthrow new RangeError('no')", "RangeError: no (line 3)"],
    ["throw 'a text'", "a text"],
    ["Promise.reject(new Error('later'))", "Error: later (line 1)"],
    ["return (", "SyntaxError: "],
    ["const a = 1", "returned nothing. Code with several statements needs a return statement"],
    ["undefined", "returned nothing"],
    ["new Promise(() => {})", "it returned a promise that never settles"],
    ["0 / 0", "The result holds NaN, which JSON cannot hold"],
    ["[1, { x: 1 / 0 }]", 'The result holds Infinity as "x", which JSON cannot hold'],
    ["2n ** 64n", "holds a bigint"],
    ["() => () => 1", "holds a function"],
    ["({ s: Symbol() })", "holds a symbol"],
    ["new Map([[1, 2]])", "holds a Map or Set"],
    ["const a = {}; a.a = a; return a", "TypeError: circular reference"],
    ["throw { get message() { throw 1 } }", "it threw a value that cannot be described"],
    ["throw new Error('x'.repeat(100000))", "Error: xxx"],
  ])("fails with a reason: %s", async (code, message) => {
    const evaluation = await evaluate(code);
    expect(evaluation).toEqual({ kind: "failed", message: expect.stringContaining(message) });
    expect(JSON.stringify(evaluation).length).toBeLessThan(1_200);
  });

  it("accepts and returns any JSON value", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await evaluate("input", value)).toEqual({ kind: "value", json: JSON.stringify(value) });
      }),
      { numRuns: 50 },
    );
    expect(await evaluate("input", "\ud800")).toEqual({ kind: "value", json: '"\\ud800"' });
    const hostile = '{"__proto__":{"polluted":1},"constructor":2}';
    expect(await evaluate("input", JSON.parse(hostile))).toEqual({ kind: "value", json: hostile });
  });

  describe.each([
    "constructor.constructor('return process')()",
    "this.constructor.constructor('return process.env')()",
    "(function () { return this })().process.exit()",
    "(() => { try { null.x } catch (error) { return error.constructor.constructor('return process')() } })()",
    "(async () => {})().constructor.constructor('return process')()",
    "input.constructor.constructor('return process')()",
    "Reflect.construct(Function, ['return require'])()('fs')",
    "require('node:child_process').execSync('id')",
    "module.constructor._load('fs')",
    "import('node:fs')",
    "import.meta.url",
    "globalThis.constructor.constructor('return fetch')()('http://127.0.0.1')",
    "new Worker('x')",
    "WebAssembly.compile(new Uint8Array())",
    "Error.prepareStackTrace = (_, frames) => frames[0].getThis(); return new Error().stack.process.pid",
    "Error.captureStackTrace({}).x",
    "setTimeout(() => {}, 0)",
    "std.exit(1)",
    "os.exec(['id'])",
    "Deno.exit()",
  ])("does not let the code escape: %s", (code) => {
    it("fails inside", async () => {
      expect(await evaluate(code)).toMatchObject({
        kind: "failed",
        message: expect.stringMatching(/^[A-Z]\w*Error: /),
      });
    });
  });

  it("has only the globals of the language", async () => {
    const names = ["process", "require", "module", "fetch", "console", "setTimeout", "queueMicrotask", "WebAssembly"];
    const more = ["std", "os", "scriptArgs", "print", "Buffer", "global", "self", "postMessage", "Deno", "Bun"];
    const evaluation = await evaluate("input.filter((name) => name in globalThis)", [...names, ...more]);
    expect(evaluation).toEqual({ kind: "value", json: "[]" });
  });

  it("keeps changes of globals from the next call, and from this process", async () => {
    const pollute = `
      Object.prototype.polluted = "yes";
      Array.prototype.map = () => "caught";
      JSON.stringify = () => '"forged"';
      JSON.parse = () => "forged";
      globalThis.kept = "state";
      Object.defineProperty(globalThis, "input", { get: () => "forged" });
      return [1].map(String);`;
    expect(await evaluate(pollute)).toEqual({ kind: "value", json: '"caught"' });
    expect(await evaluate("[typeof ({}).polluted, [1].map(String), typeof kept, input.a]")).toEqual({
      kind: "value",
      json: '["undefined",["1"],"undefined",2]',
    });
    expect({}).not.toHaveProperty("polluted");
    expect([1].map(String)).toEqual(["1"]);
  });

  it.each([
    "for (;;);",
    "while (true) try { for (;;); } catch {} finally { continue }",
    "(function again() { return Promise.resolve().then(again) })()",
    "({ toJSON() { for (;;); } })",
    "({ get x() { for (;;); } })",
    "new Proxy({}, { ownKeys() { for (;;); } })",
    "throw { get message() { for (;;); } }",
    "throw { toString() { for (;;); }, get name() { for (;;); } }",
    "/^(a+)+$/.test('a'.repeat(40) + '!')",
    "'a'.repeat(60).replace(/((a|aa)*)*b/, '')",
    "[..._()]; function* _() { for (;;) yield; }",
    "Array.from({ length: 3 }, () => { for (;;); })",
  ])("ends code that does not end: %s", async (code) => {
    expect(await evaluate(code, INPUT, 50)).toEqual({ kind: "timeout" });
    expect(await evaluate("input.a")).toEqual({ kind: "value", json: "2" });
  });

  it.each(["'x'.repeat(2 ** 29)", "new ArrayBuffer(2 ** 30)", "new Array(2 ** 26).fill(0)"])(
    "ends code that takes too much memory: %s",
    async (code) => {
      expect(await evaluate(code)).toEqual({ kind: "memory" });
      expect(await evaluate("input.a")).toEqual({ kind: "value", json: "2" });
    },
  );

  it.each([
    "const down = () => down() + 1; return down()",
    "JSON.parse('['.repeat(1000000))",
    "let deep = []; for (let level = 0; level < 100000; level++) deep = [deep]; return deep",
    "'('.repeat(100000) + eval('['.repeat(100000))",
    "new RegExp('('.repeat(100000))",
  ])("survives recursion that is too deep: %s", async (code) => {
    expect(await evaluate(code)).toMatchObject({ kind: expect.stringMatching(/^(failed|memory)$/) });
    expect(await evaluate("input.a")).toEqual({ kind: "value", json: "2" });
  });

  it("reports an input that is larger than its memory as using too much memory", async () => {
    expect(await evaluate("input.length", "x".repeat(40 * MIB))).toEqual({ kind: "memory" });
    expect(await evaluate("input.length", "x".repeat(2 * MIB))).toEqual({ kind: "value", json: String(2 * MIB) });
  });

  it("compiles code in the same way each time", async () => {
    const code = { code: "return input.a" };
    const limits = { timeoutMs: 10_000, memoryLimitBytes: 16 * MIB };
    await sandbox.evaluate(code, "{}", limits);
    expect(code).toEqual({ code: "return input.a", form: "body" });
    expect(await sandbox.evaluate(code, '{"a":7}', limits)).toEqual({ kind: "value", json: "7" });
  });
});
