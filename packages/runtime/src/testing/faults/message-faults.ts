import { passTurns } from "../time/event-loop-turns.ts";
import type { BodyStep } from "./broken-body.ts";
import { cutBytes } from "./cut-bytes.ts";
import { connectionLost, type FaultLog } from "./fault-log.ts";
import type { FaultKind } from "./fault-options.ts";
import type { SeededRandom } from "./seeded-random.ts";

const MAX_TURNS = 20;

/** The faults of one message. Each is decided by its method and logged if it happens. */
export class MessageFaults {
  readonly #name: string;
  readonly #random: SeededRandom;
  readonly #log: FaultLog;

  /** @param name name of the message in the log */
  constructor(name: string, random: SeededRandom, log: FaultLog) {
    this.#name = name;
    this.#random = random;
    this.#log = log;
  }

  happens(kind: FaultKind): boolean {
    const hit = this.#random.hits(kind);
    if (hit) this.#log.note(kind, this.#name);
    return hit;
  }

  /** @throws TypeError if the message is lost */
  drop(): void {
    if (this.#random.hits("drop")) throw connectionLost(this.#log.note("drop", this.#name));
  }

  async delay(signal: AbortSignal): Promise<void> {
    if (this.happens("delay")) await passTurns(this.#turns(), signal);
  }

  split(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
    return this.happens("split") ? cutBytes(bytes, this.#random) : [bytes];
  }

  /** Decides how bytes from a worker arrive. */
  arrive(bytes: Uint8Array<ArrayBuffer>): BodyStep[] {
    const steps: BodyStep[] = this.happens("delay") ? [{ holdTurns: this.#turns() }] : [];
    const isKilled = this.#random.hits("kill");
    const left = isKilled ? bytes.slice(0, this.#random.below(bytes.length)) : bytes;
    for (const part of this.split(left)) {
      if (part.length > 0) steps.push({ bytes: part });
    }
    if (isKilled) steps.push({ breakWith: connectionLost(this.#log.note("kill", this.#name)) });
    return steps;
  }

  #turns(): number {
    return 1 + this.#random.below(MAX_TURNS);
  }
}
