import { type CommandWorker, startOrchestrator } from "@stepflow/orchestrator";
import { expect, it } from "vitest";

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
