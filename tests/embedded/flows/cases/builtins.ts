import type { FlowCase } from "../support/flow-case.ts";
import { builtin, echo, failing, from, input, literal } from "./parts.ts";

const NESTED = { name: "nested", steps: [echo("s", { got: input() })], output: from("s", "got") };
const DOUBLE = { steps: [echo("a", input()), echo("b", [from("a"), from("a")])], output: from("b") };
const NO_BLOB = "0".repeat(64);

const put = (id: string, data: unknown, type = "data"): object => builtin(id, "put_blob", { data, blob_type: type });

function refused(name: string, feature: FlowCase["features"][number], component: string, value: unknown): FlowCase {
  return {
    name: `${component} refuses ${name}`,
    features: [feature],
    flow: { steps: [builtin("x", component, value)], output: from("x") },
  };
}

/** Flows that use built-in components. */
export const builtinCases: readonly FlowCase[] = [
  {
    name: "put_blob and get_blob",
    features: ["put_blob", "get_blob", "key order", "unicode"],
    flow: {
      steps: [
        put("p", { b: 1, a: [1.5, 'é\u2028\u0001/"', null], "": {} }),
        put("q", { a: 1, b: 1 }),
        put("r", input("x")),
        builtin("g", "get_blob", { blob_id: from("p", "blob_id") }),
      ],
      output: [from("p"), from("q"), from("r"), from("g")],
    },
    inputs: [{ x: "text" }, { x: null }, { x: [] }],
  },
  {
    name: "put_blob of a flow",
    features: ["put_blob"],
    flow: { steps: [put("p", literal(NESTED), "flow")], output: from("p") },
  },
  {
    name: "put_blob and get_blob of a flow with unknown members",
    features: ["put_blob", "get_blob"],
    flow: {
      steps: [put("p", input(), "flow"), builtin("g", "get_blob", { blob_id: from("p", "blob_id") })],
      output: [from("p"), from("g")],
    },
    inputs: [{ name: null, foo: 2, output: { $input: "a", x: 1 } }],
  },
  {
    name: "put_blob of data with the type flow",
    features: ["put_blob"],
    flow: { steps: [put("p", literal({ steps: 5 }), "flow")], output: from("p") },
  },
  {
    name: "put_blob of data with the type binary",
    features: ["put_blob"],
    flow: { steps: [put("p", "AAEC", "binary")], output: from("p") },
    versions: ["0.11.1"],
  },
  refused("no type", "put_blob", "put_blob", { data: 1 }),
  refused("no data", "put_blob", "put_blob", { blob_type: "data" }),
  refused("an unknown type", "put_blob", "put_blob", { data: 1, blob_type: "Json" }),
  refused("a type that is no word", "put_blob", "put_blob", { data: 1, blob_type: null }),
  refused("what is no object", "put_blob", "put_blob", 5),
  refused("no id", "get_blob", "get_blob", {}),
  refused("an id of the wrong length", "get_blob", "get_blob", { blob_id: "abc" }),
  refused("an id that is no text", "get_blob", "get_blob", { blob_id: 1.5 }),
  refused("an id of other letters", "get_blob", "get_blob", { blob_id: "g".repeat(64) }),
  refused("an id of the right length in bytes", "get_blob", "get_blob", { blob_id: "é".repeat(32) }),
  refused("an id of the wrong length in bytes", "get_blob", "get_blob", { blob_id: "é".repeat(64) }),
  refused("an id without a blob", "get_blob", "get_blob", { blob_id: NO_BLOB }),
  refused("no input", "eval", "eval", { flow_id: NO_BLOB }),
  refused("an id without a flow", "eval", "eval", { flow_id: NO_BLOB, input: 1 }),
  refused("what is no list", "map", "map", { workflow: literal(NESTED), items: { a: 1 } }),
  refused("no items", "map", "map", { workflow: literal(NESTED) }),
  refused("a limit below nothing", "map", "map", { workflow: literal(NESTED), items: [1], max_concurrency: -1 }),
  refused("a limit in words", "map", "map", { workflow: literal(NESTED), items: [1], max_concurrency: "1" }),
  refused("half a limit", "map", "map", { workflow: literal(NESTED), items: [1], max_concurrency: 1.5 }),
  refused("no flow", "map", "map", { workflow: null, items: [1] }),
  refused("a number for a flow", "iterate", "iterate", { flow: 5, initial_input: 1 }),
  refused("a negative limit", "iterate", "iterate", {
    flow: literal({}),
    initial_input: 1,
    max_iterations: -1,
  }),
  {
    name: "a default for a missing blob",
    features: ["get_blob", "onError useDefault"],
    flow: {
      steps: [builtin("g", "get_blob", { blob_id: NO_BLOB }, { onError: { action: "useDefault", defaultValue: 7 } })],
      output: from("g"),
    },
  },
  {
    name: "a default for a map with a bad limit; null means no limit",
    features: ["map", "onError useDefault"],
    flow: {
      steps: [-1, null].map((limit, index) =>
        builtin(
          `m${index}`,
          "map",
          { workflow: literal(NESTED), items: [1], max_concurrency: limit },
          { onError: { action: "useDefault", defaultValue: "default" } },
        ),
      ),
      output: [from("m0"), from("m1")],
    },
  },
  {
    name: "eval runs a stored flow",
    features: ["eval", "put_blob"],
    flow: {
      steps: [
        put("p", literal(NESTED), "flow"),
        builtin("e", "eval", { flow_id: from("p", "blob_id"), input: { x: input() } }),
      ],
      output: from("e"),
    },
    inputs: [1],
    ordered: true,
  },
  {
    name: "eval of a flow that fails is a result",
    features: ["eval", "failing component"],
    flow: {
      steps: [
        put("p", literal({ steps: [failing("f", -32000)], output: from("f") }), "flow"),
        builtin("e", "eval", { flow_id: from("p", "blob_id"), input: null }),
      ],
      output: from("e"),
    },
  },
  {
    name: "eval of data that is a flow",
    features: ["eval"],
    flow: {
      steps: [put("p", literal(NESTED)), builtin("e", "eval", { flow_id: from("p", "blob_id"), input: 1 })],
      output: from("e"),
    },
  },
  {
    name: "map over items",
    features: ["map"],
    flow: { steps: [builtin("m", "map", { workflow: literal(DOUBLE), items: input() })], output: from("m") },
    inputs: [[1, "two", null], []],
    maxConcurrency: 1,
  },
  {
    name: "map: failures are results",
    features: ["map", "missing field", "mustExecute"],
    flow: {
      steps: [
        builtin("m", "map", {
          workflow: literal({ steps: [failing("f", -32000, { mustExecute: true })], output: input("x") }),
          items: [{ x: 1 }, {}, 3],
        }),
      ],
      output: from("m"),
    },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "map: the flow may be computed, and its steps may refer to later ones",
    features: ["map", "dependency order"],
    flow: {
      steps: [
        builtin("m", "map", {
          workflow: literal({ steps: [echo("a", from("b")), echo("b", input())], output: from("a") }),
          items: [1],
          max_concurrency: 1,
        }),
        builtin("n", "map", { workflow: { output: from("m", "successful") }, items: [0] }),
      ],
      output: [from("m"), from("n")],
    },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "map: an unknown step, a repeated one, and no variables",
    features: ["map", "$variable"],
    flow: {
      steps: [
        builtin("a", "map", { workflow: literal({ steps: [echo("x", from("zz"))], output: from("x") }), items: [1] }),
        builtin("b", "map", {
          workflow: literal({ steps: [echo("x", 1), echo("x", 2)], output: from("x") }),
          items: [1],
        }),
        builtin("c", "map", { workflow: literal({ output: { $variable: "v" } }), items: [1] }),
      ],
      output: [from("a"), from("b"), from("c")],
    },
    variables: { v: 1 },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "map beside other steps, one at a time",
    features: ["map", "maxConcurrency"],
    flow: {
      steps: [builtin("m", "map", { workflow: literal(DOUBLE), items: [1, 2] }), echo("z", 1), echo("y", from("z"))],
      output: [from("m", "successful"), from("z"), from("y")],
    },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "map within map",
    features: ["nested map", "map"],
    flow: {
      steps: [
        builtin("m", "map", {
          workflow: literal({
            steps: [builtin("n", "map", { workflow: literal(DOUBLE), items: input() })],
            output: from("n", "results"),
          }),
          items: [[1, 2], [3]],
        }),
      ],
      output: from("m", "results"),
    },
  },
  {
    name: "iterate until there is a result",
    features: ["iterate", "$if"],
    flow: {
      steps: [
        builtin("i", "iterate", {
          flow: literal({
            steps: [echo("s", input())],
            output: {
              $if: input("last"),
              then: { result: from("s") },
              else: { next: { last: true, before: input() } },
            },
          }),
          initial_input: { n: 1 },
        }),
      ],
      output: from("i"),
    },
  },
  {
    name: "iterate: limits",
    features: ["iterate"],
    flow: {
      steps: [0, 1, 3].map((limit) =>
        builtin(`i${limit}`, "iterate", {
          flow: literal({ output: { next: { n: input() } } }),
          initial_input: 0,
          max_iterations: limit,
        }),
      ),
      output: [from("i0"), from("i1"), from("i3")],
    },
  },
  {
    name: "iterate: a flow that returns neither result nor next, one that returns both, one that fails",
    features: ["iterate", "onError retry"],
    flow: {
      steps: [
        builtin("a", "iterate", { flow: literal({ output: 5 }), initial_input: 0 }, { onError: { action: "retry" } }),
        builtin("b", "iterate", { flow: literal({ output: { next: 1, result: null } }), initial_input: 0 }),
        builtin("c", "iterate", { flow: literal({ output: input("nope") }), initial_input: {} }),
      ],
      output: { $if: input("a"), then: from("a"), else: { $if: input("b"), then: from("b"), else: from("c") } },
    },
    inputs: [{ a: true }, { a: false, b: true }, { a: false, b: false }],
  },
];
