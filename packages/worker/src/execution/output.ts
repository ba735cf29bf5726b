import { InvalidOutputError } from "@stepflow/protocol";
import { findUnsendable, messageOf } from "@stepflow/protocol/internal";
import type { BlobReferences } from "../link/runtime-link.ts";
import type { NumberPolicy } from "../numbers/number-policy.ts";
import type { ComponentSchema } from "../schema/component-schema.ts";
import type { SchemaResult } from "../schema/to-schema.ts";
import type { ExecutionState } from "./execution-state.ts";
import { storeLargeFields } from "./output-references.ts";

/** A checked output of a component. */
export class Output {
  readonly value: unknown;
  readonly #component: string;
  readonly #numbers: NumberPolicy;

  /** @param component path of the component, for errors. */
  constructor(value: unknown, component: string, numbers: NumberPolicy) {
    this.value = value;
    this.#component = component;
    this.#numbers = numbers;
  }

  /** JSON text of the value. @throws InvalidOutputError for a value that JSON cannot represent. */
  write(): string {
    return this.#write(this.value);
  }

  /**
   * Replaces large top-level fields by references to blobs.
   *
   * @throws InvalidOutputError for references to binary blobs, and for a field that JSON cannot represent.
   */
  async withReferences(references: BlobReferences, state: ExecutionState): Promise<Output> {
    const { link, knownBlobs } = state;
    const value = await storeLargeFields(this.value, {
      ...references,
      component: this.#component,
      holdsBytes: (blobId) =>
        knownBlobs.holdsBytes(blobId, async () => (await link.blobs()).get(blobId, state.limits())),
      write: (field) => this.#write(field),
      put: async (json) => (await link.blobs()).put(json, "data", state.limits()),
      onUnstored(error) {
        const message = "Large fields of the output could not be stored and are sent inline.";
        state.log.warn(message, { error: messageOf(error) });
      },
    });
    return new Output(value, this.#component, this.#numbers);
  }

  #write(value: unknown): string {
    try {
      return this.#numbers.write(value);
    } catch (error) {
      const message = `cannot be written as JSON: ${messageOf(error)}`;
      throw new InvalidOutputError(this.#component, [{ pointer: "", message }], { cause: error });
    }
  }
}

/**
 * Checks what a component returned: by its schema, and for values that JSON would change or drop. Returns a promise only where it has to
 * wait, because each promise costs time in every execution.
 *
 * @throws InvalidOutputError when either check fails.
 */
export function toOutput(
  returned: unknown,
  schema: ComponentSchema | undefined,
  state: ExecutionState,
): Output | Promise<Output> {
  const { component } = state.subject;
  const { numbers } = state.settings;
  const finish = (checked: SchemaResult | undefined): Output | Promise<Output> => {
    const output = new Output(accept(component, returned, checked, numbers), component, numbers);
    const references = state.link.outputReferences;
    return references === undefined ? output : output.withReferences(references, state);
  };
  const checking = schema?.validate(returned);
  return checking instanceof Promise ? checking.then(finish) : finish(checking);
}

/** The value to send: what the schema made of the returned one. */
function accept(
  component: string,
  returned: unknown,
  checked: SchemaResult | undefined,
  numbers: NumberPolicy,
): unknown {
  if (checked?.ok === false) throw new InvalidOutputError(component, checked.issues);
  const value = (checked === undefined ? returned : checked.value) ?? null;
  const issue = findUnsendable(value, numbers);
  if (issue === undefined) return value;
  const { pointer, message, cause } = issue;
  throw new InvalidOutputError(component, [{ pointer, message }], cause === undefined ? {} : { cause });
}
