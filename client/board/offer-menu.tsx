import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ObjectId } from '../../shared/heap/picture.ts';
import { Dots } from '../components/dots.tsx';
import { Icon } from '../components/icon.tsx';
import { ObjectIcon } from '../components/object-icon.tsx';
import { PyCode } from '../components/py-code.tsx';
import { Rich } from '../components/rich.tsx';
import { say, t } from '../i18n.ts';
import type { Composer, OpenMenu } from '../model/composer.ts';
import { linkObjects } from '../model/gestures/link.ts';
import { OFFER_GROUPS, type Offer, type Proposal } from '../model/gestures/offer.ts';
import { useHeap } from './heap-view.ts';
import '../styles/offer-menu.css';

/** The lines that a gesture offers: beside what was touched, or as a sheet where there is no room. */
export function OfferMenu(): JSX.Element | null {
  const { voice } = useHeap();
  const menu = voice?.composer.menu.value ?? null;
  if (voice === null || menu === null) return null;
  return <MenuBox key={JSON.stringify([menu.subject, menu.at])} menu={menu} composer={voice.composer} />;
}

function MenuBox({ menu, composer }: { readonly menu: OpenMenu; readonly composer: Composer }): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  const before = useRef<Element | null>(document.activeElement);
  const linking = useSignal(false);
  const target = useSignal<ObjectId | null>(null);

  useLayoutEffect(() => place(box.current, menu), [menu]);
  useEffect(() => {
    const first =
      box.current?.querySelector<HTMLElement>('.offer, .offer-link') ?? box.current?.querySelector('button');
    first?.focus();
  }, [menu, linking.value, target.value]);
  useEffect(
    () => () => {
      const { current } = before;
      // gone with the menu, the focus goes back to where it came from
      requestAnimationFrame(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && current instanceof HTMLElement && current.isConnected) current.focus();
      });
    },
    [],
  );
  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) composer.close();
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [composer]);

  const close = (): void => {
    composer.close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveFocus(box.current, event.key === 'ArrowDown' ? 1 : -1);
    }
  };

  return (
    <dialog open class="offer-menu" ref={box} aria-label={titleOf(menu)} onKeyDown={onKeyDown}>
      <div class="offer-head">
        <h2>{menu.subject === null ? t('menu.title') : <code>{menu.subject}</code>}</h2>
        <button type="button" class="icon-button" aria-label={t('menu.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {linking.value && menu.linkFrom !== null ? (
        <LinkChoice
          from={menu.linkFrom}
          target={target.value}
          choose={(id) => (target.value = id)}
          composer={composer}
        />
      ) : (
        <>
          <Offers proposal={menu.proposal} composer={composer} />
          {menu.linkFrom !== null && (
            <button type="button" class="button offer-link" onClick={() => (linking.value = true)}>
              <Icon name="link" /> {t('menu.link')}
            </button>
          )}
        </>
      )}
    </dialog>
  );
}

function titleOf(menu: OpenMenu): string {
  return menu.subject === null ? t('menu.title') : t('menu.about', { subject: menu.subject });
}

/** Two steps for whoever does not drag: which object, then which line. */
function LinkChoice(props: {
  readonly from: ObjectId;
  readonly target: ObjectId | null;
  readonly choose: (id: ObjectId) => void;
  readonly composer: Composer;
}): JSX.Element | null {
  const table = useHeap().voice?.table() ?? null;
  if (table === null) return null;
  if (props.target !== null)
    return <Offers proposal={linkObjects(table, props.from, props.target)} composer={props.composer} />;
  return (
    <section>
      <h3 class="label">{t('menu.link-to')}</h3>
      <ul>
        {[...table.expressions].map(([id, expression]) => {
          const object = table.objects.get(id);
          if (object === undefined) return null;
          return (
            <li key={id}>
              <button type="button" class="offer" onClick={() => props.choose(id)}>
                <PyCode text={expression} />
                <span class="offer-gloss">
                  <ObjectIcon type={object.type} /> {object.label} {object.type}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Offers({ proposal, composer }: { readonly proposal: Proposal; readonly composer: Composer }): JSX.Element {
  if (proposal.type === 'explain') {
    return (
      <p class="offer-explain">
        <Rich text={say(proposal.saying)} />
      </p>
    );
  }
  const groups = OFFER_GROUPS.map((group) => ({
    group,
    offers: proposal.offers.filter((offer) => offer.group === group),
  }));
  return (
    <div class="offer-groups">
      {groups
        .filter(({ offers }) => offers.length > 0)
        .map(({ group, offers }) => (
          <section key={group}>
            <h3 class="label">{t(`menu.group-${group}`)}</h3>
            <ul>
              {offers.map((offer) => (
                <OfferRow key={offer.line} offer={offer} composer={composer} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function OfferRow({ offer, composer }: { readonly offer: Offer; readonly composer: Composer }): JSX.Element {
  return (
    <li class="offer-row">
      <button type="button" class="offer" onClick={() => void composer.say(offer.line)}>
        <PyCode text={offer.line} />
        <Dots count={offer.cost} />
        <span class="offer-gloss">
          <Rich text={say(offer.gloss)} />
        </span>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t('menu.edit', { line: offer.line })}
        onClick={() => composer.edit(offer.line)}
      >
        <Icon name="pencil" />
      </button>
    </li>
  );
}

/** Beside what was touched, inside of the window. */
function place(box: HTMLElement | null, { at }: OpenMenu): void {
  if (box === null || at === null || innerWidth < 900) return;
  const { width, height } = box.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(at.x + 14, innerWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(at.y - 20, innerHeight - height - 8))}px`;
  box.classList.add('placed');
}

function moveFocus(box: HTMLElement | null, by: number): void {
  const buttons = [...(box?.querySelectorAll<HTMLElement>('button.offer, .offer-link') ?? [])];
  const now = document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1;
  buttons[(now + by + buttons.length) % buttons.length]?.focus();
}
