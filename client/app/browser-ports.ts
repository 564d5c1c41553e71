/** The browser's clock and sockets, as the model wants them. */
import type { Clock, OpenSocket } from '../model/ports.ts';

export const browserClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Sockets to the server that the page came from. */
export const openSocket: OpenSocket = (events) => {
  const url = new URL('/ws', location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  socket.addEventListener('open', () => events.onOpen());
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') events.onText(data);
  });
  socket.addEventListener('close', ({ code }) => events.onClose(code), { once: true });
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
};
