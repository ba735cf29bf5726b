import { createRuntime } from "@stepflow/runtime";
import { testRuntime } from "@stepflow/runtime/testing";
import { createWorker, silentLogger, type Worker } from "@stepflow/worker";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";

const createEnvWorker = () =>
  createWorker({ name: "w", logger: silentLogger })
    .component("/key", (_input: unknown, { env }) => env["API_KEY"] ?? null)
    .component("/names", (_input: unknown, { env }) => Object.keys(env).filter((name) => name.startsWith("STEPFLOW_")));

const RUNTIMES = [
  ["embedded runtime", (w: Worker) => createRuntime({ workers: { w } })],
  ["test kit", (w: Worker) => testRuntime({ w })],
] as const;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe.each(RUNTIMES)("ctx.env in the %s", (_name, create) => {
  it("is the environment of the process, with later changes", async () => {
    await using runtime = await create(createEnvWorker());
    for (const key of ["first", "second"]) {
      vi.stubEnv("API_KEY", key);
      await expect(runtime.execute("/w/key", null)).resolves.toMatchObject({ outcome: "success", result: key });
    }
  });

  it("does not show the binding of the runtime's Blob API", async () => {
    vi.stubEnv("STEPFLOW_TEST", "1");
    await using runtime = await create(createEnvWorker());
    const { result } = (await runtime.execute("/w/names", null)) as { readonly result?: readonly string[] };
    expect(result).toContain("STEPFLOW_TEST");
    expect(result).not.toContain("STEPFLOW_BLOB_API");
  });
});

it("ctx.env of worker.fetch is the environment of the process, unless the platform passes bindings", async () => {
  vi.stubEnv("API_KEY", "of the process");
  const worker = createEnvWorker();
  const ask = async (env?: Readonly<Record<string, unknown>>) => {
    const params = { component: "/key", input: null, attempt: 1, observability: {} };
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "components/execute", params });
    const headers = { "content-type": "application/json" };
    const response = await worker.fetch(new Request("http://w/", { method: "POST", headers, body }), env);
    return ((await response.json()) as { result: { output: unknown } }).result.output;
  };
  expect(await ask()).toBe("of the process");
  expect(await ask({ API_KEY: "of the platform" })).toBe("of the platform");
});

it("STEPFLOW_LOG_LEVEL applies to a worker in the process of an embedded runtime", async () => {
  const written = vi.spyOn(console, "error").mockImplementation(() => {});
  vi.stubEnv("STEPFLOW_LOG_LEVEL", "ERROR");
  const worker = createWorker({ name: "w" }).component("/log", (_input, { log }) => {
    log.warn("a warning");
    log.error("an error");
    return null;
  });
  const runtime = await createRuntime({ workers: { w: worker } });
  onTestFinished(() => runtime.close());
  await runtime.execute("/w/log", null);
  expect(written.mock.calls.map(([line]) => String(line))).toEqual([
    expect.stringMatching(/^ERROR an error component=\/log run_id=\S+ step_id=step [^\n]*$/),
  ]);
});
