// What surrounds the programs of the READMEs of packages, so that they run alone.

/** A block of TypeScript in the README of a package. */
export interface PackageProgram {
  /** Folder below `packages/`. */
  readonly name: string;
  /** Place among the blocks of TypeScript. */
  readonly index: number;
  /** Declares what the block uses. */
  readonly before?: string;
  /** Texts of the block that are others here, such as an address. */
  readonly replaced?: Readonly<Record<string, string>>;
  /** Prints what the block has done. */
  readonly after?: string;
}

/** A program that ends by itself. */
export interface PrintingProgram extends PackageProgram {
  /** What is printed, with single spaces. */
  readonly prints: string;
}

/** The worker that the READMEs import. */
export const WORKER = `
import { createWorker } from "@stepflow/worker";

export default createWorker({ name: "text-tools" }).component("/word-count", ({ text }: { text: string }) => ({
  words: text.split(" ").length,
}));
`;

const EMBEDDED = `
import { createRuntime } from "@stepflow/runtime";
import worker from "./worker.ts";

await using runtime = await createRuntime({ workers: { text: worker } });
`;

const SERVED = `
import { serve } from "@stepflow/worker/node";
import worker from "./worker.ts";

const server = await serve(worker, { port: 0, announce: false, handleSignals: false });
`;

const FLOW = `
const flow = {
  steps: [{ id: "count", component: "/text/word-count", input: { $input: "$" } }],
  output: { $step: "count", path: "$.words" },
};
`;

const PULLED = `
import { createRuntime } from "@stepflow/runtime";
import { servePull } from "@stepflow/runtime/pull";

await using service = await servePull();
await using runtime = await createRuntime({ workers: { text: service.queue("text-tools") } });
`;

const COUNTED = `{ outcome: 'success', result: { words: 2 } }`;
const EXECUTE = `console.log(await runtime.execute("/text/word-count", { text: "one two" }));`;

/** Programs that end by themselves. */
export const PROGRAMS: readonly PrintingProgram[] = [
  {
    name: "client",
    index: 0,
    before: `${EMBEDDED}${FLOW}const { url } = await runtime.listen({ port: 0 });`,
    replaced: { '"http://127.0.0.1:7840"': "url" },
    after: "console.log(items.map(({ result }) => result));",
    prints: "[ { outcome: 'success', result: 2 }, { outcome: 'success', result: 1 } ]",
  },
  {
    name: "client",
    index: 1,
    before: `
import { createClient } from "@stepflow/client";
${EMBEDDED}
process.env["LLM_KEY"] = "1234";
const client = createClient(runtime);
const inputs = [{}];
const flow = {
  schemas: { properties: { variables: { type: "object", properties: {
    key: { type: "string", env_var: "LLM_KEY" }, model: { type: "string" } } } } },
  steps: [],
  output: { key: { $variable: "key" }, model: { $variable: "model" } },
};`,
    replaced: { "await client.run(": "const { items } = await client.run(" },
    after: "console.log(items[0]?.result);",
    prints: "{ outcome: 'success', result: { key: '1234', model: 'large' } }",
  },
  {
    name: "orchestrator",
    index: 0,
    before: `${SERVED}${FLOW}`,
    replaced: { '"http://127.0.0.1:3000"': "server.url" },
    after: "console.log(result); await server.close();",
    prints: "{ outcome: 'success', result: 3 }",
  },
  {
    name: "protocol",
    index: 0,
    before: `
const params = { component: "/a", input: 1, attempt: 1, observability: {} };
const body = JSON.stringify({ jsonrpc: "2.0", id: "1", method: "components/execute", params });`,
    replaced: { "message.params);": "message.params);\n  console.log(component, input);" },
    prints: "/a 1",
  },
  {
    name: "runtime",
    index: 0,
    prints: `${COUNTED} { outcome: 'success', result: 1 }`,
  },
  {
    name: "runtime",
    index: 1,
    before: `import worker from "./worker.ts";`,
    after: EXECUTE,
    prints: COUNTED,
  },
  {
    name: "runtime",
    index: 2,
    before: `import { createRuntime } from "@stepflow/runtime";\nimport worker from "./worker.ts";\n${FLOW}`,
    replaced: { "port: 7840": "port: 0" },
    after: "console.log(items[0]?.result);",
    prints: "{ outcome: 'success', result: 2 }",
  },
  {
    name: "transport",
    index: 0,
    before: SERVED,
    replaced: { '"http://127.0.0.1:3000/"': "server.url" },
    after: "console.log(JSON.stringify(result)); await server.close();",
    prints: '{"components":[{"component":"/word-count"}]}',
  },
  {
    name: "grpc",
    index: 0,
    before: PULLED,
    replaced: { '"127.0.0.1:7840"': "service.url" },
    after: `${EXECUTE}\nprocess.kill(process.pid, "SIGTERM");`,
    prints: COUNTED,
  },
];

const PEM = `
import { readFileSync } from "node:fs";

const [ca = "", cert = "", key = ""] = ["ca", "cert", "key"].map((name) => readFileSync(name + ".pem", "utf8"));
`;

/** Programs that reach a runtime behind TLS at `RUNTIME_URL`, with the certificates in files beside them. */
export const TLS_PROGRAMS: readonly PrintingProgram[] = [
  {
    name: "client",
    index: 2,
    before: PEM,
    replaced: { '"https://stepflow.example"': 'process.env["RUNTIME_URL"] ?? ""' },
    after: "console.log((await client.health()).status);",
    prints: "healthy",
  },
];

/** Programs that start a worker. */
export interface WorkerProgram extends PackageProgram {
  /** Calls the worker, which the runtime has as `w`. */
  readonly flow: Readonly<Record<string, unknown>>;
  readonly input: unknown;
  readonly result: unknown;
}

/** Programs that start a worker. */
export const WORKERS: readonly WorkerProgram[] = [
  {
    name: "worker",
    index: 0,
    flow: {
      steps: [{ id: "count", component: "/w/word-count", input: { $input: "$" } }],
      output: { $step: "count", path: "$.words" },
    },
    input: { text: "one two" },
    result: 2,
  },
  {
    name: "udf",
    index: 0,
    flow: {
      steps: [
        { id: "store", component: "/builtin/put_blob", input: { data: { $input: "$" }, blob_type: "data" } },
        {
          id: "call",
          component: "/w/udf",
          input: { blob_id: { $step: "store", path: "$.blob_id" }, input: { n: 21 } },
        },
      ],
      output: { $step: "call" },
    },
    input: { code: "input.n * 2", input_schema: { type: "object" } },
    result: 42,
  },
];

/** Programs that are compiled here, and run with real runtimes by the test file that is named. */
export const ELSEWHERE: readonly (PackageProgram & { readonly test: string })[] = [
  {
    name: "grpc",
    index: 1,
    before: `import { pull } from "@stepflow/grpc";\nimport worker from "./worker.ts";\n${PEM}`,
    test: "tests/runtimes/grpc/tls.test.ts",
  },
];
