import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RuntimeId } from '../../shared/heap/runtime.ts';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Rich } from '../components/rich.tsx';
import { type Saying, t } from '../i18n.ts';
import { startsThreads } from '../model/cpython/comparison.ts';
import type { CheckStatus, RefereeCheck } from '../model/cpython/referee-check.ts';
import { isSameProgram, type RefereeProgram } from '../model/cpython/referee-program.ts';
import { ComparedCollections, ComparedLines, ComparedObjects } from './cpython-tables.tsx';
import '../styles/cpython.css';

export interface CheckSubject {
  readonly check: RefereeCheck;
  /** What would be run now; null where that has to be fetched first. */
  readonly program: RefereeProgram | null;
  /** Brings the program; null where it cannot be had. */
  readonly load: () => Promise<RefereeProgram | null>;
  /** The runtime that the lines were said on. */
  readonly runtime: RuntimeId;
  /** Whether the page has something else that matters more. */
  readonly aside?: boolean;
}

/** Runs lines in real CPython, when asked to, and lays its answer beside the engine's. */
export function CpythonCheck({ check, program, load, runtime, aside = false }: CheckSubject): JSX.Element {
  const problem = useSignal<Saying | null>(null);
  const status = check.status.value;
  const run = async (): Promise<void> => {
    problem.value = null;
    const loaded = await load();
    if (loaded === null) problem.value = { key: 'cpython.no-log' };
    else check.run(loaded);
  };
  const isStale = status.type === 'done' && program !== null && !isSameProgram(status.program, program);
  return (
    <div class="stack cpython">
      {status.type === 'idle' && (
        <p class="help">
          <Rich text={t('cpython.intro')} />
        </p>
      )}
      <Notice saying={problem.value} />
      <div role="status" class="cpython-status">
        <Progress status={status} />
        {status.type === 'done' && <Summary status={status} />}
      </div>
      <Failure status={status} />
      {isStale && <p class="cpython-stale">{t('cpython.stale')}</p>}
      <div class="row">
        <RunButton
          status={status}
          isPrimary={!aside && (status.type !== 'done' || isStale)}
          run={() => void run()}
          stop={() => check.stop()}
        />
      </div>
      {status.type === 'done' && (
        <>
          {status.runtime !== runtime && (
            <Remark>{t('cpython.other-runtime', { played: runtime, runtime: status.runtime })}</Remark>
          )}
          {status.program.automatic && <Remark>{t('cpython.by-itself')}</Remark>}
          {startsThreads(status.program) && <Remark>{t('cpython.no-threads')}</Remark>}
          <ComparedCollections collections={status.comparison.collections ?? []} />
          <ComparedObjects objects={status.comparison.objects} />
          <ComparedLines lines={status.comparison.said} />
        </>
      )}
    </div>
  );
}

function Remark({ children }: { readonly children: string }): JSX.Element {
  return (
    <p class="cpython-remark">
      <Rich text={children} />
    </p>
  );
}

/** Megabytes with one digit after the point. */
function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function Progress({ status }: { readonly status: CheckStatus }): JSX.Element | null {
  switch (status.type) {
    case 'loading': {
      const { loaded, total } = status;
      const words = t('cpython.loading', { loaded: megabytes(loaded), total: megabytes(total) });
      return (
        <label class="cpython-progress">
          <span>{words}</span>
          <progress max={total} value={loaded} />
        </label>
      );
    }
    case 'starting':
    case 'running':
      return (
        <label class="cpython-progress">
          <span>{t(`cpython.${status.type}`)}</span>
          <progress />
        </label>
      );
    default:
      return null;
  }
}

function RunButton(props: {
  readonly status: CheckStatus;
  readonly isPrimary: boolean;
  readonly run: () => void;
  readonly stop: () => void;
}): JSX.Element {
  const { status, isPrimary, run, stop } = props;
  const button = (label: string, onClick: () => void) => (
    <button type="button" class={isPrimary && onClick === run ? 'button primary' : 'button'} onClick={onClick}>
      {label}
    </button>
  );
  switch (status.type) {
    case 'idle':
      return button(t('cpython.run'), run);
    case 'loading':
    case 'starting':
    case 'running':
      return button(t('cpython.stop'), stop);
    case 'done':
      return button(t('cpython.again'), run);
    case 'failed':
      return button(t('cpython.retry'), run);
  }
}

function Failure({ status }: { readonly status: CheckStatus }): JSX.Element {
  const failed = status.type === 'failed' ? status : null;
  return (
    <Notice
      python={failed === null || failed.message === '' ? null : failed.message}
      saying={failed === null ? null : { key: `cpython.failed-${failed.code}` }}
    />
  );
}

function Summary({ status }: { readonly status: Extract<CheckStatus, { type: 'done' }> }): JSX.Element {
  const { comparison, version } = status;
  const { objects, collections, lines, agrees, differsFrom } = comparison;
  const things =
    collections === null
      ? t('cpython.objects', { count: objects.length })
      : t('cpython.collections', { count: collections.length });
  const counted = { things, lines: t('cpython.lines', { count: lines }) };
  const odd = objects.filter((object) => object.differsFrom !== null).map(({ label }) => label);
  const text = agrees
    ? t('cpython.agrees', { version, ...counted })
    : odd.length > 0
      ? t('cpython.differs-objects', { version, objects: odd, line: differsFrom ?? 0 })
      : t('cpython.differs', { version, line: differsFrom ?? 0 });
  return (
    <p class={agrees ? 'cpython-summary good' : 'cpython-summary bad'}>
      <Icon name={agrees ? 'check' : 'cross'} />
      <span>{text}</span>
    </p>
  );
}
