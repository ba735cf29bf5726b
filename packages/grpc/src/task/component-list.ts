import { create } from "@bufbuild/protobuf";
import type { ComponentInfo as Info } from "@stepflow/protocol";
import {
  type ComponentInfo,
  ComponentInfoSchema,
  type ListComponentsResult,
  ListComponentsResultSchema,
} from "@stepflow/protocol/grpc";
import type { ComponentRegistry } from "@stepflow/worker/carrier";
import { toRoutablePaths } from "./component-path.ts";

/** Creates the answer to discovery. `registry.prepare` must have been called before, because it creates the schemas. */
export function toComponentList(registry: ComponentRegistry): ListComponentsResult {
  const infos = registry.list().map(({ info }) => info);
  const routable = new Set(toRoutablePaths(infos.map(({ component }) => component)));
  const components = infos.filter(({ component }) => routable.has(component)).map(toComponentInfo);
  return create(ListComponentsResultSchema, { components });
}

function toComponentInfo({ component, description, inputSchema, outputSchema }: Info): ComponentInfo {
  return create(ComponentInfoSchema, {
    componentId: component.slice(1),
    path: component,
    ...(description ? { description } : {}),
    ...(inputSchema ? { inputSchema: JSON.stringify(inputSchema) } : {}),
    ...(outputSchema ? { outputSchema: JSON.stringify(outputSchema) } : {}),
  });
}
