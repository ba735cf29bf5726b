import { createRuntime } from "@stepflow/runtime";
import { createWorker, silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { useConfigFile } from "../support/config-file.ts";
import { QUIET } from "../support/workers/holding-worker.ts";

const config = useConfigFile();
const NAMES = ["__proto__", "constructor", "toString"];
const createEcho = () =>
  createWorker({ name: "echo", logger: silentLogger })
    .component("/echo", (input) => input)
    .component("/__proto__", () => "own");

describe("names of the prototype are ordinary names", () => {
  it.each(NAMES)("of plugins and routes in a file: %s", async (name) => {
    const worker = await serve(createEcho(), QUIET);
    onTestFinished(() => worker.close());
    await config.read(`plugins:
  ${name}: { type: stepflow, url: "${worker.url}" }
  builtin: { type: builtin }
routes:
  "/${name}/{*component}": [{ plugin: ${name} }]
`);
    const runtime = await createRuntime({ config: config.file, logger: silentLogger });
    onTestFinished(() => runtime.close());
    expect(await runtime.execute(`/${name}/echo`, 1)).toMatchObject({ outcome: "success", result: 1 });
    expect(await runtime.execute(`/${name}/__proto__`, 1)).toMatchObject({ outcome: "success", result: "own" });
    expect(({} as Record<string, unknown>)["type"]).toBeUndefined();
  });

  it.each(NAMES)("of plugins without a definition: %s", async (name) => {
    const text = `plugins: { builtin: { type: builtin } }\nroutes: { "/x/{*component}": [{ plugin: ${name} }] }`;
    expect(await config.refusal(text)).toContain(`"${name}"`);
  });

  it.each(NAMES)("of workers in the options: %s", async (name) => {
    const workers = Object.fromEntries([[name, createEcho()]]);
    const runtime = await createRuntime({ workers, logger: silentLogger });
    onTestFinished(() => runtime.close());
    expect(await runtime.execute(`/${name}/echo`, 1)).toMatchObject({ outcome: "success", result: 1 });
  });

  it.each(NAMES)("of steps, members and variables in a flow: %s", async (name) => {
    const runtime = await createRuntime({ workers: { w: createEcho() }, logger: silentLogger });
    onTestFinished(() => runtime.close());
    const step = { id: name, component: "/w/echo", input: { $input: "$" } };
    const input = JSON.parse(`{"${name}":{"polluted":true}}`) as object;
    const output = JSON.parse(`{"${name}":{"$step":"${name}","path":"$['${name}']"}}`) as object;
    const ended = await runtime.run({ steps: [step], output }, input);
    expect(JSON.stringify(ended)).toContain(`"result":{"${name}":{"polluted":true}}`);
    expect("polluted" in {}).toBe(false);
    for (const missing of [{ $step: name }, { $input: `$.${name}` }, { $variable: name }]) {
      const failed = runtime.run({ steps: [], output: missing }, {}).then(({ outcome }) => outcome);
      await expect(failed.catch(() => "failed")).resolves.toBe("failed");
    }
  });
});
