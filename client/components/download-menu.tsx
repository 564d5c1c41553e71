import type { ComponentChildren, JSX } from 'preact';
import { useDisclosure } from './disclosure.ts';
import { Icon } from './icon.tsx';
import '../styles/downloads.css';

/** Downloads behind one button, where there is little room. `children` are asked for when it is opened. */
export function DownloadMenu(props: {
  readonly title: string;
  readonly children: () => ComponentChildren;
}): JSX.Element {
  const { title, children } = props;
  const { open, box, button } = useDisclosure();
  return (
    <div class="download-menu" ref={box}>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={title}
        title={title}
        aria-expanded={open.value}
        aria-controls="download-panel"
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon name="download" />
      </button>
      <div id="download-panel" class="download-panel" hidden={!open.value}>
        {open.value && children()}
      </div>
    </div>
  );
}
