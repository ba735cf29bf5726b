import { failure, type Outcome, type Part } from "./check.ts";

/** Cores that the parts share. */
export const CORES = 2;

/** Called when a part starts. The function that it returns receives how many checks of the part have ended. */
export type Started = (part: Part) => (done: number) => void;

export type Finished = (part: Part, outcome: Outcome, durationMs: number) => void;

/**
 * Runs parts in parallel as far as `cores` allow, each after the parts it needs. Parts start in the order of the list. A part that needs a
 * failed part does not run and counts as failed, so that nothing is omitted silently.
 */
export async function runParts(
  parts: readonly Part[],
  cores: number,
  onFinished: Finished,
  onStarted: Started = () => () => {},
): Promise<void> {
  const waiting = new Set(parts);
  const running = new Map<Part, Promise<void>>();
  const passed = new Map<string, boolean>();

  const finish = (part: Part, outcome: Outcome, durationMs: number): void => {
    passed.set(
      part.name,
      outcome.checks.every((check) => check.passed),
    );
    onFinished(part, outcome, durationMs);
  };
  const start = async (part: Part): Promise<void> => {
    const startedAt = performance.now();
    const outcome = await part.run(onStarted(part)).catch((error: unknown) => failure(part.name, describe(error)));
    running.delete(part);
    finish(part, outcome, performance.now() - startedAt);
  };

  while (waiting.size > 0) {
    const before = waiting.size;
    for (const part of waiting) {
      if (!part.needs.every((name) => passed.has(name))) continue;
      const broken = part.needs.filter((name) => passed.get(name) === false);
      const busy = [...running.keys()].reduce((sum, { cores }) => sum + cores, 0);
      if (broken.length > 0) {
        waiting.delete(part);
        finish(part, failure(part.name, `Not run: it needs ${broken.join(", ")}, which failed.\n`), 0);
      } else if (busy === 0 || busy + part.cores <= cores) {
        waiting.delete(part);
        running.set(part, start(part));
      }
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.size === before)
      throw new Error("Some parts need each other, or need a part that is not in the list.");
  }
  await Promise.all(running.values());
}

function describe(error: unknown): string {
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}
