/** Values by name of the variant, one for each round. */
export type Samples<T> = ReadonlyMap<string, readonly T[]>;

/**
 * Measures all variants once in every round, forwards and backwards in turn, so that drift (temperature, other load) affects all variants
 * alike.
 */
export async function interleave<V extends { readonly name: string }, T>(
  variants: readonly V[],
  rounds: number,
  measure: (variant: V, round: number) => Promise<T>,
): Promise<Samples<T>> {
  const samples = new Map<string, T[]>(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? variants : variants.toReversed();
    for (const variant of order) samples.get(variant.name)?.push(await measure(variant, round));
  }
  return samples;
}

/** Returns one number of each sample. */
export function column<T>(samples: Samples<T>, name: string, read: (sample: T) => number): number[] {
  return (samples.get(name) ?? []).map(read);
}
