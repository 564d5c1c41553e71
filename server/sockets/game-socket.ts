import { WebSocket } from 'ws';
import type { Refusal } from '../../shared/match/refusals.ts';
import { CLOSE_CODES, MAX_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { encodeFrame } from '../tables/frames.ts';

type FrameRefusal = Refusal & { readonly code: keyof typeof CLOSE_CODES };

/** What `ws` refuses by itself, by the close code that it has for it (RFC 6455), in our own words. */
const REFUSALS: Readonly<Record<number, FrameRefusal>> = {
  1007: { code: 'bad-message', params: { issue: 'not UTF-8' } },
  1009: { code: 'too-large', params: { limit: MAX_FRAME_BYTES } },
};

/** A WebSocket that says why, as we do, when a frame was larger than `maxPayload` or no text. */
export class GameSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    const refusal = code === undefined ? undefined : REFUSALS[code];
    if (refusal === undefined) {
      super.close(code, data);
      return;
    }
    this.send(encodeFrame({ t: 'refused', id: null, refusal }), { binary: false });
    super.close(CLOSE_CODES[refusal.code]);
  }
}
