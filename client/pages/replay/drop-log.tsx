import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n.ts';

/** Where a log file can be dropped or chosen. It is read here and goes nowhere. */
export function DropLog({ onFile }: { readonly onFile: (file: File) => void }): JSX.Element {
  const over = useSignal(false);
  return (
    <label
      class={over.value ? 'drop-log over' : 'drop-log'}
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
        <b>{t('replay.drop')}</b>
        <span class="help">{t('replay.drop-help')}</span>
      </span>
      <input
        class="visually-hidden"
        type="file"
        accept=".jsonl,.ndjson,.json,application/x-ndjson"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
