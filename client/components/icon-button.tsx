import type { JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** A button that shows only an icon; its label is what is read out and what hovering shows. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}): JSX.Element {
  return (
    <button type="button" class="icon-button" aria-label={props.label} title={props.label} onClick={props.onClick}>
      <Icon name={props.icon} />
    </button>
  );
}
