/** Returns the size in bytes to which the heap of this process may grow; `undefined` on a platform that does not tell it. */
export function heapLimitBytes(): number | undefined {
  const v8 = (globalThis as Platform).process?.getBuiltinModule?.("node:v8");
  const { heap_size_limit: limit } = v8?.getHeapStatistics?.() ?? {};
  return typeof limit === "number" && limit > 0 ? limit : undefined;
}

interface Platform {
  readonly process?: {
    getBuiltinModule?(name: string): { getHeapStatistics?(): { readonly heap_size_limit?: unknown } } | undefined;
  };
}
