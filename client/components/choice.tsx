import type { JSX } from 'preact';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

/** One of several, as a list that opens: the browser's own, which every keyboard and phone knows. */
export function Choice(props: {
  readonly label: string;
  readonly options: readonly ChoiceOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
}): JSX.Element {
  return (
    <label class="stack field-block">
      <span class="label">{props.label}</span>
      <select class="field" value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {props.help !== undefined && <span class="help">{props.help}</span>}
    </label>
  );
}
