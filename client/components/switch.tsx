import type { ComponentChildren, JSX } from 'preact';

/** Something that is on or off, with a sentence about what that means. */
export function Switch(props: {
  readonly label: ComponentChildren;
  readonly help?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): JSX.Element {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.checked}
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="switch-track" aria-hidden="true" />
      <span class="switch-words">
        <span>{props.label}</span>
        {props.help !== undefined && <span class="help">{props.help}</span>}
      </span>
    </label>
  );
}
