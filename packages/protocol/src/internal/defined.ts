/** The members of `T` without `undefined`: a member that may be `undefined` in `T` is optional. */
export type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * Copies the members that are not `undefined`, so that an optional member is missing instead of `undefined`:
 * `{ id, ...defined({ label }) }`.
 */
export function defined<T extends object>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}
