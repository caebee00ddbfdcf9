/** Texts in the reader's language, without a page. */
import { afterEach, describe, expect, test } from 'vitest';
import { filled, keyOf, later, retell, sentences, speakIn, t } from '../../src/lib/text';
import { count, list } from '../../src/plots/format';
import { marked } from '../../src/plots/marked';
import { languageOf } from '../../src/text/speak';
import { explorer } from '../support/explorer';

const ZH = {
  Play: '开始',
  'split // noun': '拆分点',
  '{0} of {1} networks': '{1} 个网络中的 {0} 个',
  '{0} networks stopped at epoch {1}.': '{0} 个网络停在第 {1} 轮。',
  'The GPU was lost.': 'GPU 丢失。',
  'seed // count': '个种子',
  '{0} and {1}': '{0} 和 {1}',
  ',  // list': '、',
};

afterEach(() => speakIn('en', null));

describe('English', () => {
  test('is the text itself', () => {
    expect(t('Play')).toBe('Play');
    expect(t('split', 'noun')).toBe('split');
    expect(t`${3} of ${'4'} networks`).toBe('3 of 4 networks');
    expect(later('Play')).toBe('Play');
    expect(retell('anything {0}')).toBe('anything {0}');
    expect(sentences('One.', '', 'Two.')).toBe('One. Two.');
    expect([count(1, 'seed'), count(2, 'seed'), list(['A', 'B', 'C'])]).toEqual([
      ...['1 seed', '2 seeds', 'A, B and C'],
    ]);
  });
});

describe('Chinese', () => {
  test('comes from the catalogue, its values in its own order, English where it is missing', () => {
    speakIn('zh', ZH);
    expect(t('Play')).toBe('开始');
    expect(t('Pause')).toBe('Pause');
    expect(t('split', 'noun')).toBe('拆分点');
    expect(t('split', 'verb')).toBe('split');
    expect(t`${3} of ${4} networks`).toBe('4 个网络中的 3 个');
    expect(t`${3} of ${4} nothings`).toBe('3 of 4 nothings');
    expect(t('constructor')).toBe('constructor');
    expect(sentences('一。', '', '二。')).toBe('一。二。');
    expect([count(1, 'seed'), list(['A', 'B', 'C'])]).toEqual(['1 个种子', 'A、B 和 C']);
  });

  test('of what was written in English elsewhere is found again by its key', () => {
    speakIn('zh', ZH);
    expect(retell('The GPU was lost.')).toBe('GPU 丢失。');
    expect(retell('12 networks stopped at epoch 3.')).toBe('12 个网络停在第 3 轮。');
    expect(retell('The GPU was lost. 2 networks stopped at epoch 3.')).toBe(
      'GPU 丢失。2 个网络停在第 3 轮。',
    );
    expect(retell('Nobody translated this.')).toBe('Nobody translated this.');
  });

  test('of a list is told item by item, and only where every item is known', () => {
    speakIn('zh', { ...ZH, 'uniform bits': '均匀位', 'Not with {0} anywhere.': '{0} 不行。' });
    expect(retell('Not with uniform bits −14.1, Play, α 8 −9 anywhere.')).toBe(
      '均匀位 −14.1、开始、α 8 −9 不行。',
    );
    expect(retell('uniform bits −14.1, nothing')).toBe('uniform bits −14.1, nothing');
  });

  test('is not what is stored: that is English, and told where it is shown', () => {
    speakIn('zh', ZH);
    const stored = later`${12} networks stopped at epoch ${3}.`;
    expect(stored).toBe('12 networks stopped at epoch 3.');
    expect(retell(stored)).toBe('12 个网络停在第 3 轮。');
  });
});

test('a key has a place for each value', () => {
  expect(keyOf(['', ' of ', ''])).toBe('{0} of {1}');
  expect(filled('{1}/{0}', ['a', 'b'])).toBe('b/a');
});

test('bold runs stand between asterisks', () => {
  expect(marked('ahead in **7 of 8**.')).toEqual([
    { text: 'ahead in ' },
    { text: '7 of 8', bold: true },
    { text: '.' },
  ]);
});

test('the store speaks the language that is asked for, and English again', async () => {
  const { state } = explorer('v=1');
  expect(languageOf('auto')).toBe('en');
  expect(state().spoken).toBe('en');
  state().setView({ lang: 'zh' });
  expect(state().spoken).toBe('en');
  await expect.poll(() => state().spoken).toBe('zh');
  expect(t('Play')).toBe('开始');
  state().setView({ lang: 'en' });
  expect(state().spoken).toBe('en');
  expect(t('Play')).toBe('Play');
});

test('English asked for while Chinese is on its way stays', async () => {
  const { state } = explorer('v=1');
  state().setView({ lang: 'zh' });
  state().setView({ lang: 'en' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect([state().spoken, t('Play')]).toEqual(['en', 'Play']);
});
