import { BUILTINS } from "@stepflow/runtime";

/** A step whose component does not exist. */
export interface UnknownComponent {
  readonly pointer: string;
  readonly message: string;
}

const BUILTIN_PATHS = BUILTINS.map(({ component }) => `/builtin${component}`);

/** Finds the steps that call a component which no worker has. Paths of components may contain placeholders such as `{name}`. */
export function findUnknownComponents(
  steps: readonly { readonly id: string; readonly component: string }[],
  components: readonly string[],
): readonly UnknownComponent[] {
  const patterns = [...components, ...BUILTIN_PATHS].map(toPattern);
  return steps.flatMap(({ id, component }, index) => {
    if (patterns.some((pattern) => pattern.test(component))) return [];
    return [{ pointer: `/steps/${index}/component`, message: `Step "${id}" calls ${component}, which no worker has.` }];
  });
}

function toPattern(path: string): RegExp {
  const source = path.split(/(\{[^}]*\})/).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return part.startsWith("{*") ? ".+" : "[^/]+";
  });
  return new RegExp(`^${source.join("")}$`);
}
