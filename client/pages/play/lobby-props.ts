import type { LobbyView } from '../../../shared/protocol/server-messages.ts';
import type { Answer } from '../../model/connection.ts';
import type { LiveTable } from '../../model/live-table.ts';

/** What every part of the lobby looks at. */
export interface LobbyProps {
  readonly table: LiveTable;
  readonly lobby: LobbyView;
  /** Whether this reader may set the table up. */
  readonly isHost: boolean;
  /** Shows what became of a request, where it was not done. */
  readonly tell: (answer: Promise<Answer>) => Promise<boolean>;
}
