import type { Result } from '../../shared/match/refusals.ts';
import type { ClientMessage } from '../../shared/protocol/client-messages.ts';
import type { HostHello, ScreenHello, StudentHello } from '../../shared/protocol/session-hellos.ts';
import type { Member } from '../tables/audience.ts';

/** Everything that is asked for after a hello. */
export type Request = Extract<ClientMessage, { readonly id: number }>;

/** Where a connection has been let in: what it asks for goes there. */
export interface Place {
  /** What the connection is counted as. */
  readonly kind: 'seated' | 'spectating' | 'student' | 'host' | 'screen';
  /** Does what is asked and gives exactly one answer. Never rejects. */
  request(message: Request): Promise<void>;
  /** The connection is gone. */
  gone(): void;
}

/** Lets people into sessions. */
export interface SessionDoor {
  /** Answers with `joined`, `hosting` or `screen`. */
  hello(member: Member, hello: StudentHello | HostHello | ScreenHello): Promise<Result<Place>>;
}
