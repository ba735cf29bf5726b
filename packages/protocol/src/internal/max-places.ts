/** Number of places in a value that one error or warning names. More would not help, and a large value may have a million. */
export const MAX_PLACES = 20;
