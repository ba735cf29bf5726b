import { createHash } from "node:crypto";
import { Code, ConnectError } from "@connectrpc/connect";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** How often what goes wrong, each a probability from 0 to 1. */
export interface PullFaults {
  /** Makes the choices repeatable; a random one when absent. */
  readonly seed?: number | undefined;
  readonly tasks?: TaskFaults | undefined;
  readonly heartbeats?: CallFaults | undefined;
  readonly completions?: CallFaults | undefined;
}

/** What happens to tasks on their way to a worker. */
export interface TaskFaults {
  /** It never arrives: its queue timeout passes. */
  readonly drop?: number | undefined;
  /** It arrives up to `delayMs` later. */
  readonly delay?: number | undefined;
  /** Default 20. */
  readonly delayMs?: number | undefined;
  /** It arrives twice. */
  readonly duplicate?: number | undefined;
  /** The stream breaks in place of it; it comes back after its queue timeout. */
  readonly kill?: number | undefined;
}

/** What happens to calls of a worker. */
export interface CallFaults {
  /** It is answered UNAVAILABLE and has no effect. */
  readonly drop?: number | undefined;
  /** It has its effect, and is answered UNAVAILABLE. */
  readonly loseAnswer?: number | undefined;
  /** It is answered up to `delayMs` later. */
  readonly delay?: number | undefined;
  /** Default 20. */
  readonly delayMs?: number | undefined;
}

const DEFAULT_DELAY_MS = 20;

/** Decides about one message. */
interface Throw {
  hits(probability: number | undefined): boolean;
  /** Pauses, if it is to be. */
  delay(faults: Pick<TaskFaults, "delay" | "delayMs">): Promise<void>;
}

/**
 * Makes the choices. They follow from the seed, from what a message is about (step, item, attempt) and from how many of
 * its kind there were before; not from when it comes.
 */
export class FaultDice {
  readonly seed: number;
  readonly #faults: PullFaults;
  readonly #sleep: (ms: number) => Promise<void>;
  readonly #counts = new Map<string, number>();
  readonly #labels = new Map<string, string>();

  /** @throws RangeError for what is no probability. */
  constructor(faults: PullFaults, sleep: (ms: number) => Promise<void>) {
    checkProbabilities(faults);
    this.#faults = faults;
    this.seed = faults.seed ?? Math.floor(Math.random() * 2 ** 31);
    this.#sleep = sleep;
  }

  /** Tells what a task is about until it is forgotten: ids differ from run to run. */
  label(taskId: string, label: string): void {
    this.#labels.set(taskId, label);
  }

  forget(taskId: string): void {
    const label = this.#labels.get(taskId);
    this.#labels.delete(taskId);
    for (const kind of KINDS) this.#counts.delete(`${kind} ${label}`);
  }

  /** How often a task is to be sent: not at all, once or twice. @throws ConnectError when the stream is to break instead. */
  async copies(taskId: string): Promise<0 | 1 | 2> {
    const { tasks } = this.#faults;
    if (tasks === undefined) return 1;
    const dice = this.#throw("tasks", taskId);
    if (dice.hits(tasks.kill)) throw new ConnectError("the stream was broken on purpose", Code.Unavailable);
    if (dice.hits(tasks.drop)) return 0;
    await dice.delay(tasks);
    return dice.hits(tasks.duplicate) ? 2 : 1;
  }

  /** Makes a call with what may happen to it. */
  async call<T>(kind: "heartbeats" | "completions", taskId: string, effect: () => T): Promise<T> {
    const faults = this.#faults[kind];
    if (faults === undefined) return effect();
    const dice = this.#throw(kind, taskId);
    const unavailable = new ConnectError("unavailable on purpose", Code.Unavailable);
    if (dice.hits(faults.drop)) throw unavailable;
    const loses = dice.hits(faults.loseAnswer);
    const answer = effect();
    await dice.delay(faults);
    if (loses) throw unavailable;
    return answer;
  }

  #throw(kind: (typeof KINDS)[number], taskId: string): Throw {
    const about = `${kind} ${this.#labels.get(taskId)}`;
    const count = this.#counts.get(about) ?? 0;
    this.#counts.set(about, count + 1);
    const hash = createHash("sha256").update(`${this.seed} ${about} ${count}`).digest();
    const random = xoroshiro128plus(hash.readInt32LE(0));
    const hits: Throw["hits"] = (probability = 0) => uniformFloat64(random) < probability;
    return {
      hits,
      delay: async ({ delay, delayMs = DEFAULT_DELAY_MS }) => {
        if (hits(delay)) await this.#sleep(uniformFloat64(random) * delayMs);
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
