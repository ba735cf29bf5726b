const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(?:Z|[+-]\d\d:\d\d)/g;

/** Replaces the parts of a value that differ from run to run: run ids, times, ports and backtraces. */
export function stable(value: unknown): unknown {
  if (typeof value === "string") return value.replace(UUID, "<uuid>").replace(TIME, "<time>");
  if (Array.isArray(value)) return value.map(stable);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(
    ([name]) => name !== "backtrace" && name !== "traceId" && name !== "spanId",
  );
  const kept = Object.fromEntries(entries.map(([name, member]) => [name, stable(member)]));
  return isTransportStack(value) ? { ...kept, stack: (kept["stack"] as unknown[]).slice(0, 2) } : kept;
}

/** Below its second entry, such a stack depends on the HTTP library of the runtime. */
function isTransportStack(value: object): boolean {
  const { stack } = value as { stack?: unknown };
  return Array.isArray(stack) && /"error (?:sending|receiving) message"/.test(JSON.stringify(stack));
}
