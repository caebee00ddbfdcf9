import { type Method, PLAIN } from './method';

/** A random split whose masks obey N non-zeros in every four inputs. */
export const fpeNm = {
  ...PLAIN,
  id: 'fpe-nm',
  label: '2:4 structured split',
  short: '2:4 structured',
  explanation:
    'Of every four neighbouring inputs a child gets two at α = 2 and at most one from α = 4, a pattern that hardware can skip.',
  source: 'arXiv 2510.04500, structured sparsity; pattern of arXiv 2104.08378',
  family: 'split',
  dash: '8 2 2 2',
  deal: 'nm',
} as const satisfies Method;
