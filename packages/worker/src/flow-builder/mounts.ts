import type { ComponentDefinition } from "../component/component.ts";
import { type PathSegment, parsePathPattern } from "../component/path-pattern.ts";
import type { Worker } from "../worker/worker.ts";
import { internalsOf } from "../worker/worker-internals.ts";

/** Workers by the route prefix under which the runtime reaches them: `{ text: worker }` is `/text/…`. */
export type Mounts = Readonly<Record<string, Worker>>;

/** Values for the parameters in a component's path. */
export type PathParams = Readonly<Record<string, string>>;

/**
 * The path by which a flow names a component: the prefix of the worker that has it, then its own path.
 *
 * @throws TypeError when no mounted worker has the component, several have, or a path parameter is missing.
 */
export function toComponentPath(mounts: Mounts, component: ComponentDefinition | string, params: PathParams): string {
  if (typeof component === "string") return component;
  const homes = Object.entries(mounts).filter(([, worker]) => has(worker, component));
  const [home, rival] = homes.map(([prefix]) => prefix);
  if (home === undefined)
    throw new TypeError(`No mounted worker has the component ${component.path}: ${listed(mounts)}.`);
  if (rival !== undefined) {
    throw new TypeError(`Component ${component.path} is mounted at /${home} and /${rival}: name it by its whole path.`);
  }
  if (home === "") throw new TypeError('Mount "" needs a name, that of the route: { text: worker } for /text/….');
  if (/^\/|\/$/.test(home)) throw new TypeError(`Mount "${home}" without the slashes around it.`);
  return `/${home}${fill(component.path, params)}`;
}

function has(worker: Worker, component: ComponentDefinition): boolean {
  return internalsOf(worker)
    .registry.list()
    .some(({ definition }) => definition === component);
}

function listed(mounts: Mounts): string {
  const names = Object.keys(mounts);
  return names.length === 0 ? "nothing is mounted" : `mounted are ${names.map((name) => `/${name}`).join(", ")}`;
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
    throw new TypeError(`Component ${path} takes one segment as {${name}}, got ${JSON.stringify(value)}.`);
  }
  if (value !== undefined && value !== "") return value;
  throw new TypeError(
    `Component ${path} needs a value for {${name}}: give it as params.${name} in the step's options.`,
  );
}
