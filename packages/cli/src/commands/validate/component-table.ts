import { BUILTINS } from "@stepflow/runtime";
import type { FoundComponent } from "../../runtimes/find-components.ts";

type Entry = Pick<FoundComponent, "component" | "inputSchema" | "outputSchema">;

/** Finds components by the paths of steps. */
export class ComponentTable {
  readonly #entries: readonly { readonly pattern: RegExp; readonly entry: Entry }[];

  /** Paths of components may contain placeholders such as `{name}`. */
  constructor(components: readonly Entry[]) {
    const builtins = BUILTINS.map((builtin) => ({ ...builtin, component: `/builtin${builtin.component}` }));
    this.#entries = [...components, ...builtins].map((entry) => ({ pattern: toPattern(entry.component), entry }));
  }

  /** Returns the component of a path; undefined if no worker has it. */
  find(path: string): Entry | undefined {
    return this.#entries.find(({ pattern }) => pattern.test(path))?.entry;
  }
}

function toPattern(path: string): RegExp {
  const source = path.split(/(\{[^}]*\})/).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return part.startsWith("{*") ? ".+" : "[^/]+";
  });
  return new RegExp(`^${source.join("")}$`);
}
