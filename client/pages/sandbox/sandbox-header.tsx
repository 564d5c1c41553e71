import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { RUNTIME_IDS, type RuntimeId } from '../../../shared/heap/runtime.ts';
import { copyText } from '../../app/copy-text.ts';
import { saveFile } from '../../app/save-file.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { SettingsMenu } from '../../components/settings-menu.tsx';
import { t } from '../../i18n.ts';
import { programFile } from '../../model/sandbox/program-file.ts';
import type { SandboxDocument } from '../../model/sandbox/sandbox-link.ts';
import { useSandbox } from './use-sandbox.ts';
import '../../styles/match-header.css';

/** Which Python it is, and what can be done with the program as a whole. */
export function SandboxHeader(): JSX.Element {
  const { session } = useSandbox();
  const document = session.document.value;
  const copied = useSignal<string | null>(null);
  const isEmpty = document.lines.length === 0;
  const copy = async (): Promise<void> => {
    const link = location.href;
    if (await copyText(link)) copied.value = link;
  };
  const isCopied = copied.value !== null && copied.value === location.href;
  return (
    <header class="match-header sandbox-header">
      <div class="match-title">
        <a class="brand" href="/" aria-label={t('match.leave')}>
          <img src="/icon.svg" alt="" width="26" height="26" />
          <span class="brand-name">{t('game.name')}</span>
        </a>
        <h1>{t('sandbox.title')}</h1>
      </div>
      <div class="sandbox-actions">
        <label class="runtime-choice">
          <span class="visually-hidden">{t('sandbox.runtime')}</span>
          <select
            value={document.runtime}
            onChange={(event) => session.setRuntime(event.currentTarget.value as RuntimeId)}
          >
            {RUNTIME_IDS.map((id) => (
              <option key={id} value={id}>{`Python ${id}`}</option>
            ))}
          </select>
        </label>
        <Action icon="undo" label={t('sandbox.undo')} off={!session.canUndo.value} onClick={() => session.undo()} />
        <Action icon="erase" label={t('sandbox.clear')} off={isEmpty} onClick={() => session.clear()} />
        <Action
          icon={isCopied ? 'check' : 'link'}
          label={isCopied ? t('lobby.copied') : t('sandbox.share')}
          off={isEmpty}
          onClick={() => void copy()}
        />
        <Action
          icon="download"
          label={t('sandbox.download')}
          off={isEmpty}
          onClick={() => saveFile('sandbox.py', programFile(document, headOf(document)), 'text/x-python')}
        />
      </div>
      <SettingsMenu />
    </header>
  );
}

/** What the saved program says of itself. */
function headOf({ runtime }: SandboxDocument): string[] {
  return [
    t('sandbox.file'),
    t('sandbox.file-run', { runtime }),
    t('sandbox.file-engine', { runtime }),
    t('sandbox.file-link', { link: location.href }),
  ];
}

function Action(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly off: boolean;
  readonly onClick: () => void;
}): JSX.Element {
  const { icon, label, off, onClick } = props;
  return (
    <button type="button" class="button small quiet action" title={label} disabled={off} onClick={onClick}>
      <Icon name={icon} /> <span class="action-label">{label}</span>
    </button>
  );
}
