import { WebSocket } from 'ws';
import { CLOSE_CODES, MAX_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { encodeFrame } from '../tables/frames.ts';

/** RFC 6455: the message is too big. */
const TOO_BIG = 1009;

/** A WebSocket that says in our own words, too, that a frame was larger than `maxPayload`. */
export class GameSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    if (code !== TOO_BIG) {
      super.close(code, data);
      return;
    }
    const refusal = { code: 'too-large', params: { limit: MAX_FRAME_BYTES } } as const;
    this.send(encodeFrame({ t: 'refused', id: null, refusal }), { binary: false });
    super.close(CLOSE_CODES['too-large']);
  }
}
