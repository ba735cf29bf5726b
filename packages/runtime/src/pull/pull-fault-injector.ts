import { createHash } from "node:crypto";
import { Code, ConnectError } from "@connectrpc/connect";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { PullFaults, TaskFaults } from "./pull-faults.ts";

const DEFAULT_DELAY_MS = 20;

/** Random decisions about one message. */
interface Decision {
  hits(probability: number | undefined): boolean;
  /** Decides whether to delay the message, and waits if so. */
  delay(faults: Pick<TaskFaults, "delay" | "delayMs">): Promise<void>;
}

/**
 * Injects faults into tasks and calls. The decisions depend on the seed, on the step, item and attempt of a message and on how many
 * messages of its kind there were before. They do not depend on time, so they are reproducible.
 */
export class PullFaultInjector {
  readonly seed: number;
  readonly #faults: PullFaults;
  readonly #sleep: (ms: number) => Promise<void>;
  readonly #counts = new Map<string, number>();
  readonly #labels = new Map<string, string>();

  /** @throws RangeError for a probability that is not between 0 and 1 */
  constructor(faults: PullFaults, sleep: (ms: number) => Promise<void>) {
    checkProbabilities(faults);
    this.#faults = faults;
    this.seed = faults.seed ?? Math.floor(Math.random() * 2 ** 31);
    this.#sleep = sleep;
  }

  /** Sets what identifies a task in the decisions, because its id differs from run to run. */
  label(taskId: string, label: string): void {
    this.#labels.set(taskId, label);
  }

  forget(taskId: string): void {
    const label = this.#labels.get(taskId);
    this.#labels.delete(taskId);
    for (const kind of KINDS) this.#counts.delete(`${kind} ${label}`);
  }

  /** Decides how many times a task is sent. @throws ConnectError if the stream is to break instead */
  async copies(taskId: string): Promise<0 | 1 | 2> {
    const { tasks } = this.#faults;
    if (tasks === undefined) return 1;
    const random = this.#decide("tasks", taskId);
    if (random.hits(tasks.kill)) throw new ConnectError("the stream was broken on purpose", Code.Unavailable);
    if (random.hits(tasks.drop)) return 0;
    await random.delay(tasks);
    return random.hits(tasks.duplicate) ? 2 : 1;
  }

  /** Performs the effect of a call, with faults. */
  async call<T>(kind: "heartbeats" | "completions", taskId: string, effect: () => T): Promise<T> {
    const faults = this.#faults[kind];
    if (faults === undefined) return effect();
    const random = this.#decide(kind, taskId);
    const unavailable = new ConnectError("unavailable on purpose", Code.Unavailable);
    if (random.hits(faults.drop)) throw unavailable;
    const loses = random.hits(faults.loseAnswer);
    const answer = effect();
    await random.delay(faults);
    if (loses) throw unavailable;
    return answer;
  }

  #decide(kind: (typeof KINDS)[number], taskId: string): Decision {
    const about = `${kind} ${this.#labels.get(taskId)}`;
    const count = this.#counts.get(about) ?? 0;
    this.#counts.set(about, count + 1);
    const hash = createHash("sha256").update(`${this.seed} ${about} ${count}`).digest();
    const generator = xoroshiro128plus(hash.readInt32LE(0));
    const hits: Decision["hits"] = (probability = 0) => uniformFloat64(generator) < probability;
    return {
      hits,
      delay: async ({ delay, delayMs = DEFAULT_DELAY_MS }) => {
        if (hits(delay)) await this.#sleep(uniformFloat64(generator) * delayMs);
      },
    };
  }
}

const KINDS = ["tasks", "heartbeats", "completions"] as const;

function checkProbabilities({ seed: _seed, ...kinds }: PullFaults): void {
  for (const [kind, faults] of Object.entries(kinds)) {
    for (const [name, value] of Object.entries(faults as Readonly<Record<string, number | undefined>>)) {
      if (name === "delayMs" || value === undefined || (value >= 0 && value <= 1)) continue;
      throw new RangeError(`faults.${kind}.${name} must be a probability from 0 to 1, got ${value}.`);
    }
  }
}
