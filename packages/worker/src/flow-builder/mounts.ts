import type { ComponentDefinition } from "../component/component.ts";
import { type PathSegment, parsePathPattern } from "../component/path-pattern.ts";
import { OWN_PREFIX } from "../flow/own-path.ts";
import type { Worker } from "../worker/worker.ts";
import { internalsOf } from "../worker/worker-internals.ts";
import type { OwnComponent } from "./own.ts";

/** Workers by the prefix of the runtime's route to them: `{ text: worker }` if the runtime routes `/text/…` to the worker. */
export type Mounts = Readonly<Record<string, Worker>>;

/** Values for the parameters in a component's path, by name. */
export type PathParams = Readonly<Record<string, string>>;

/**
 * Returns the path by which a flow refers to a component: the prefix of its worker, then its own path.
 *
 * @throws TypeError if no mounted worker has the component, several have it, or a path parameter is missing.
 */
export function toComponentPath(
  mounts: Mounts,
  component: ComponentDefinition | OwnComponent | string,
  params: PathParams,
): string {
  if (typeof component === "string") return component;
  if ("~own" in component) return OWN_PREFIX + fill(component["~own"].path, params);
  const homes = Object.entries(mounts).filter(([, worker]) => has(worker, component));
  const [home, rival] = homes.map(([prefix]) => prefix);
  if (home === undefined)
    throw new TypeError(`No mounted worker has the component ${component.path}. ${describe(mounts)}`);
  if (rival !== undefined) {
    throw new TypeError(
      `Component ${component.path} is mounted at /${home} and /${rival}. Refer to it by its full path, such as "/${home}${component.path}".`,
    );
  }
  if (home === "")
    throw new TypeError('Mount "" must have the name of a route of the runtime: { text: worker } for /text/….');
  if (/^\/|\/$/.test(home)) throw new TypeError(`Mount "${home}" must not start or end with a slash.`);
  return `/${home}${fill(component.path, params)}`;
}

function has(worker: Worker, component: ComponentDefinition): boolean {
  return internalsOf(worker)
    .registry.list()
    .some(({ definition }) => definition === component);
}

function describe(mounts: Mounts): string {
  const names = Object.keys(mounts);
  if (names.length === 0) return "No worker is mounted: set the option mount.";
  return `Mounted workers: ${names.map((name) => `/${name}`).join(", ")}.`;
}

function fill(path: string, params: PathParams): string {
  const { segments } = parsePathPattern(path);
  return segments
    .map((segment) => `/${segment.kind === "literal" ? segment.text : paramOf(path, segment, params)}`)
    .join("");
}

type Parameter = Exclude<PathSegment, { readonly kind: "literal" }>;

function paramOf(path: string, { kind, name }: Parameter, params: PathParams): string {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  if (kind === "parameter" && value?.includes("/")) {
    throw new TypeError(
      `Parameter {${name}} of component ${path} must be a single path segment; got ${JSON.stringify(value)}.`,
    );
  }
  if (value !== undefined && value !== "") return value;
  throw new TypeError(`Component ${path} needs a value for {${name}}. Set params.${name} in the options of the step.`);
}
