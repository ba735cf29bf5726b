const LF = 0x0a;
const CR = 0x0d;

/** Puts the bytes of an event stream together to events, each with the empty line that ends it. */
export class EventFrames {
  #rest: Uint8Array<ArrayBuffer> = new Uint8Array();

  /** What has not become a whole event, when nothing comes any more. */
  takeRest(): Uint8Array<ArrayBuffer> {
    const rest = this.#rest;
    this.#rest = new Uint8Array();
    return rest;
  }

  /** Events that these bytes complete. */
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

/** Behind the first line end that follows upon a line end. */
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

/** The data of an event, read as JSON; undefined for comments and whatever else is no message. */
export function messageIn(frame: Uint8Array): unknown {
  const lines = new TextDecoder().decode(frame).split(/\r\n|\r|\n/);
  const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice("data:".length));
  return readJson(data.join("\n"));
}

/** Undefined for what is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
