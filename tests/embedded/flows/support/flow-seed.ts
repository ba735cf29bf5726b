/**
 * The tests use the same flows in every run. `FLOW_SEED=random FLOW_RUNS=3000` tries new ones, and the printed seed repeats and shrinks a
 * failure.
 */
const DEFAULT_SEED = 1_860_118;

const { FLOW_SEED, FLOW_RUNS } = process.env;

/** Seed of the random flows. */
export const flowSeed: number = FLOW_SEED === "random" ? Date.now() % 2 ** 31 : Number(FLOW_SEED ?? DEFAULT_SEED);

/** Whether a seed was chosen to repeat a failure. */
export const isChosenSeed: boolean = FLOW_SEED !== undefined && FLOW_SEED !== "random";

/** Number of random flows, unless the environment sets another. */
export function flowRuns(byDefault: number): number {
  return FLOW_RUNS === undefined ? byDefault : Number(FLOW_RUNS);
}
