/** In a plot's menu: save it as a picture or its numbers. What makes the files is fetched then. */
import { useState } from 'react';
import { reasonOf } from '../lib/reason';
import { t } from '../lib/text';
import type { Plot } from '../plots/plot';
import { useExplorerStore } from './explorer';
import type { FileKind } from './plot-files';
import type { Picture } from './surface';

const KINDS: readonly FileKind[] = ['svg', 'png', 'csv'];

export function SaveRow<M>(props: { plot: Plot<M>; picture: () => Picture<M> | null }) {
  const { plot, picture } = props;
  const explorer = useExplorerStore();
  const [said, setSaid] = useState('');

  const save = async (kind: FileKind) => {
    const shown = picture();
    if (!shown) return;
    try {
      const { savePlot } = await import('./plot-files');
      setSaid(t`Saved ${await savePlot(plot, shown, kind, explorer)}`);
    } catch (error) {
      setSaid(t`Not saved: ${reasonOf(error)}`);
    }
  };

  return (
    <fieldset className="save-row" aria-label={t('Save this plot')}>
      {t('Save')}
      {KINDS.map((kind) => (
        <button key={kind} type="button" onClick={() => save(kind)}>
          {kind.toUpperCase()}
        </button>
      ))}
      <output>{said}</output>
    </fieldset>
  );
}
