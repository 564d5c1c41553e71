/**
 * The number of the rules: a log says which one it was played by. It rises when old logs would fold differently, or
 * when the same seed would draw something else, which only their verification asks again: 2 deals from what a scenario
 * can be dealt, whoever plays it.
 */
export const ENGINE_VERSION = 2;
