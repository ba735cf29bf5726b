import type { ComponentInfo } from "@stepflow/protocol";
import type { ComponentSchema } from "../schema/component-schema.ts";
import { toSchema } from "../schema/to-schema.ts";
import type { ComponentDefinition } from "./component.ts";

/** A component as a worker holds it: its definition with schemas that can check. */
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

  /** What discovery shows; what a schema library cannot express is left out. */
  get info(): ComponentInfo {
    const { path, description } = this.definition;
    return {
      component: path,
      ...(description === undefined ? {} : { description }),
      ...(this.input?.jsonSchema && { inputSchema: this.input.jsonSchema }),
      ...(this.output?.jsonSchema && { outputSchema: this.output.jsonSchema }),
    };
  }
}
