import type { JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** A button that shows only an icon; its label is what is read out and what hovering shows. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  /** There, and reached by keys, but without effect now. */
  readonly isIdle?: boolean;
}): JSX.Element {
  const { isIdle = false } = props;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={props.label}
      aria-disabled={isIdle}
      title={props.label}
      onClick={() => (isIdle ? undefined : props.onClick())}
    >
      <Icon name={props.icon} />
    </button>
  );
}
