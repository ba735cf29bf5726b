import { checkOptionNames, defined, nearestName } from "@stepflow/protocol/internal";
import type { ComponentDefinition } from "../component/component.ts";
import type { Flow, FlowDefinition, StepDefinition } from "../flow/flow-definition.ts";
import { createReference, type Expression, toSegment } from "./expression.ts";
import type { FlowBuilder, FlowOptions, StepOptions } from "./flow-options.ts";
import { mergeSchemas, namesOf, toSchemas } from "./flow-schemas.ts";
import { type Mounts, toComponentPath } from "./mounts.ts";
import type { OwnComponent } from "./own.ts";
import { toStep } from "./step-definition.ts";
import { toDataJson, toTemplateJson } from "./template-json.ts";
import { toYamlText } from "./yaml.ts";

type Variables = Readonly<Record<string, unknown>>;
type Options = Omit<FlowOptions<unknown, Variables>, "name"> & { readonly name?: string | undefined };

const NAMES: Readonly<Record<keyof Options, true>> = {
  ...{ name: true, description: true, version: true, mount: true },
  ...{ metadata: true, input: true, output: true, variables: true },
};
const STEP_NAMES: Readonly<Record<keyof StepOptions, true>> = {
  onError: true,
  mustExecute: true,
  metadata: true,
  params: true,
};
const NOTHING: Partial<FlowDefinition> = {};

/** A flow while it is built. */
export class FlowAssembly {
  readonly builder: FlowBuilder<unknown, Variables>;
  readonly #name: string | undefined;
  readonly #mounts: Mounts;
  readonly #head: Omit<FlowDefinition, "steps" | "output">;
  readonly #steps: StepDefinition[];
  readonly #variables: readonly string[];
  #isFinished = false;

  /**
   * @param base flow that is extended: its steps come first, and what the options omit is taken from it.
   * @throws TypeError for an option that does not exist, for a schema without a JSON Schema, and for data that JSON cannot represent.
   */
  constructor(options: object, base?: FlowDefinition) {
    checkOptionNames(base === undefined ? "flow" : "extendFlow", options, NAMES);
    const { name = base?.name, description, version, mount = {}, metadata, ...schemas } = options as Options;
    this.#name = name;
    this.#mounts = mount;
    this.#steps = [...(base?.steps ?? [])];
    // The test cases of a flow describe its own output.
    const { steps: _steps, output: _output, test: _test, schemas: ofBase, ...head } = base ?? NOTHING;
    const merged = mergeSchemas(ofBase, toSchemas(schemas));
    this.#variables = namesOf(merged?.properties.variables);
    this.#head = {
      ...head,
      ...defined({
        name,
        description: description ?? base?.description,
        version: version ?? base?.version,
        schemas: merged,
        metadata: metadata && { ...base?.metadata, ...(toDataJson(metadata, `${this.#title}: metadata`) as object) },
      }),
    };
    this.builder = {
      input: createReference((path) => ({ $input: path })),
      step: this.#step.bind(this) as FlowBuilder<unknown>["step"],
      variable: this.#variable.bind(this) as FlowBuilder<unknown, Variables>["variable"],
    };
  }

  get #title(): string {
    return this.#name === undefined ? "Flow" : `Flow "${this.#name}"`;
  }

  /** @throws TypeError for an output that JSON cannot represent. */
  finish<Input, Output>(built: unknown): Flow<Input, Output> {
    if (built instanceof Promise) throw new TypeError(`${this.#title}: the build function must not be async.`);
    const output = toTemplateJson(built, `Output of ${this.#title.replace("F", "f")}`);
    this.#isFinished = true;
    return createFlow({ ...this.#head, steps: this.#steps, output });
  }

  #step(
    id: string,
    component: ComponentDefinition | OwnComponent | string,
    input: unknown,
    chosen: StepOptions = {},
  ): Expression<unknown> {
    if (this.#isFinished)
      throw new TypeError(
        `${this.#title}: step "${id}" was added after the flow was built. Add steps only while the build function runs.`,
      );
    if (id === "") throw new TypeError(`${this.#title}: the id of a step must not be empty.`);
    if (this.#steps.some((other) => other.id === id))
      throw new TypeError(`${this.#title} has two steps with the id "${id}". Give each step its own id.`);
    checkOptionNames(`${this.#title}: step ${JSON.stringify(id)}`, chosen, STEP_NAMES);
    const path = toComponentPath(this.#mounts, component, chosen.params ?? {});
    this.#steps.push(toStep(id, path, toTemplateJson(input, `Step "${id}"`), chosen));
    return referToStep(id);
  }

  #variable(name: string): Expression<unknown> {
    if (this.#variables.includes(name)) return createReference(($variable) => ({ $variable }), `$${toSegment(name)}`);
    const nearest = nearestName(name, this.#variables);
    const hint = nearest === undefined ? "Add it to the option variables." : `Did you mean ${JSON.stringify(nearest)}?`;
    throw new TypeError(`${this.#title} declares no variable ${JSON.stringify(name)}. ${hint}`);
  }
}

/** Returns an expression for the output of a step. */
export function referToStep<T>(id: string): Expression<T> {
  return createReference((path) => (path === "$" ? { $step: id } : { $step: id, path }));
}

/** Wraps a definition with the methods of a flow. */
export function createFlow<Input, Output>(definition: FlowDefinition): Flow<Input, Output> {
  return { definition, toJSON: () => definition, toYaml: () => toYamlText(definition) };
}
