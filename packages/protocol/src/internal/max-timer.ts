/** Longest delay, in milliseconds, that `setTimeout` accepts: Node treats longer ones as 1 ms. */
export const MAX_TIMER_MS = 2_147_483_647;
