import type { StandardSchemaV1 } from "@standard-schema/spec";
import { describeIssues, InvalidBlobError } from "@stepflow/protocol";
import type { CallOptions } from "../limits/call-limits.ts";
import { toSchema } from "../schema/to-schema.ts";
import type { ComponentContext } from "./context.ts";

/** Configuration of one shape, shared between components as a blob. */
export interface ConfigBlob<Input, Output> {
  /** Checks a configuration, stores it and returns its id. @throws TypeError when it does not fit the schema. */
  put(context: ComponentContext, config: Input, options?: CallOptions): Promise<string>;
  /** Fetches a configuration and checks it. @throws InvalidBlobError, BlobNotFoundError */
  get(context: ComponentContext, blobId: string, options?: CallOptions): Promise<Output>;
}

/**
 * Defines the shape of a configuration that one component stores and others read by its id.
 *
 * ```ts
 * const config = defineConfig("service", z.object({ host: z.string(), retries: z.number() }));
 * const id = await config.put(ctx, { host: "db", retries: 3 });
 * const { host } = await config.get(ctx, id);
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
