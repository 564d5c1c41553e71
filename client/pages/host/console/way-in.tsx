import type { JSX } from 'preact';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Switch } from '../../../components/switch.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { TrialButton } from '../trial/trial-button.tsx';

/** The code, large; the QR code; the projector; and whether the door is open. */
export function WayIn(): JSX.Element {
  const { hosted, session, origin, act } = useHosting();
  const { code, locked } = session;
  const link = `${origin}/play/${code}`;
  const came = hosted.came.value;
  const here = came.filter(({ connected }) => connected).length;
  return (
    <section class="panel way-in" aria-labelledby="way-in-title">
      <div class="way-in-words stack">
        <h2 id="way-in-title">{t('way-in.title')}</h2>
        <p class="way-in-code">{code}</p>
        <p class="way-in-where">
          {t('way-in.where', { address: link.replace(/^https?:\/\//, '').replace(/\/play\/.*/, '') })}
        </p>
        <div class="row">
          <CopyButton text={link} label={t('way-in.copy')} />
          <a class="button" href={`/screen/${code}#${hosted.keys.screen}`} target="_blank" rel="noreferrer">
            <Icon name="screen" /> {t('way-in.screen')}
          </a>
          <TrialButton options={session.options} activities={session.activities} />
        </div>
        <Switch
          label={t('way-in.lock')}
          help={t('way-in.lock-help')}
          checked={locked}
          onChange={(value) => void act({ do: 'lock', locked: value })}
        />
        <p class="way-in-count">
          <b>{here}</b> {t('way-in.here', { count: here })}
          {came.length > here && <span class="muted"> · {t('way-in.away', { count: came.length - here })}</span>}
        </p>
      </div>
      <img
        class="qr way-in-qr"
        src={`/api/sessions/${code}/qr.svg`}
        alt={t('way-in.qr', { code })}
        width="240"
        height="240"
      />
      <Arrivals />
      <Expected />
    </section>
  );
}

const MOST_ARRIVALS = 40;

/** Who is here, the latest first: a lobby that fills. */
function Arrivals(): JSX.Element | null {
  const { hosted } = useHosting();
  const here = hosted.came.value.filter(({ connected }) => connected).reverse();
  if (here.length === 0) return null;
  return (
    <ul class="arrivals" aria-label={t('way-in.names')}>
      <Chips students={here} />
    </ul>
  );
}

/** Whom the guest list still waits for; by real name, where this link opens it. */
function Expected(): JSX.Element | null {
  const { hosted, realNames } = useHosting();
  const expected = hosted.expected.value;
  if (expected.length === 0) return null;
  return (
    <div class="expected stack">
      <h3 id="expected-title">{t('way-in.expected', { count: expected.length })}</h3>
      <ul class="arrivals" aria-labelledby="expected-title">
        <Chips students={expected.map(({ id, name }) => ({ id, name: realNames.value.get(id) ?? name }))} />
      </ul>
    </div>
  );
}

function Chips({ students }: { readonly students: readonly { readonly id: string; readonly name: string }[] }) {
  const more = students.length - MOST_ARRIVALS;
  return (
    <>
      {students.slice(0, MOST_ARRIVALS).map(({ id, name }) => (
        <li key={id} class="chip">
          {name}
        </li>
      ))}
      {more > 0 && <li class="muted">{t('way-in.more', { count: more })}</li>}
    </>
  );
}
