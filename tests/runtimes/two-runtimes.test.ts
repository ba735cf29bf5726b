import { describe, expect, it, onTestFinished } from "vitest";
import { mixedText } from "../conformance/behaviour/cases/texts.ts";
import { oneStepFlow } from "../support/data/flows.ts";
import { useProgram } from "../support/processes/bundle.ts";
import { type ListeningWorker, startWorkerProcess } from "../support/processes/worker-process.ts";
import { type AnyRuntime, startAnyRuntime } from "../support/runtimes/any-runtime.ts";

const program = useProgram("workers/kitchen-main.ts");

interface Pair {
  readonly old: AnyRuntime;
  readonly recent: AnyRuntime;
  readonly worker: ListeningWorker;
}

/** Runtimes of both generations that share a worker, which distinguishes them by the path of its URL. */
async function startPair(oldName: string, recentName: string): Promise<Pair> {
  const worker = await startWorkerProcess({ program: program.path });
  onTestFinished(() => worker.stop());
  const start = async (name: string, dialect: "v0" | "v1", path: string): Promise<AnyRuntime> => {
    const server = await startAnyRuntime(name, { kitchen: { url: `${worker.url}${path}` } }, { dialect });
    onTestFinished(() => server.close());
    return server;
  };
  return { worker, old: await start(oldName, "v0", "/a"), recent: await start(recentName, "v1", "/b") };
}

async function outputsOf({ client }: AnyRuntime, component: string, inputs: readonly unknown[]) {
  const { items } = await client.run(oneStepFlow(`/kitchen${component}`), inputs);
  return items.map(({ result }) => (result?.outcome === "success" ? result.result : result?.error));
}

describe.each([
  ["0.9.0", "0.11.1"],
  ["embedded", "embedded"],
])(
  "wire.md#several-runtimes-on-one-worker: two runtimes at once on one worker, by path: %s and %s",
  (oldName, recentName) => {
    it("every blob is in its own runtime, also when both put at the same time", async () => {
      const { old, recent } = await startPair(oldName, recentName);
      const values = (whose: string) =>
        Array.from({ length: 30 }, (_, index) => ({ whose, text: mixedText(300, index) }));
      const [oldIds, recentIds] = await Promise.all([
        outputsOf(old, "/put", values("old")),
        outputsOf(recent, "/put", values("recent")),
      ]);
      const toInputs = (ids: readonly unknown[]) => ids.map((blobId) => ({ blobId }));
      const toFound = (data: unknown) => ({ found: true, data });
      const missing = oldIds.map(() => expect.objectContaining({ found: false }));
      // The runtime without the blobs is asked first, so that the worker's cache does not have them.
      expect(await outputsOf(recent, "/load", toInputs(oldIds))).toEqual(missing);
      expect(await outputsOf(old, "/load", toInputs(recentIds))).toEqual(missing);
      expect(await outputsOf(old, "/load", toInputs(oldIds))).toEqual(values("old").map(toFound));
      expect(await outputsOf(recent, "/load", toInputs(recentIds))).toEqual(values("recent").map(toFound));
      expect(await outputsOf(recent, "/load", toInputs(oldIds))).toEqual(missing);
    });

    it("each is answered in its own spelling while both execute", async () => {
      const { old, recent } = await startPair(oldName, recentName);
      const flow = oneStepFlow("/kitchen/echo");
      const inputs = Array.from({ length: 10 }, (_, index) => ({ flow, inputs: [index] }));
      const runs = await Promise.all([outputsOf(old, "/sub", inputs), outputsOf(recent, "/sub", inputs)]);
      for (const outputs of runs) {
        expect(outputs).toEqual(
          inputs.map(({ inputs: [index] }) =>
            expect.objectContaining({
              status: "completed",
              results: [expect.objectContaining({ result: { outcome: "success", result: index } })],
            }),
          ),
        );
      }
    });
  },
);
