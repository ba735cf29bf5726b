import {
  ComponentNotFoundError,
  type Dialect,
  encodeResult,
  type InferSchemaResult,
  type MethodName,
  type ResultOf,
  validateWorkerParams,
} from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import type { MethodHandler } from "@stepflow/transport";
import type { ComponentRegistry } from "../component/component-registry.ts";
import type { RegisteredComponent } from "../component/registered-component.ts";

/** The parameters of these methods are the same in both dialects. */
const DIALECT: Dialect = "v1";

/** Creates the handlers of `components/list`, `components/info` and `components/infer_schema`. */
export function createDiscoveryMethods(
  registry: ComponentRegistry,
  prepare: () => Promise<void>,
): Readonly<Record<string, MethodHandler>> {
  return {
    "components/list": answering("components/list", prepare, () => ({
      components: registry.list().map(({ info }) => info),
    })),
    "components/info": answering("components/info", prepare, ({ component }) => ({
      info: find(registry, component).info,
    })),
    "components/infer_schema": answering("components/infer_schema", prepare, ({ component, inputSchema }) =>
      inferSchema(find(registry, component), inputSchema),
    ),
  };
}

type Discovering = Extract<MethodName, "components/list" | "components/info" | "components/infer_schema">;
type Params<M extends Discovering> = ReturnType<typeof validateWorkerParams<M>>;

function answering<M extends Discovering>(
  method: M,
  prepare: () => Promise<void>,
  answer: (params: Params<M>) => ResultOf<M> | Promise<ResultOf<M>>,
): MethodHandler {
  return {
    async handle(params) {
      const valid = validateWorkerParams(method, DIALECT, params);
      await prepare();
      return encodeResult(method, DIALECT, await answer(valid));
    },
  };
}

function find(registry: ComponentRegistry, path: string): RegisteredComponent {
  const match = registry.match(path);
  if (match === undefined) throw new ComponentNotFoundError(path, registry.suggest(path));
  return match.value;
}

/** Asks the component for the output schema of this input. If it has no answer, the schema for every input applies. */
async function inferSchema(
  { definition, output }: RegisteredComponent,
  inputSchema: object,
): Promise<InferSchemaResult> {
  const inferred = await definition.inferOutputSchema?.(inputSchema as Readonly<Record<string, unknown>>);
  const outputSchema = inferred ?? output?.jsonSchema;
  return defined({ outputSchema });
}
