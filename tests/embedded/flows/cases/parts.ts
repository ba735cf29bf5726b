/** A step that calls a component of the kitchen worker. */
export function step(id: string, component: string, input: unknown, extra: object = {}): object {
  return { id, component: `/w${component}`, input, ...extra };
}

/** A step that returns its input. */
export function echo(id: string, input: unknown, extra: object = {}): object {
  return step(id, "/echo", input, extra);
}

/** A step that calls a built-in component. */
export function builtin(id: string, name: string, input: unknown, extra: object = {}): object {
  return { id, component: `/builtin/${name}`, input, ...extra };
}

/** The output of a step, or a part of it. */
export function from(id: string, path?: string): object {
  return path === undefined ? { $step: id } : { $step: id, path };
}

/** The input of the item, or a part of it. */
export function input(path = "$"): object {
  return { $input: path };
}

/** Data that is not evaluated as an expression. */
export function literal(value: unknown): object {
  return { $literal: value };
}

/** A step that fails with a code of its own. */
export function failing(id: string, code: number, extra: object = {}): object {
  return step(id, "/fail", { message: `${id} failed`, code, data: { why: id } }, extra);
}
