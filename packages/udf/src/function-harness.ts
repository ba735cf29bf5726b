/** Grammar of a function's code. */
export type CodeForm = "expression" | "body";

/**
 * Code that runs beside a function inside the sandbox. It keeps references to the built-ins that it uses, because foreign code can
 * replace them; other changes of foreign code affect only that code.
 */
export const HARNESS = `(() => {
  "use strict";
  const { parse, stringify } = JSON;
  const { isFinite } = Number;
  const [Compile, Text, Wrong, Syntax] = [Function, String, TypeError, SyntaxError];
  const [Table, Group] = [Map, Set];

  const check = (key, value) => {
    const type = typeof value;
    const holds = (what) => new Wrong("The result holds " + what + (key === "" ? "" : " as " + stringify(Text(key))) + ", which JSON cannot hold");
    if (type === "number" && !isFinite(value)) throw holds(Text(value));
    if (type === "bigint" || type === "function" || type === "symbol") throw holds("a " + type);
    if (value instanceof Table || value instanceof Group) throw holds("a Map or Set");
    return value;
  };

  return {
    compile(code, form) {
      if (form !== "body") {
        try {
          return { form: "expression", run: Compile("input", "return (" + code + "\\n)") };
        } catch (error) {
          if (form === "expression" || !(error instanceof Syntax)) throw error;
        }
      }
      return { form: "body", run: Compile("input", code) };
    },
    run(compiled, json) {
      const input = parse(json);
      const value = compiled.run(input);
      return typeof value === "function" ? value(input) : value;
    },
    write(value) {
      const json = stringify(value, check);
      if (json === undefined) throw new Wrong("The function returned nothing. Code with several statements needs a return statement");
      return json;
    },
    describe(error) {
      if (error === null) return ["it threw null or exceeded its memory limit", ""];
      if (typeof error !== "object") return [Text(error), ""];
      return [Text(error.name) + ": " + Text(error.message), Text(error.stack)];
    },
  };
})()`;
