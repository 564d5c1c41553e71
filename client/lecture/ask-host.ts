import type { HostAction } from '../../shared/protocol/host-actions.ts';

/** Asks for something in the lecture, and says whether it was done. */
export type AskHost = (action: HostAction) => Promise<boolean>;
