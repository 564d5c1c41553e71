import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { navigate } from '../../../app/navigation.ts';
import { deleteSession } from '../../../app/sessions-api.ts';
import { Icon } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { type Saying, t } from '../../../i18n.ts';
import { Controls } from '../console/controls.tsx';
import { useHosting } from '../hosting.ts';
import '../../../styles/host-console.css';
import '../../../styles/trial.css';

const DEVICES = ['phone', 'laptop'] as const;
type Device = (typeof DEVICES)[number];

/** A session that nobody else comes to: the student's side as it looks on a device, and what its host presses beside it. */
export function TrialPage({ problem }: { readonly problem: Saying | null }): JSX.Element {
  const { hosted, session } = useHosting();
  const device = useSignal<Device>('phone');
  const close = async (): Promise<void> => {
    await deleteSession(session.code, hosted.keys.auth);
    window.close();
    // a tab that no script has opened stays
    navigate('/host');
  };
  return (
    <div class="trial">
      <PageHeader>
        <h1 class="trial-title">{t('trial.title')}</h1>
      </PageHeader>
      <main class="trial-main">
        <iframe
          class={`trial-device ${device.value}`}
          src={`/play/${session.code}`}
          title={t('trial.frame')}
          allow="clipboard-write"
        />
        <aside class="trial-side" aria-label={t('host.controls')}>
          <Controls />
          <section class="panel stack" aria-labelledby="trial-about">
            <h2 id="trial-about">{t('trial.about')}</h2>
            <p class="muted">{t('trial.help')}</p>
            <Segmented
              legend={t('trial.device')}
              name="trial-device"
              value={device.value}
              options={DEVICES.map((value) => ({ value, label: t(`trial.${value}`) }))}
              onChange={(value) => {
                device.value = value;
              }}
            />
            <a class="button" href={`/screen/${session.code}#${hosted.keys.screen}`} target="_blank" rel="noreferrer">
              <Icon name="screen" /> {t('way-in.screen')}
            </a>
            <button type="button" class="button" onClick={() => void close()}>
              {t('trial.close')}
            </button>
          </section>
          <Notice saying={problem} />
        </aside>
      </main>
    </div>
  );
}
