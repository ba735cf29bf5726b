const platforms = new WeakMap<Request, string>();

/**
 * Marks a request whose response can hold no requests to the runtime, because the answers would reach another process. Such requests of a
 * component then fail at once.
 *
 * @param platform name of the platform, for the error.
 * @example
 * ```ts source="./isolated-requests.examples.ts#markIsolated"
 * export async function fetch(request: Request): Promise<Response> {
 *   markIsolated(request, "AWS Lambda");
 *   return await handle(request);
 * }
 * ```
 */
export function markIsolated(request: Request, platform: string): void {
  platforms.set(request, platform);
}

/** The platform of a request that {@link markIsolated} has marked. */
export function isolatingPlatformOf(request: Request): string | undefined {
  return platforms.get(request);
}
