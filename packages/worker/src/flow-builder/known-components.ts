/**
 * Input and output of components by the path by which steps call them, for instance of components in another language. The interface is
 * empty until a file that `stepflow-worker types` has written adds to it.
 *
 * @example
 * ```ts source="./known-components.examples.ts#KnownComponents"
 * declare module "@stepflow/worker/flow" {
 *   interface KnownComponents {
 *     "/images/resize": { input: { url: string; width: number }; output: { url: string } };
 *   }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: other files add its members
export interface KnownComponents {}

/** Every path of {@link KnownComponents}, with any text in the place of its parameters. */
export type KnownPath = PathOf<keyof KnownComponents & string>;

/** Input of the component that a path leads to. */
export type KnownInput<Path extends string> = Found<Path> extends { readonly input: infer Input } ? Input : unknown;

/** Output of the component that a path leads to. */
export type KnownOutput<Path extends string> = Found<Path> extends { readonly output: infer Output } ? Output : unknown;

/** Replaces `{name}` and `{*name}` by any text. */
type PathOf<Pattern extends string> = Pattern extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${PathOf<After>}`
  : Pattern;

/** A path without parameters takes precedence, as it does in runtimes. */
type Found<Path extends string> = Path extends keyof KnownComponents
  ? KnownComponents[Path]
  : {
      [Pattern in keyof KnownComponents & string]: Matches<Path, Pattern> extends true
        ? KnownComponents[Pattern]
        : never;
    }[keyof KnownComponents & string];

/** Whether a path fits a pattern. `{name}` stands for one segment, `{*name}` for the rest. */
type Matches<
  Path extends string,
  Pattern extends string,
> = Pattern extends `${infer Before}{${infer Name}}${infer After}`
  ? Path extends `${Before}${infer Rest}`
    ? Name extends `*${string}`
      ? true
      : Rest extends `${string}/${infer Tail}`
        ? After extends `/${infer Next}`
          ? Matches<Tail, Next>
          : false
        : After extends ""
          ? true
          : false
    : false
  : Path extends Pattern
    ? true
    : false;
