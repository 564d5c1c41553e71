import type { ClientMessage } from '../../shared/protocol/client-messages.ts';

/** What can be asked of a table after the hello. */
export type TableRequest = Exclude<Extract<ClientMessage, { readonly id: number }>, { t: 'host' | 'lost' }>;
