/** Longest delay, in milliseconds, that `setTimeout` accepts: it treats longer ones as 0. */
export const MAX_TIMER_MS = 2_147_483_647;
