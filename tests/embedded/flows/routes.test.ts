import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Orchestrator, startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime, type Runtime } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RawComponent, type RawWorker, startRawWorker } from "../../support/workers/raw-worker.ts";
import { stable } from "./support/stable.ts";

const START_TIMEOUT_MS = 180_000;
const PROGRAM = fileURLToPath(new URL("../support/plain-worker.mjs", import.meta.url));

/** Starts a worker in which every path is a component that returns this path. */
function startTelling(name: string): Promise<RawWorker> {
  const tell: RawComponent = (_input, { component }) => `${name} ${component}`;
  return startRawWorker(
    new Proxy(
      {},
      {
        get: () => tell,
        has: () => true,
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: tell }),
      },
    ),
  );
}

const toConfig = (one: string, two: string): string => `
plugins:
  one: { type: stepflow, url: "${one}" }
  two: { type: stepflow, url: "${two}" }
  lab:
    type: stepflow
    command: node
    args: ["\${ROUTES_PROGRAM}", "\${ROUTES_UNSET:fallback}"]
    env: { A: "\${ROUTES_PROGRAM}", B: "\${ROUTES_UNSET:-fallback}", C: "$ROUTES_PROGRAM", D: "\\\\$x" }
  builtin: { type: builtin }
routes:
  "/lab/{*component}": [{ plugin: lab }]
  "/one/{*component}": [{ plugin: one }]
  "/single/{component}": [{ plugin: one }]
  "/single/fixed": [{ plugin: two, component: /f }]
  "/named/{vendor}/{model}": [{ plugin: two, component: "/{model}/of/{vendor}" }]
  "/nameless/{vendor}": [{ plugin: two }]
  "/kind/{*component}":
    - { plugin: one, conditions: [{ path: "$.kind", value: a }] }
    - { plugin: two, componentDeny: ["/no"] }
  "/listed/{*component}":
    - { plugin: one, componentAllow: ["/yes"] }
    - { plugin: two, componentAllow: ["/also"] }
  "/alone/{*component}": [{ plugin: one, componentAllow: ["/yes"] }]
  "/emptied/{*component}": [{ plugin: one, componentDeny: ["/no"], conditions: [] }]
  "/put/put_{rest}": [{ plugin: two, component: "/{rest}" }]
  "/put/put_{rest}/of/{*component}": [{ plugin: two, component: "/{component}/{rest}" }]
  "/put/{component}": [{ plugin: one }]
  "/put/{vendor}/{component}": [{ plugin: two, component: "/{vendor}/of/{component}" }]
  "/starred/{*component}": [{ plugin: one, component: "/{*component}" }]
  "/{{sign}}/{component}": [{ plugin: one }]
  "/{*component}": [{ plugin: builtin }]
retry: { backoff: { type: constant, delayMs: 1 } }
`;

const CASES: [path: string, input?: unknown][] = [
  ["/one/x"],
  ["/one/x/y/z"],
  ["/one"],
  ["/single/x"],
  ["/single/x/y"],
  ["/single/fixed"],
  ["/named/v/m"],
  ["/nameless/v"],
  ["/kind/x", { kind: "a" }],
  ["/kind/x", { kind: "b" }],
  ["/kind/no", { kind: "b" }],
  ["/kind/x", {}],
  ["/kind/x", "text"],
  ["/listed/yes"],
  ["/listed/also"],
  ["/listed/neither"],
  ["/alone/x"],
  ["/emptied/no"],
  ["/put/put_x"],
  ["/put/put_"],
  ["/put/put"],
  ["/put/put_x/of/y/z"],
  ["/put/put_/of/y"],
  ["/put/put_x/of"],
  ["/put//x"],
  ["/put/x/y/z"],
  ["/put/$&/$1"],
  ["/starred/x"],
  ["/{sign}/x"],
  ["/put_blob", { data: 1, blob_type: "data" }],
  ["/nowhere"],
];

describe.each(["0.9.0", "0.11.1"] as const)(
  "the same stepflow-config.yml on the embedded runtime and on the real %s",
  (version) => {
    let one: RawWorker;
    let two: RawWorker;
    let folder: string;
    let real: Orchestrator;
    let ours: Runtime;
    beforeAll(async () => {
      [one, two] = await Promise.all([startTelling("one"), startTelling("two")]);
      folder = await mkdtemp(join(tmpdir(), "stepflow-routes-"));
      const config = join(folder, "stepflow-config.yml");
      await writeFile(config, toConfig(one.url, two.url));
      vi.stubEnv("ROUTES_PROGRAM", PROGRAM);
      real = await startOrchestrator({ version, config, env: { ROUTES_PROGRAM: PROGRAM } });
      ours = await createRuntime({ config, quirks: version });
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      vi.unstubAllEnvs();
      await Promise.all([real?.close(), ours?.close()]);
      await Promise.all([one.close(), two.close(), rm(folder, { recursive: true })]);
    });

    const flowOf = (component: string): object => ({
      steps: [{ id: "step", component, input: { $input: "$" } }],
      output: { $step: "step" },
    });

    it.each(CASES)(
      "%s %j",
      async (component, input = {}) => {
        const { items } = await real.client.run(flowOf(component), [input]);
        expect(stable(await ours.run(flowOf(component), input))).toEqual(stable(items[0]?.result));
      },
      30_000,
    );

    it("variables are replaced, and workers run in the folder of the file with no other environment", async () => {
      const { items } = await real.client.run(flowOf("/lab/process"), [{}]);
      const told = [items[0]?.result, await ours.run(flowOf("/lab/process"), {})].map((result) => {
        const { cwd, env, args } = (result as { result: { cwd: string; env: object; args: readonly string[] } }).result;
        return { cwd, env, args };
      });
      expect(told[1]).toEqual(told[0]);
      expect(told[0]).toEqual({
        cwd: folder,
        env: { A: PROGRAM, B: "-fallback", C: PROGRAM, D: "$x" },
        args: ["fallback"],
      });
    });
  },
);
