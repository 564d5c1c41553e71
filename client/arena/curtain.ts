/** What hides the heap where it is panned below the rim, and which of the two is in front. */
import type { Theatre } from './cue-giver.ts';
import { colourNumber } from './theme.ts';

/**
 * Frames stand behind the references, so that one sees these leave their names; in front of the curtain when there is
 * one, and in front of everything while a frame is unfolded over the heap.
 */
export function drawCurtain({ layers, arrangement, viewport, size, stage }: Theatre): void {
  const { curtain, curtainNode, panels, root } = layers;
  curtain.clear();
  const rim = arrangement?.rim;
  if (rim === undefined) return;
  const unfolded = rim.narrow && rim.panels.some((panel) => panel.form === 'full');
  if (unfolded || viewport.pannable) root.moveAbove(panels, curtainNode);
  else root.sendToBack(panels);
  if (!viewport.pannable) return;
  const { heap } = rim;
  const bottom = heap.y + heap.height;
  curtain.fillStyle(colourNumber(stage.palette.ground), 1);
  curtain.fillRect(0, 0, size.width, heap.y - 2);
  curtain.fillRect(0, 0, heap.x - 2, size.height);
  curtain.fillRect(0, bottom + 6, size.width, size.height - bottom);
  curtain.fillRect(heap.x + heap.width + 2, 0, size.width, size.height);
}
