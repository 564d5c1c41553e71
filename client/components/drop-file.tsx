import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from './icon.tsx';
import '../styles/drop-file.css';

/** Where a file can be dropped or chosen. It is read here and goes nowhere. */
export function DropFile(props: {
  readonly title: string;
  readonly help: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}): JSX.Element {
  const { title, help, accept, onFile } = props;
  const over = useSignal(false);
  return (
    <label
      class={over.value ? 'drop-file over' : 'drop-file'}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) onFile(file);
      }}
    >
      <Icon name="upload" />
      <span>
        <b>{title}</b>
        <span class="help">{help}</span>
      </span>
      <input
        class="visually-hidden"
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
