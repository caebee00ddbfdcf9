/** The share dialog's second page: which parts a frame on another page shows, as it will look, and its code. */
import { type ReactNode, useId, useState } from 'react';
import { t } from '../lib/text';
import { ANYONE, type Embed, isOrigin, LOCKABLE, PARTS, type Part, USUAL } from '../spec/embed';
import { fieldOf } from '../spec/fields';
import type { View } from '../spec/spec';
import type { State } from '../store/state';
import { EmbedPreview } from './embed-preview';
import { Options } from './options';
import { embedCode, embedLink, setupLink } from './share-links';
import { ShareRow } from './share-row';
import './embed-builder.css';

const ROWS: readonly Part[] = PARTS;
const THEME = fieldOf('theme');

interface Props {
  readonly state: State;
  /** Any link of this page. */
  readonly page: string;
}

export function EmbedBuilder({ state, page }: Props) {
  const [embed, setEmbed] = useState<Embed>(USUAL);
  const [theme, setTheme] = useState<View['theme']>(state.view.theme);
  const [asked, setAsked] = useState('');
  const setup = setupLink({ ...state, view: { ...state.view, theme } }, page);
  const locked = embed.lock.length > 0;
  // What the boxes show is what the link says: parts that set things are left out beside locks.
  const parts = new Set(
    ROWS.filter((part) => embed.parts.has(part.id as never) && !(locked && part.sets)).map(
      ({ id }) => id as (typeof PARTS)[number]['id'],
    ),
  );
  const wanted = asked.trim().replace(/\/$/, '');
  const problem = wanted !== '' && !isOrigin(wanted);
  const origin = problem ? ANYONE : wanted;
  const link = embedLink(setup, { ...embed, parts, origin });

  const toggle = (id: string) => {
    const next = new Set<string>(embed.parts);
    if (!next.delete(id)) next.add(id);
    setEmbed({ ...embed, parts: next as Set<(typeof PARTS)[number]['id']> });
  };
  const lock = (key: string) => {
    const keys = LOCKABLE.map((field) => field.key as string);
    const next = keys.filter((other) => embed.lock.includes(other) !== (other === key));
    setEmbed({ ...embed, lock: next });
  };
  const boxes = (kind: Part['kind']) =>
    ROWS.filter((part) => part.kind === kind).map((part) => (
      <Tick
        key={part.id}
        checked={parts.has(part.id as never)}
        disabled={
          (locked && part.sets) || (kind === 'control' && isInBar(part) && !parts.has('bar'))
        }
        onChange={() => toggle(part.id)}
      >
        {t(part.label)}
      </Tick>
    ));

  return (
    <>
      <div className="embed-builder">
        <div>
          <fieldset>
            <legend>{t('Panels')}</legend>
            <div className="embed-ticks">{boxes('panel')}</div>
          </fieldset>
          <fieldset>
            <legend>{t('Controls')}</legend>
            <div className="embed-ticks">{boxes('control')}</div>
          </fieldset>
          <details>
            <summary>
              {locked
                ? t`Locked settings: ${embed.lock.map((key) => t(fieldOf(key).short)).join(', ')}`
                : t('Locked settings: none')}
            </summary>
            <p>
              {t(
                'Nobody can change them in the frame, nor can a script. The lesson, the sweep and the claims set things by themselves, so they cannot stand beside.',
              )}
            </p>
            <div className="embed-ticks">
              {LOCKABLE.map((field) => (
                <Tick
                  key={field.key}
                  checked={embed.lock.includes(field.key)}
                  onChange={() => lock(field.key)}
                >
                  {t(field.label)}
                </Tick>
              ))}
            </div>
          </details>
          <Labelled label={t('Colours')}>
            {(id) => (
              <select
                id={id}
                value={theme}
                onChange={(event) => setTheme(event.target.value as View['theme'])}
              >
                {THEME.type === 'choice' && <Options choices={THEME.choices} />}
              </select>
            )}
          </Labelled>
          <Labelled
            label={t('Page that may drive it')}
            help={
              problem
                ? t('Needs scheme and host only, e.g. https://school.example.')
                : t(
                    'Empty for whichever page frames it. Its scripts can then train, pause and set what is not locked.',
                  )
            }
            problem={problem}
          >
            {(id) => (
              <input
                id={id}
                inputMode="url"
                autoComplete="off"
                placeholder="https://school.example"
                value={asked}
                aria-invalid={problem}
                aria-describedby={`${id}-help`}
                onChange={(event) => setAsked(event.target.value)}
              />
            )}
          </Labelled>
        </div>
        <EmbedPreview link={embedLink(setup, { ...embed, parts, origin: ANYONE })} />
      </div>
      <ShareRow title={t('Embed code')} text={embedCode(link, page)}>
        {t(
          'HTML to paste into a page of yours. The script beside the frame gives it the height it needs.',
        )}
      </ShareRow>
      <ShareRow title={t('Embed link')} text={link}>
        {t('The address in that code, for sites that make the frame themselves.')}
      </ShareRow>
    </>
  );
}

/** Whether the control stands in the bar, and goes with it. */
const isInBar = ({ id }: Part): boolean => !['bar', 'alpha', 'method'].includes(id);

function Tick(props: {
  checked: boolean;
  disabled?: boolean;
  onChange: () => void;
  children: ReactNode;
}) {
  return (
    <label>
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        onChange={props.onChange}
      />
      {props.children}
    </label>
  );
}

function Labelled(props: {
  label: string;
  help?: string;
  problem?: boolean;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="embed-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.help && (
        <p id={`${id}-help`} className={props.problem ? 'field-problem' : undefined}>
          {props.help}
        </p>
      )}
    </div>
  );
}
