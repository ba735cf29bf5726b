/** Memory for the heartbeats of several tasks, which both threads see. All its records have the same size. */
export interface TaskBlock {
  readonly memory: SharedArrayBuffer;
  readonly recordBytes: number;
}

/** What the heartbeat thread knows about a task. */
export interface TaskRecord {
  /** Number of the task. */
  readonly key: number;
  readonly intervalMs: number;
  /** Address of the runtime that owns the task. */
  readonly url: string;
  /** The encoded request. */
  readonly body: Uint8Array;
}

/** Where the record of a task lies. */
export interface RecordPlace {
  readonly block: TaskBlock;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

const HEADER_WORDS = 5;
const HEADER_BYTES = HEADER_WORDS * Int32Array.BYTES_PER_ELEMENT;
/** Odd while the record holds a task. It changes with every change of the record. */
const VERSION = 0;
const KEY = 1;
const INTERVAL = 2;
const URL_BYTES = 3;
const BODY_BYTES = 4;

const RECORDS_PER_BLOCK = 64;
/** Holds a request with the ids that runtimes use and a short address. */
const MIN_RECORD_BYTES = 256;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The records of all running tasks, in memory that the heartbeat thread reads by its own clock. A message for each start and end of a task
 * would wake the thread twice, which takes more CPU time than everything else that a worker does for a short task.
 */
export class SharedTasks {
  readonly blocks: TaskBlock[] = [];
  /** Free places by the size of their records. */
  readonly #free = new Map<number, RecordPlace[]>();
  readonly #onBlock: (block: TaskBlock) => void;

  /** @param onBlock is called when the records need further memory */
  constructor(onBlock: (block: TaskBlock) => void) {
    this.#onBlock = onBlock;
  }

  add(task: TaskRecord): RecordPlace {
    const url = encoder.encode(task.url);
    const place = this.#take(HEADER_BYTES + url.length + task.body.length);
    const { words, bytes } = place;
    words[KEY] = task.key;
    words[INTERVAL] = task.intervalMs;
    words[URL_BYTES] = url.length;
    words[BODY_BYTES] = task.body.length;
    bytes.set(url, HEADER_BYTES);
    bytes.set(task.body, HEADER_BYTES + url.length);
    Atomics.add(words, VERSION, 1);
    return place;
  }

  /** Ends the heartbeats of a task, at once unless one is being sent. */
  remove(place: RecordPlace): void {
    Atomics.add(place.words, VERSION, 1);
    this.#free.get(place.block.recordBytes)?.push(place);
  }

  #take(bytes: number): RecordPlace {
    let recordBytes = MIN_RECORD_BYTES;
    while (recordBytes < bytes) recordBytes *= 2;
    const free = this.#free.get(recordBytes) ?? [];
    this.#free.set(recordBytes, free);
    const known = free.pop();
    if (known !== undefined) return known;
    const block = { memory: new SharedArrayBuffer(RECORDS_PER_BLOCK * recordBytes), recordBytes };
    this.blocks.push(block);
    this.#onBlock(block);
    const [first, ...others] = placesOf(block);
    free.push(...others.reverse());
    return first as RecordPlace;
  }
}

/** Returns the places of all records in a block. */
export function placesOf(block: TaskBlock): RecordPlace[] {
  const { memory, recordBytes } = block;
  return Array.from({ length: RECORDS_PER_BLOCK }, (_, index) => ({
    block,
    words: new Int32Array(memory, index * recordBytes, HEADER_WORDS),
    bytes: new Uint8Array(memory, index * recordBytes, recordBytes),
  }));
}

/** Number and interval of the task at a place; `undefined` if there is none, or if it is being changed. */
export function peekTask({ words }: RecordPlace): Pick<TaskRecord, "key" | "intervalMs"> | undefined {
  const version = Atomics.load(words, VERSION);
  if (version % 2 === 0) return undefined;
  const task = { key: words[KEY] ?? 0, intervalMs: words[INTERVAL] ?? 0 };
  return Atomics.load(words, VERSION) === version ? task : undefined;
}

/** Reads the task at a place; `undefined` if there is none, or if it is being changed. */
export function readTask({ words, bytes }: RecordPlace): TaskRecord | undefined {
  const version = Atomics.load(words, VERSION);
  if (version % 2 === 0) return undefined;
  const [, key = 0, intervalMs = 0, urlBytes = 0, bodyBytes = 0] = words;
  // The copies are not shared, so that they do not change while they are read.
  const url = bytes.slice(HEADER_BYTES, HEADER_BYTES + urlBytes);
  const body = bytes.slice(HEADER_BYTES + urlBytes, HEADER_BYTES + urlBytes + bodyBytes);
  if (Atomics.load(words, VERSION) !== version) return undefined;
  return { key, intervalMs, url: decoder.decode(url), body };
}
