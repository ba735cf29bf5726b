import { type CommandWorker, createRuntime, type Runtime } from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";

declare const runtime: Runtime;
declare const flow: string;

export async function exampleOfCreateRuntime(): Promise<void> {
  // #region createRuntime
  const text = createWorker({ name: "text" });
  text.component("/word-count", (input: { text: string }) => ({ words: input.text.split(/\s+/).length }));
  const images: CommandWorker = { command: "python3", args: ["images.py"], env: { PORT: "0" } };

  await using runtime = await createRuntime({ workers: { text, images } });
  const result = await runtime.execute("/text/word-count", { text: "one two" });
  // { outcome: "success", result: { words: 2 } }
  // #endregion
  void result;
}

export async function exampleOfRun(): Promise<void> {
  // #region run
  const flow = {
    steps: [{ id: "count", component: "/text/word-count", input: { text: { $input: "text" } } }],
    output: { $step: "count", path: "words" },
  };
  const result = await runtime.run(flow, { text: "one two" });
  if (result.outcome === "success") console.log(result.result);
  else console.error(result.error.message);
  // #endregion
}

export async function exampleOfRunMany(): Promise<void> {
  // #region runMany
  const texts = ["one", "one two", "one two three"];
  const results = await runtime.runMany(
    flow,
    texts.map((text) => ({ text })),
    { maxConcurrency: 2 },
  );
  // #endregion
  void results;
}

export async function exampleOfExecute(): Promise<void> {
  // #region execute
  const result = await runtime.execute("/text/word-count", { text: "one two" });
  // #endregion
  void result;
}

export async function exampleOfFork(): Promise<void> {
  // #region fork
  const [failed] = runtime.engine.runs.list({ status: "failed", limit: 1 });
  if (failed === undefined) return;
  const fork = await runtime.fork(failed.runId, { from: "summarize" });
  console.log(`Run ${fork.runId} takes over the results of ${fork.pinned.join(", ")}.`);
  const result = await fork.result;
  // #endregion
  void result;
}

export async function exampleOfCompare(): Promise<void> {
  const [one, other] = ["", ""];
  // #region compare
  const difference = await runtime.compare(one, other);
  if (difference !== undefined) {
    const { stepId = "the run", part, pointer, a, b } = difference;
    console.log(`The ${part} of ${stepId} differs at "${pointer}":`, a, b);
  }
  // #endregion
}

export async function exampleOfComponents(): Promise<void> {
  // #region components
  for (const { component, description } of await runtime.components()) console.log(component, description);
  // #endregion
}

export async function exampleOfAddWorker(): Promise<void> {
  // #region addWorker
  await runtime.addWorker("images", { url: "http://127.0.0.1:8082/" });
  // #endregion
}

export async function exampleOfRestartWorker(): Promise<void> {
  // #region restartWorker
  await runtime.restartWorker("images");
  // #endregion
}

export async function exampleOfRemoveWorker(): Promise<void> {
  // #region removeWorker
  await (await runtime.removeWorker("images")).closed;
  // #endregion
}

export async function exampleOfReplaceConfig(): Promise<void> {
  // #region replaceConfig
  const warnings = await runtime.replaceConfig("stepflow-config.yml");
  for (const warning of warnings) console.warn(warning);
  // #endregion
}

export async function exampleOfReplaceWorker(): Promise<void> {
  // #region replaceWorker
  const { executions, closed } = await runtime.replaceWorker("text", { url: "http://127.0.0.1:8081/" });
  console.log(`${executions} executions finish on the former worker.`);
  await closed;
  // #endregion
}

export async function exampleOfFetch(): Promise<void> {
  // #region fetch
  const response = await runtime.fetch(`${runtime.url}/api/v1/health`);
  // #endregion
  void response;
}

export async function exampleOfListen(): Promise<void> {
  // #region listen
  await using listener = await runtime.listen({ port: 7840 });
  console.log(`The REST API is at ${listener.url}/api/v1.`);
  // #endregion
}

export async function exampleOfClose(): Promise<void> {
  // #region close
  const runtime = await createRuntime({ workers: { text: { url: "http://127.0.0.1:8080/" } } });
  try {
    await runtime.run(flow, { text: "one two" });
  } finally {
    await runtime.close();
  }
  // #endregion
}
