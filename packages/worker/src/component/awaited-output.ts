/**
 * Refuses a function whose output holds a promise, which JSON would write as `{}`: the intersection with a member that no function has
 * is a compile error. Types that are unknown, or deeper than three levels, are checked at run time only.
 */
export type AwaitedOutput<Output> =
  true extends HoldsPromise<Output> ? { readonly "The output holds a promise: await it": never } : unknown;

type HoldsPromise<T, Depth extends readonly 0[] = []> = 0 extends 1 & T
  ? false
  : T extends PromiseLike<unknown>
    ? true
    : Depth["length"] extends 3
      ? false
      : T extends readonly (infer Item)[]
        ? HoldsPromise<Item, readonly [...Depth, 0]>
        : T extends { toJSON(): unknown } | ((...values: never[]) => unknown)
          ? false
          : T extends object
            ? { [Key in keyof T]: HoldsPromise<T[Key], readonly [...Depth, 0]> }[keyof T]
            : false;
