import { prepareSchemas } from "../schema/to-schema.ts";
import type { ComponentDefinition } from "./component.ts";
import { type ComponentMatch, type ComponentTable, createComponentTable } from "./path-table.ts";
import { RegisteredComponent } from "./registered-component.ts";

/** All components of a worker. */
export class ComponentRegistry {
  readonly #table: ComponentTable<RegisteredComponent> = createComponentTable();
  #preparation: Promise<readonly string[]> | undefined;
  #ready = false;

  /** @throws TypeError if the path is malformed, taken or ambiguous, or a schema is invalid. */
  add(definition: ComponentDefinition): void {
    this.#table.add(definition.path, new RegisteredComponent(definition));
    this.#preparation = undefined;
    this.#ready = false;
  }

  match(path: string): ComponentMatch<RegisteredComponent> | undefined {
    return this.#table.match(path);
  }

  suggest(path: string): string | undefined {
    return this.#table.suggest(path);
  }

  list(): readonly RegisteredComponent[] {
    return this.#table.entries().map(([, component]) => component);
  }

  /** Whether {@link prepare} has completed for all registered components. */
  get ready(): boolean {
    return this.#ready;
  }

  /**
   * Prepares all schemas once. Returns their warnings to the first caller only.
   *
   * @throws SchemaError for an unusable schema; an AggregateError if several are unusable.
   */
  async prepare(): Promise<readonly string[]> {
    if (this.#preparation !== undefined) {
      await this.#preparation;
      return [];
    }
    const schemas = this.list().flatMap(({ input, output }) =>
      [input, output].filter((schema) => schema !== undefined),
    );
    const preparation = prepareSchemas(schemas);
    this.#preparation = preparation;
    const warnings = await preparation;
    this.#ready = this.#preparation === preparation;
    return warnings;
  }
}
