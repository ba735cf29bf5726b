const LF = 0x0a;
const CR = 0x0d;

/** Splits the bytes of an event stream into events. Each keeps the empty line that ends it. */
export class EventFrames {
  #rest: Uint8Array<ArrayBuffer> = new Uint8Array();

  /** Returns the bytes after the last complete event. */
  takeRest(): Uint8Array<ArrayBuffer> {
    const rest = this.#rest;
    this.#rest = new Uint8Array();
    return rest;
  }

  /** Returns the events that these bytes complete. */
  add(bytes: Uint8Array): Uint8Array<ArrayBuffer>[] {
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
    const frames: Uint8Array<ArrayBuffer>[] = [];
    let start = 0;
    for (let end = endOfEvent(all, start); end !== undefined; end = endOfEvent(all, start)) {
      frames.push(all.slice(start, end));
      start = end;
    }
    this.#rest = all.slice(start);
    return frames;
  }
}

/** Index after the empty line that ends the first event. */
function endOfEvent(bytes: Uint8Array, start: number): number | undefined {
  let emptySince = false;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    const isEnd = byte === LF || (byte === CR && bytes[at + 1] !== LF);
    if (isEnd && emptySince) return at + 1;
    if (isEnd) emptySince = true;
    else if (byte !== CR) emptySince = false;
  }
  return undefined;
}

/** Reads the data of an event as JSON. Undefined for comments and for other data. */
export function messageIn(frame: Uint8Array): unknown {
  const lines = new TextDecoder().decode(frame).split(/\r\n|\r|\n/);
  const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice("data:".length));
  return readJson(data.join("\n"));
}

/** Reads JSON. Undefined for other text. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
