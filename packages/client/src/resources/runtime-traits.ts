import type { Http } from "../http/http.ts";
import { getHealth } from "./health.ts";

/**
 * Whether the runtime is of this 0.x version or an older one. Asked anew each time, because a runtime may be replaced behind its
 * address; only rare calls depend on it. A runtime that does not tell its version is 0.12 or newer.
 */
export async function isAtMost(http: Http, minor: number, signal: AbortSignal | undefined): Promise<boolean> {
  const { version } = await getHealth(http, { signal });
  const found = /^0\.(\d+)\./.exec(version ?? "");
  return found !== null && Number(found[1]) <= minor;
}
