import { createRuntime } from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";
import { expect, it, vi } from "vitest";
import { typescriptArgs } from "../support/processes/typescript-args.ts";
import { usePlainRuntime } from "./support/plain-runtime.ts";

const start = usePlainRuntime();
const args = typescriptArgs(new URL("../support/workers/stray-main.ts", import.meta.url));
const ENDED = { outcome: "success", result: "ended" };

/** Waits until the worker has written a line with all these texts to stderr. */
const untilLogged = (...texts: string[]) =>
  vi.waitFor(
    () => {
      const lines = vi.mocked(process.stderr.write).mock.calls.map(([text]) => String(text));
      expect(lines.filter((line) => texts.every((text) => line.includes(text)))).toHaveLength(1);
    },
    { timeout: 20_000 },
  );

it("an error that nothing catches ends no other execution, and is logged with its component", async () => {
  const runtime = await start({ args });
  const waiting = runtime.execute("/w/wait", {});
  for (const component of ["/rejection", "/timer", "/event"]) {
    expect(await runtime.execute(`/w${component}`, {})).toEqual(ENDED);
    await untilLogged(`"level":"ERROR"`, `"component":"${component}"`, "The worker continues.");
  }
  await runtime.execute("/w/release", {});
  expect(await waiting).toEqual(ENDED);
});

it("a worker in this process leaves such errors to the program", async () => {
  const events = ["unhandledRejection", "uncaughtException"] as const;
  const before = events.map((event) => process.listenerCount(event));
  await using runtime = await createRuntime({ workers: { w: createWorker({ name: "w" }).component("/e", (x) => x) } });
  expect(await runtime.execute("/w/e", 1)).toEqual({ outcome: "success", result: 1 });
  expect(events.map((event) => process.listenerCount(event))).toEqual(before);
});

it('with `onStray: "drain"`, the worker stops after its executions', async () => {
  const runtime = await start({ args, env: { ON_STRAY: "drain" } });
  const waiting = runtime.execute("/w/rejection", {});
  expect(await waiting).toEqual(ENDED);
  await untilLogged("The worker stops.", `"component":"/rejection"`);
  await untilLogged("An error was not caught. Stopping.");
});
