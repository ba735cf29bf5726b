/** Begins names that are percent-encoded, as RFC 8187 has it. */
const MARK = "UTF-8''";
/** Of other names runtimes lose the blanks around them, or all of it. */
const FITS_HEADER = /^[!-~](?:[ -~]*[!-~])?$/;
const HAS_CONTROLS = /\p{Cc}/u;

/** The name of a binary blob as the value of a request's header. */
export function filenameToHeader(name: string): string {
  return FITS_HEADER.test(name) && !name.startsWith(MARK) ? name : encode(name);
}

/** The name where text travels, as by gRPC: encoded only where the header of an answer could not give it back. */
export function filenameToText(name: string): string {
  return HAS_CONTROLS.test(name) || name.startsWith(MARK) ? encode(name) : name;
}

/** A stored name as it was given: what others have stored is not encoded, whatever it looks like. */
export function filenameFromStored(stored: string): string {
  if (!stored.startsWith(MARK)) return stored;
  try {
    return decodeURIComponent(stored.slice(MARK.length));
  } catch {
    return stored;
  }
}

/** The name in the header `content-disposition` of an answer; undefined when there is none. */
export function filenameFromHeader(disposition: string | null): string | undefined {
  // Runtimes write `\"` for quotes, and leave backslashes as they are.
  const written = /filename="(.*)"/s.exec(disposition ?? "")?.[1]?.replaceAll('\\"', '"');
  return written === undefined ? undefined : filenameFromStored(toText(written));
}

/** Surrogates that stand alone have no encoding. */
function encode(name: string): string {
  return MARK + encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
}

/** Header values are read as one character per byte, while runtimes write UTF-8. */
function toText(header: string): string {
  const bytes = Array.from(header, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
  try {
    return decodeURIComponent(bytes.join(""));
  } catch {
    return header;
  }
}
