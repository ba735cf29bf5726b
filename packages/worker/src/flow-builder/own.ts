import type { ComponentDefinition } from "../component/component.ts";
import { OWN_PREFIX } from "../flow/own-path.ts";

/** A component of the worker that submits the flow. Created by {@link own}. */
export interface OwnComponent<Definition extends ComponentDefinition = ComponentDefinition> {
  /** The component. */
  readonly "~own": Definition;
}

/**
 * Refers to a component of the same worker in a flow that a component submits, wherever the runtime has mounted the worker. The path
 * is for flows in JSON, the definition for `flow()`.
 *
 * The worker writes the whole path when a component passes the flow to `ctx.submitRun`, `ctx.evaluateFlow` or `ctx.evaluateRun`, or
 * stores it by `ctx.putBlob` with the type `flow`. It takes the route from the step that it executes. Runtimes do not know these paths,
 * so flows that a client submits must name the route.
 *
 * @throws TypeError for a path that does not begin with a slash.
 *
 * @example
 * ```ts source="./flow.examples.ts#own"
 * const average = flow({ name: "average", input: z.object({ text: z.string() }) }, ({ input, step }) =>
 *   step("count", own(wordCount), { text: input.text }),
 * );
 * const sameInJson = {
 *   steps: [{ id: "count", component: own("/word-count"), input: { $input: "$" } }],
 *   output: { $step: "count" },
 * };
 * ```
 */
export function own(path: `/${string}`): `/${string}`;
export function own<Definition extends ComponentDefinition>(component: Definition): OwnComponent<Definition>;
export function own(component: string | ComponentDefinition): string | OwnComponent {
  if (typeof component !== "string") return { "~own": component };
  if (component.startsWith("/")) return OWN_PREFIX + component;
  throw new TypeError(`own: the path of a component must start with a slash; got ${JSON.stringify(component)}.`);
}
