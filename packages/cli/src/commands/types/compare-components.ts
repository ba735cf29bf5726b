import type { Change } from "./change.ts";
import { compareSchemas } from "./compare-schemas.ts";
import type { ComponentSchemas } from "./component-types.ts";

/** A change with the component that it belongs to. */
export interface ComponentChange extends Change {
  readonly component: string;
}

/** Lists what has changed between two lists of components: breaking changes first. */
export function compareComponents(
  before: readonly ComponentSchemas[],
  after: readonly ComponentSchemas[],
): readonly ComponentChange[] {
  const changes: ComponentChange[] = [];
  for (const old of before) {
    const { component } = old;
    const now = after.find((one) => one.component === component);
    if (now === undefined) {
      changes.push({ component, isBreaking: true, at: "", message: "removed" });
      continue;
    }
    const found = [
      ...compareSchemas(old.input, now.input, "input"),
      ...compareSchemas(old.output, now.output, "output"),
    ];
    changes.push(...found.map((change) => ({ component, ...change })));
  }
  for (const { component } of after) {
    const isNew = before.every((one) => one.component !== component);
    if (isNew) changes.push({ component, isBreaking: false, at: "", message: "new" });
  }
  return [...changes].sort((a, b) => Number(b.isBreaking) - Number(a.isBreaking));
}
