import type { ComponentInfo } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import type { ComponentSchema } from "../schema/component-schema.ts";
import { toSchema } from "../schema/to-schema.ts";
import type { ComponentDefinition } from "./component.ts";

/** A component of a worker: its definition, and its schemas adapted for validation and discovery. */
export class RegisteredComponent {
  readonly definition: ComponentDefinition;
  readonly input: ComponentSchema | undefined;
  readonly output: ComponentSchema | undefined;

  constructor(definition: ComponentDefinition) {
    const { path, input, output } = definition;
    this.definition = definition;
    this.input = input && toSchema(input, { component: path, field: "input" });
    this.output = output && toSchema(output, { component: path, field: "output" });
  }

  /**
   * Prepares the schemas of this component.
   *
   * @throws SchemaError if one of them is unusable.
   */
  async prepare(): Promise<void> {
    await this.input?.prepare();
    await this.output?.prepare();
  }

  /** Description for discovery. It has no schema where the schema library cannot express one as JSON Schema. */
  get info(): ComponentInfo {
    const { path, description } = this.definition;
    return {
      component: path,
      ...defined({ description, inputSchema: this.input?.jsonSchema, outputSchema: this.output?.jsonSchema }),
    };
  }
}
