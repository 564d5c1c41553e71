import type { JSX } from 'preact';
import type { Contract } from '../../shared/match/entries.ts';
import { ObjectIcon } from '../components/object-icon.tsx';
import { Rich } from '../components/rich.tsx';
import { t } from '../i18n.ts';
import { objectWith } from '../model/match-model.ts';
import { typeOf, useMatch } from './match-view.ts';
import '../styles/contracts.css';

/** One's own secret goals. */
export function Contracts(): JSX.Element | null {
  const { model, seat } = useMatch();
  const own = model.state.value.seats.find(({ player }) => player.seat === seat.value);
  if (own === undefined || own.contracts.length === 0) return null;
  return (
    <section class="contracts" aria-labelledby="contracts-title">
      <h2 id="contracts-title" class="label">
        {t('contracts.title')}
      </h2>
      <ul class="contract-list">
        {own.contracts.map((contract) => (
          <li key={`${contract.kind}${contract.object}`}>
            <ContractCard contract={contract} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a contract asks for and pays. Pointing at it lights its object up. */
export function ContractCard({ contract }: { readonly contract: Contract }): JSX.Element {
  const { model, stage } = useMatch();
  const state = model.state.value;
  const pictured = objectWith(model.shown.value, contract.object);
  const type = typeOf(state, contract.object);
  return (
    <article
      class="contract-card"
      onPointerEnter={() => {
        stage.focused.value = pictured?.id ?? null;
      }}
      onPointerLeave={() => {
        stage.focused.value = null;
      }}
    >
      <header>
        <h3>{t(`contract.${contract.kind}`)}</h3>
        <span class="contract-points">{t('points.count', { count: contract.points })}</span>
      </header>
      <p class="contract-object">
        <ObjectIcon type={type} /> <b>{contract.object}</b> {type}
        {pictured === null && <span class="tag-dead">{t('object.dead')}</span>}
      </p>
      <p class="contract-text">
        <Rich text={t(`contract.${contract.kind}.text`, { object: contract.object })} />
      </p>
    </article>
  );
}
