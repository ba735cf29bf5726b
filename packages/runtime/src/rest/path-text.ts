import { RestError } from "./rest-error.ts";

/**
 * Checks that the parameters of a path are valid UTF-8.
 *
 * @param pattern pattern of the path, such as `/api/v1/blobs/:blobId`.
 * @throws RestError 400 that names the first parameter that is not valid, as the runtimes' framework does.
 */
export function checkPathText(pattern: string, url: string): void {
  const segments = new URL(url).pathname.split("/");
  for (const [index, name] of pattern.split("/").entries()) {
    if (!name.startsWith(":") || isText(segments[index] ?? "")) continue;
    const spelled = name.slice(1).replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    throw RestError.plain(400, `Invalid URL: Invalid UTF-8 in \`${spelled}\``);
  }
}

/** Whether a segment is valid UTF-8. A `%` that begins no escape stands for itself. */
function isText(segment: string): boolean {
  try {
    decodeURIComponent(segment.replaceAll(/%(?![0-9a-f]{2})/gi, "%25"));
    return true;
  } catch {
    return false;
  }
}
