/** Marks a percent-encoded name, as in RFC 8187. */
const MARK = "UTF-8''";
/** Names that a header can contain unchanged. Runtimes strip outer blanks and drop other names entirely. */
const FITS_HEADER = /^[!-~](?:[ -~]*[!-~])?$/;
const HAS_CONTROLS = /\p{Cc}/u;

/**
 * Writes the file name of a binary blob as the value of a request header. It is percent-encoded if a header cannot contain it.
 *
 * @example
 * ```ts source="./blob-filename.examples.ts#filenameToHeader"
 * filenameToHeader("report.pdf"); // "report.pdf"
 * filenameToHeader(" draft.pdf"); // "UTF-8''%20draft.pdf"
 * ```
 */
export function filenameToHeader(name: string): string {
  return FITS_HEADER.test(name) && !name.startsWith(MARK) ? name : encode(name);
}

/**
 * Writes the file name of a binary blob as text, for gRPC. It is percent-encoded only if a runtime could not return it in the
 * header of an HTTP response.
 *
 * @example
 * ```ts source="./blob-filename.examples.ts#filenameToText"
 * filenameToText("Größe.pdf"); // "Größe.pdf"
 * ```
 */
export function filenameToText(name: string): string {
  return HAS_CONTROLS.test(name) || name.startsWith(MARK) ? encode(name) : name;
}

/**
 * Reads a file name that a runtime has stored. A name without the mark of an encoded name is returned unchanged.
 *
 * @example
 * ```ts source="./blob-filename.examples.ts#filenameFromStored"
 * filenameFromStored("UTF-8''%20draft.pdf"); // " draft.pdf"
 * ```
 */
export function filenameFromStored(stored: string): string {
  if (!stored.startsWith(MARK)) return stored;
  try {
    return decodeURIComponent(stored.slice(MARK.length));
  } catch {
    return stored;
  }
}

/**
 * Reads the file name in the header `content-disposition` of a response. Returns `undefined` if there is none.
 *
 * @example
 * ```ts source="./blob-filename.examples.ts#filenameFromHeader"
 * filenameFromHeader('attachment; filename="report.pdf"'); // "report.pdf"
 * ```
 */
export function filenameFromHeader(disposition: string | null): string | undefined {
  // Runtimes escape quotes as `\"` and do not escape backslashes.
  const written = /filename="(.*)"/s.exec(disposition ?? "")?.[1]?.replaceAll('\\"', '"');
  return written === undefined ? undefined : filenameFromStored(toText(written));
}

/** Encodes a name. Lone surrogates, which have no UTF-8 encoding, are replaced. */
function encode(name: string): string {
  return MARK + encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
}

/** Decodes the UTF-8 that runtimes write into headers, whose values are read as one character per byte. */
function toText(header: string): string {
  const bytes = Array.from(header, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
  try {
    return decodeURIComponent(bytes.join(""));
  } catch {
    return header;
  }
}
