/**
 * The product's sentence with its numbers under its words, and the α dial in its middle: what is
 * held fixed to its left, what is gained to its right. Figures change at most ten times a second.
 */
import { gap, t } from '../lib/text';
import { methodOf } from '../methods';
import { list } from '../plots/format';
import { type Figure, headline } from '../plots/headline';
import { type Change, changeOf } from '../plots/method-words';
import { scheduleOf } from '../spec/spec';
import { AlphaDial } from './alpha-dial';
import { useActions, useExplorer, useSampled } from './explorer';
import { PlayIcon } from './icons';
import { MethodMenu } from './method-menu';
import { plotInput } from './plot-input';

export function Headline() {
  const [weights, neurons, interference, accuracy] = useSampled(
    (state) => headline(plotInput(state)),
    10,
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  const untrained = useExplorer(
    ({ status, record }) => status.kind === 'idle' && record.frames <= 1,
  );
  return (
    <section
      className={untrained ? 'headline inviting' : 'headline'}
      aria-label={t('The claim in numbers')}
    >
      <FigureView figure={weights} />
      <FigureView figure={neurons} />
      <div className="drag">
        <p className="drag-words">
          <b>
            <span className="drag-word">{t('Drag')} </span>α
          </b>
          <span className="drag-word"> {t('and check')}</span>
        </p>
        <AlphaDial />
        <MethodMenu />
      </div>
      <FigureView figure={interference} />
      <FigureView figure={accuracy} />
      {untrained && <Invitation />}
    </section>
  );
}

/** A digit in it: the figure is known. */
const known = (text: string): boolean => /\d/.test(text);

function FigureView({ figure }: { figure: Figure }) {
  const { before, sign, after, unit } = figure;
  return (
    <div className={figure.failed ? 'figure figure-mismatch' : 'figure'}>
      <p className="figure-word" title={figure.definition}>
        {known(after) && <b>{figure.bold + gap()}</b>} {figure.rest}
      </p>
      {known(after) ? (
        <p className="figure-value">
          {sign === '→' ? <span className="figure-old">{before}</span> : before}
          <span className="figure-sign">{sign}</span>
          {after}
          {unit && <span className="figure-unit">{unit}</span>}
        </p>
      ) : (
        <p className="figure-value">
          <span className="figure-old">—</span>
        </p>
      )}
      <p className="figure-sub">
        {known(after) ? figure.sub : (figure.never ?? t('not known yet'))}
      </p>
    </div>
  );
}

/** Before anything ran: what one press of Play will do. */
function Invitation() {
  const actions = useActions();
  const words = useExplorer(({ spec }) => {
    const networks = spec.seeds * spec.methods.length;
    const changes = spec.methods.map((id) => changeOf(methodOf(id), spec.alpha));
    const count = (change: Change) => spec.seeds * changes.filter((c) => c === change).length;
    const [split, pruned] = [count('split'), count('prune')];
    const words = [
      ...(split > 0 ? [t`${split} of them split`] : []),
      ...(pruned > 0 ? [t`${pruned} are pruned`] : []),
    ];
    if (words.length === 0) return t`${networks} small networks train on your device.`;
    return t`${networks} small networks train on your device; at epoch ${scheduleOf(spec).warmup}, ${list(words)}.`;
  });
  return (
    <p className="invitation">
      <button type="button" className="button primary" onClick={() => actions.play()}>
        <PlayIcon /> {t('Play')}
      </button>
      {words}
    </p>
  );
}
