import { createHash } from "node:crypto";
import { isRecord } from "../../conformance/schemas/recordings.ts";
import { withoutWording } from "../../support/data/without-wording.ts";

const VOLATILE = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,32}|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00))$/;
const CUT = /^(.*)…\((\d+) bytes, sha256 ([0-9a-f]{64})\)$/s;
const URL_IN_TEXT = /http:\/\/[^\s/)]+\/[^\s)]*/g;
const UUID_IN_TEXT = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** Maps ids and times of a recording to those of the replay. */
export class Translation {
  readonly #pairs = new Map<string, string>();

  /** Learns the ids and times that differ between a recorded message and the same one of the replay. */
  learn(recorded: unknown, actual: unknown): void {
    if (typeof recorded === "string" && typeof actual === "string") {
      if (recorded !== actual && VOLATILE.test(recorded)) this.#pairs.set(recorded, actual);
    } else if (Array.isArray(recorded) && Array.isArray(actual)) {
      recorded.forEach((value, index) => {
        this.learn(value, actual[index]);
      });
    } else if (isRecord(recorded) && isRecord(actual)) {
      for (const [name, value] of Object.entries(recorded)) this.learn(value, actual[name]);
    }
  }

  to(text: string): string {
    let translated = text;
    for (const [recorded, actual] of this.#pairs) translated = translated.replaceAll(recorded, actual);
    return translated;
  }

  /** Replaces ids in bytes, which may start or end inside a UTF-8 sequence. */
  translate(bytes: Uint8Array): Uint8Array {
    const latin = Buffer.from(bytes).toString("latin1");
    return new Uint8Array(Buffer.from(this.to(latin), "latin1"));
  }

  /** Describes the first difference, or returns undefined. */
  compare(recorded: unknown, actual: unknown, place = ""): string | undefined {
    if (typeof recorded === "string" && typeof actual === "string") return this.#compareText(recorded, actual, place);
    if (Array.isArray(recorded) && Array.isArray(actual)) {
      if (recorded.length !== actual.length) return `${place}: ${recorded.length} entries, now ${actual.length}`;
      return firstOf(recorded.map((value, index) => this.compare(value, actual[index], `${place}/${index}`)));
    }
    if (isRecord(recorded) && isRecord(actual)) {
      const names = new Set([...Object.keys(recorded), ...Object.keys(actual)]);
      names.delete("backtrace");
      return firstOf(
        [...names].map((name) => this.compare(member(recorded, name), member(actual, name), `${place}/${name}`)),
      );
    }
    if (recorded === actual) return undefined;
    return `${place}: ${shown(recorded)}, now ${shown(actual)}`;
  }

  #compareText(recorded: string, actual: string, place: string): string | undefined {
    const [, , length, hash] = CUT.exec(recorded) ?? [];
    if (hash !== undefined) {
      const isSame = Buffer.byteLength(actual) === Number(length) && hashOf(actual) === hash;
      return isSame ? undefined : `${place}: ${length} bytes, now ${Buffer.byteLength(actual)} others`;
    }
    if (VOLATILE.test(recorded) && VOLATILE.test(actual)) return undefined;
    if (plain(this.to(recorded)) === plain(actual)) return undefined;
    return `${place}: ${shown(recorded)}, now ${shown(actual)}`;
  }
}

/** A member of a message. The wording of libraries is removed from stacks of causes. */
function member(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return name === "stack" ? withoutWording(object[name]) : object[name];
}

/** Removes URLs with ports, and ids that were not learned. */
function plain(text: string): string {
  return text.replace(URL_IN_TEXT, "<url>").replace(UUID_IN_TEXT, "<id>");
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function firstOf(complaints: readonly (string | undefined)[]): string | undefined {
  return complaints.find((complaint) => complaint !== undefined);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 400);
}
