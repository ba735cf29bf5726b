import { inBatches, isBlobReference, memoryOfJson, toPointer } from "@stepflow/protocol/internal";
import type { CallOptions, Http, HttpResponse } from "../http/http.ts";
import { InvalidResponseError, NotFoundError, type RequestFacts } from "../model/client-error.ts";
import { blobPath, readBlob, requestBlob } from "../resources/blobs.ts";

/** Longest chain of references: a requested value may hold references again. */
const MAX_LEVELS = 8;

/** A value that may hold references, and its name in errors. */
export interface ReferringValue {
  readonly owner: string;
  value: unknown;
}

/** A place in a value. */
interface Place {
  readonly container: Record<string | number, unknown>;
  readonly key: string | number;
  /** The place of the container, or the value itself. */
  readonly parent: Place | ReferringValue;
}

/** A place that holds a reference. */
interface Reference {
  readonly place: Place;
  readonly blobId: string;
}

/** Options of {@link ReferenceResolver}. */
export interface ReferenceResolverOptions {
  readonly http: Http;
  /** Limits of each request. */
  readonly call: CallOptions;
  /** Memory that the bodies and values of all blobs may take together. */
  readonly limitBytes: number;
  /** Whether the runtime has a Blob API. It is called only if a value seems to hold references, which are data without a Blob API. */
  readonly canRead: () => Promise<boolean>;
}

/** Replaces references to blobs by the values of the blobs, within one limit of memory. */
export class ReferenceResolver {
  readonly #options: ReferenceResolverOptions;
  /** Each blob is requested once, and parsed for each reference, because callers may change what they receive. */
  readonly #blobs = new Map<string, Promise<HttpResponse>>();
  #usedBytes = 0;

  constructor(options: ReferenceResolverOptions) {
    this.#options = options;
  }

  /**
   * Replaces the references in values, and those in the values that replace them. The values are changed in place.
   *
   * @throws NotFoundError for a blob that the runtime does not have; InvalidResponseError for a blob of bytes, for too much memory and for a
   * chain of references that is longer than eight.
   */
  async resolve(values: readonly ReferringValue[]): Promise<void> {
    let references = values.flatMap((parent) =>
      findReferences({ container: parent as unknown as Place["container"], key: "value", parent }),
    );
    if (references.length === 0 || !(await this.#options.canRead())) return;
    for (let level = 0; references.length > 0; level++) {
      const [first] = references;
      if (level === MAX_LEVELS && first !== undefined)
        throw this.#invalid(first, `is behind a chain of ${level} others`);
      const found: Reference[] = [];
      await inBatches(references, async (reference) => {
        const { place } = reference;
        place.container[place.key] = await this.#read(reference);
        for (const inner of findReferences(place)) found.push(inner);
      });
      references = found;
    }
  }

  async #read(reference: Reference): Promise<unknown> {
    const response = await this.#request(reference);
    this.#charge(reference, memoryOfJson(new TextDecoder().decode(response.body)));
    const { data, blobType } = readBlob(this.#options.http, response);
    if (blobType === "binary") throw this.#invalid(reference, "leads to bytes, not to JSON");
    return data;
  }

  async #request(reference: Reference): Promise<HttpResponse> {
    const { http, call } = this.#options;
    const { blobId } = reference;
    const known = this.#blobs.get(blobId);
    if (known !== undefined) return await known;
    const requested = requestBlob(http, blobId, call).catch((cause: unknown) => {
      if (!(cause instanceof NotFoundError)) throw cause;
      const { method, url, status } = cause;
      const message = `${describe(reference)} leads to no blob: the runtime does not have it.`;
      throw new NotFoundError(message, { method, url, status, cause, hint: KEEP_REFERENCES });
    });
    this.#blobs.set(blobId, requested);
    const response = await requested;
    this.#charge(reference, response.body.byteLength);
    return response;
  }

  /** Call this before a value is built. */
  #charge(reference: Reference, bytes: number): void {
    const { limitBytes } = this.#options;
    this.#usedBytes += bytes;
    if (this.#usedBytes <= limitBytes) return;
    const reason = `exceeds the limit: the blobs of one call would take more than ${limitBytes} bytes of memory together`;
    throw this.#invalid(reference, reason, `Raise referenceLimitBytes. ${KEEP_REFERENCES}`);
  }

  #invalid(reference: Reference, reason: string, hint = KEEP_REFERENCES): InvalidResponseError {
    const url = `${this.#options.http.baseUrl}${blobPath(reference.blobId)}`;
    const facts: RequestFacts = { method: "GET", url };
    return new InvalidResponseError(`${describe(reference)} ${reason}`, { ...facts, hint });
  }
}

const KEEP_REFERENCES = "A client without resolveReferences returns the references themselves.";

/** Finds the references at a place and below it. It uses a stack, because JSON may nest deeper than calls can. */
function findReferences(start: Place): Reference[] {
  const found: Reference[] = [];
  const open: Place[] = [start];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const value = place.container[place.key];
    if (isBlobReference(value)) found.push({ place, blobId: value.$blob });
    else if (typeof value === "object" && value !== null) {
      const container = value as Place["container"];
      for (const key of Object.keys(value)) {
        if (typeof container[key] === "object") open.push({ container, key, parent: place });
      }
    }
  }
  return found;
}

/** Names a reference in an error. */
function describe({ place, blobId }: Reference): string {
  const path: (string | number)[] = [];
  let up: Place | ReferringValue = place;
  for (; "parent" in up; up = up.parent) path.unshift(up.key);
  // The first key leads from the owner to its value.
  const pointer = toPointer(path.slice(1));
  return `The reference to blob ${blobId}${pointer && ` at ${pointer}`} in ${up.owner}`;
}
