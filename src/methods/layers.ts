/** Which methods apply to networks of several layers or over real data. */
import { t } from '../lib/text';
import type { Method } from './method';

/** Why layered networks cannot train by a method, completing "has a method that …"; null where they can. */
export function layersRefuse({ dropconnect, rewire }: Method): string | null {
  if (dropconnect) return t('needs weights of its own for each example, which layers do not have');
  if (rewire !== 'none') return t('moves edges while it trains, and those of layers stay');
  return null;
}
