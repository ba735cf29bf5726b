import { type CommandWorker, startOrchestrator } from "@stepflow/orchestrator";
import { expect, it, onTestFinished, vi } from "vitest";
import { typescriptArgs } from "../support/processes/typescript-args.ts";

it.each(["0.9.0", "0.11.1"])(
  "runtime %s: the error about a worker that exits at its start contains its stderr",
  async (version) => {
    const args = ["--eval", "console.error('The database is missing.'); process.exit(3)"];
    const text: CommandWorker = { command: process.execPath, args };
    await expect(startOrchestrator({ version, workers: { text } })).rejects.toThrow(
      /worker "text" ended with exit code 3 and wrote:\n {2}The database is missing\./,
    );
  },
);

it.each([
  ["0.9.0", "debug", "Component stderr: The worker starts."],
  ["0.10.0", "debug", "Component stderr: The worker starts."],
  ["0.11.1", "debug", "Component stderr: The worker starts."],
  ["0.12.0", "warn", "The worker starts."],
  ["0.13.0", "warn", "The worker starts."],
] as const)(
  "runtime %s, level %s: onLog receives what a worker writes to stderr, and may throw",
  async (version, logLevel, text) => {
    const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    onTestFinished(() => stderr.mockRestore());
    const program = typescriptArgs(new URL("../support/workers/kitchen-main.ts", import.meta.url));
    const args = ["--import", "data:text/javascript,console.error('The worker starts.')", ...program];
    const lines: string[] = [];
    const onLog = (line: string): never => {
      lines.push(line);
      throw new Error("no disk");
    };
    await using server = await startOrchestrator({
      version,
      logLevel,
      onLog,
      workers: { lab: { command: process.execPath, args } },
    });
    expect(await server.execute("/lab/echo", { a: 1 })).toEqual({ outcome: "success", result: { a: 1 } });
    expect(lines.filter((line) => line.endsWith(text))).toHaveLength(1);
    expect(lines.filter((line) => line.includes("\n"))).toEqual([]);
    expect(server.logs).toEqual(lines.slice(-2_000));
    const reports = stderr.mock.calls
      .map(([written]) => String(written))
      .filter((written) => written.includes("onLog"));
    expect(reports).toEqual(["stepflow: The listener onLog failed: no disk. It is still called.\n"]);
  },
);
