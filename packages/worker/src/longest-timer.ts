/** Timers that are set to more, or to infinity, fire at once. */
export const LONGEST_TIMER_MS = 2_147_483_647;
