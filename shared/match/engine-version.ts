/** The number of the rules: a log says which one it was played by. It rises when old logs would fold differently. */
export const ENGINE_VERSION = 1;
