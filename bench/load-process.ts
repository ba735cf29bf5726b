import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { within } from "./deadline.ts";
import type { LoadOrder, LoadReport } from "./load/messages.ts";

/** Time that an order may take beyond the measured time. */
const GRACE_MS = 30_000;

/** Controls the process of the load generator. Takes one order at a time. */
export class LoadProcess implements AsyncDisposable {
  readonly #child: ChildProcess = fork(fileURLToPath(new URL("load/main.ts", import.meta.url)), {
    execArgv: ["--import", import.meta.resolve("tsx")],
  });
  readonly #exited: Promise<unknown> = once(this.#child, "exit");

  /** @throws Error if the order fails, the process ends, or no report arrives in time */
  async run(order: LoadOrder): Promise<LoadReport> {
    const limitMs = GRACE_MS + ("measureMs" in order ? order.leadMs + order.measureMs : 0);
    const answered = once(this.#child, "message") as Promise<[LoadReport]>;
    this.#child.send(order);
    const [report] = await within(limitMs, `The load "${order.kind}"`, Promise.race([answered, this.#failAtExit()]));
    if (report.error !== undefined) throw new Error(report.error);
    return report;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#exited;
  }

  async #failAtExit(): Promise<never> {
    await this.#exited;
    throw new Error("The load generator has ended.");
  }
}
