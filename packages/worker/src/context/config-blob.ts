import type { StandardSchemaV1 } from "@standard-schema/spec";
import { describeIssues, InvalidBlobError } from "@stepflow/protocol";
import type { CallOptions } from "../limits/call-limits.ts";
import { toSchema } from "../schema/to-schema.ts";
import type { ComponentContext } from "./context.ts";

/** A configuration of one shape that components share as a blob. Created by {@link defineConfig}. */
export interface ConfigBlob<Input, Output> {
  /** Validates a configuration, stores it and returns its blob id. @throws TypeError when it does not fit the schema. */
  put(context: ComponentContext, config: Input, options?: CallOptions): Promise<string>;
  /**
   * Fetches a configuration by its blob id and validates it.
   *
   * @throws InvalidBlobError when the stored value does not fit the schema.
   * @throws BlobNotFoundError when the runtime has no such blob.
   */
  get(context: ComponentContext, blobId: string, options?: CallOptions): Promise<Output>;
}

/**
 * Defines the shape of a configuration that one component stores and other components read by its blob id.
 *
 * @param name names the configuration in errors.
 * @throws TypeError when the schema is neither a Standard Schema nor a JSON Schema object.
 * @example
 * ```ts source="./context.examples.ts#defineConfig"
 * const service = defineConfig("service", z.object({ host: z.string(), retries: z.number().default(3) }));
 * const configId = await service.put(ctx, { host: "db" });
 * const { host, retries } = await service.get(ctx, configId);
 * ```
 */
export function defineConfig<Input, Output>(
  name: string,
  schema: StandardSchemaV1<Input, Output>,
): ConfigBlob<Input, Output> {
  const checked = toSchema(schema, { component: name, field: "input" });
  return {
    async put(context, config, options) {
      const result = await checked.validate(config);
      if (result.ok) return context.putBlob(config, options);
      throw new TypeError(`Configuration "${name}" is invalid: ${describeIssues(result.issues)}`);
    },
    async get(context, blobId, options) {
      const result = await checked.validate(await context.getBlob(blobId, options));
      if (result.ok) return result.value as Output;
      throw new InvalidBlobError(blobId, result.issues);
    },
  };
}
