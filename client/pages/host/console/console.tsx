import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { type Saying, t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { Controls } from './controls.tsx';
import { LobbyTab } from './lobby-tab.tsx';
import { LostCurve } from './lost-curve.tsx';
import { Roster } from './roster.tsx';
import { ScreenChooser } from './screen-chooser.tsx';
import { TablesTab } from './tables-tab.tsx';
import '../../../styles/host-console.css';

const TABS = ['lobby', 'students', 'tables', 'screen'] as const;
type Tab = (typeof TABS)[number];
const ICONS: Readonly<Record<Tab, IconName>> = {
  lobby: 'door',
  students: 'people',
  tables: 'tables',
  screen: 'screen',
};

/** The host's desk: on a wide screen everything side by side, on a phone a remote with tabs below. */
export function Console({ problem }: { readonly problem: Saying | null }): JSX.Element {
  const { session } = useHosting();
  const tab = useSignal<Tab>(session.stage.type === 'lobby' ? 'lobby' : 'tables');
  const stageType = session.stage.type;
  const before = useRef(stageType);
  useEffect(() => {
    // when a round begins, its tables are what counts
    if (before.current !== stageType && stageType !== 'lobby') tab.value = 'tables';
    before.current = stageType;
  }, [stageType]);
  return (
    <div class="console">
      <PageHeader>
        <p class="console-title">
          <b class="code-text">{session.code}</b>
          {session.locked && (
            <span class="console-locked" title={t('host.locked')}>
              <Icon name="lock" />
              <span class="visually-hidden">{t('host.locked')}</span>
            </span>
          )}
          <span class="console-name">{session.options.title === '' ? t('host.untitled') : session.options.title}</span>
        </p>
      </PageHeader>
      <main class="console-main">
        <h1 class="visually-hidden">{t('host.session', { code: session.code })}</h1>
        <TabBar tab={tab.value} choose={(next) => (tab.value = next)} />
        <TabPanel tab={tab.value}>
          {tab.value === 'lobby' && <LobbyTab />}
          {tab.value === 'students' && <Roster />}
          {tab.value === 'tables' && <TablesTab />}
          {tab.value === 'screen' && <ScreenTab />}
        </TabPanel>
        <aside class="console-side" aria-label={t('host.controls')}>
          <Controls />
          <Notice saying={problem} />
          <div class="console-extras">{tab.value !== 'screen' && <ScreenTab />}</div>
        </aside>
      </main>
    </div>
  );
}

function ScreenTab(): JSX.Element {
  return (
    <div class="stack">
      <ScreenChooser />
      <LostCurve />
    </div>
  );
}

function TabPanel({ tab, children }: { readonly tab: Tab; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div id="console-panel" class="console-panel" role="tabpanel" aria-labelledby={`console-tab-${tab}`} tabIndex={-1}>
      {children}
    </div>
  );
}

function TabBar({ tab, choose }: { readonly tab: Tab; readonly choose: (tab: Tab) => void }): JSX.Element {
  const { hosted, session } = useHosting();
  const isLecture = session.stage.type === 'activity' && session.stage.mode === 'lecture';
  const bar = useRef<HTMLDivElement>(null);
  const needy = [...hosted.tables.value.values()].filter(({ needs }) => needs.length > 0).length;
  const counts: Partial<Record<Tab, number>> = { students: hosted.came.value.length, tables: needy };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const shown = TABS.filter((one) => bar.current?.querySelector<HTMLElement>(`#console-tab-${one}`)?.offsetParent);
    const next = shown[(shown.indexOf(tab) + by + shown.length) % shown.length];
    if (next === undefined) return;
    choose(next);
    bar.current?.querySelector<HTMLElement>(`#console-tab-${next}`)?.focus();
  };
  return (
    <div class="console-tabs" role="tablist" aria-label={t('host.tabs')} ref={bar} onKeyDown={onKeyDown}>
      {TABS.map((one) => (
        <button
          key={one}
          id={`console-tab-${one}`}
          type="button"
          role="tab"
          class={`console-tab console-tab-${one}`}
          aria-selected={one === tab}
          aria-controls="console-panel"
          tabIndex={one === tab ? 0 : -1}
          onClick={() => choose(one)}
        >
          <Icon name={ICONS[one]} />
          <span>{t(one === 'tables' && isLecture ? 'host.tab-lecture' : `host.tab-${one}`)}</span>
          {(counts[one] ?? 0) > 0 && (
            <span class={one === 'tables' ? 'tab-count needy' : 'tab-count'}>
              {counts[one]}
              {one === 'tables' && <span class="visually-hidden"> {t('tables.need-help')}</span>}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
