import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { withPicture } from '../../scripts/vite-first-picture.mjs';
import type { Network } from '../../src/model/network';
import type { PlotInput } from '../../src/plots/plot';
import { escaped, StillElement } from '../../src/plots/still-dom';
import { shorter } from '../../src/plots/still-path';
import { labels, path } from '../../src/plots/svg';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { finishedState } from '../../src/store/bake';
import { readExample } from '../../src/store/example';
import { firstPicture, networksChecksum } from '../../src/ui/first-picture';
import { plotInput } from '../../src/ui/plot-input';

const committed = readFileSync('src/ui/first-picture.html', 'utf8');
const stored = /data-checksum="(\w+)"/.exec(committed)?.[1];
const exampleAt = (alpha: number) =>
  readExample(readFileSync(`public/examples/alpha-${alpha}.json`, 'utf8'));

describe('the first picture', () => {
  let again: PlotInput;

  beforeAll(async () => {
    // One seed: the networks shown are those of the first.
    again = plotInput(await finishedState({ ...DEFAULT_SPEC, seeds: 1 }));
  }, 60_000);

  test('shows the networks that the CPU engine trains today, bit for bit', () => {
    expect(networksChecksum(again)).toBe(stored);
  });

  test('of other settings, or with one weight a bit larger, it would have another checksum', () => {
    const { record } = exampleAt(3);
    expect(networksChecksum({ ...again, record })).not.toBe(stored);
    const last = again.frame;
    const networks = new Map(again.record.networks);
    const kept = [...(networks.get(again.method) ?? [])];
    const network = kept[last] as Network;
    const weight = network.weight.slice();
    weight[5] += 2 ** -20;
    kept[last] = { ...network, weight };
    networks.set(again.method, kept);
    const changed = { ...again, record: { ...again.record, networks } };
    expect(networksChecksum(changed)).not.toBe(stored);
  });

  test('is what the plots draw of the example, letter by letter', () => {
    expect(firstPicture({ ...again, record: exampleAt(2).record })).toBe(committed);
    expect(firstPicture({ ...again, record: exampleAt(3).record })).not.toBe(committed);
  });

  test('says its figures as text, is small, and holds nothing that the page would block', () => {
    for (const said of ['264', '96.5', '78.8', 'together', 'Neuron 2 mixes'])
      expect(committed).toContain(said);
    expect(committed.match(/role="img" aria-label="[^"]{20,}/g)).toHaveLength(4);
    expect(gzipSync(committed).length).toBeLessThan(14 * 1024);
    expect(committed).not.toMatch(/\sstyle=|\son\w+=|<script|<style|NaN|undefined/);
  });
});

describe('its place in the page', () => {
  const page = readFileSync('index.html', 'utf8');

  test('is taken by it', () => {
    const html = withPicture(page, committed);
    expect(html).toContain(committed.trimEnd());
    expect(html.indexOf('class="first"')).toBeLessThan(html.indexOf('src/main.tsx'));
  });

  test('must be there once, and take nothing that is blocked', () => {
    expect(() => withPicture('<body></body>', committed)).toThrow(/must have one/);
    expect(() => withPicture(page + page, committed)).toThrow(/must have one/);
    expect(() => withPicture(page, '<p style="color:red">')).toThrow(/styles or scripts/);
  });
});

/** Where the pen is after each command, in px; arcs with their radii. */
function places(d: string): number[][] {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const tokens = /([a-zA-Z])|(-?\d*\.?\d+)/g;
  return [...d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)].map(([, command, rest]) => {
    const own = [...rest.matchAll(tokens)].map(([n]) => n);
    const lower = command.toLowerCase();
    // Flags of arcs stand without separators in short paths.
    if (lower === 'a' && own.length < 7) {
      const [rx, ry, turn, flags, ...end] = own;
      own.splice(0, 9, rx, ry, turn, flags[0], flags[1], flags.slice(2), ...end);
    }
    const n = own.map(Number);
    const from = (k: number) => (command === lower ? (k % 2 ? y : x) : 0);
    if (lower === 'z') [x, y] = [startX, startY];
    else if (lower === 'h') x = from(0) + n[0];
    else if (lower === 'v') y = from(1) + n[0];
    else [x, y] = [from(0) + n[n.length - 2], from(1) + n[n.length - 1]];
    if (lower === 'm') [startX, startY] = [x, y];
    return [x, y];
  });
}

describe('short paths', () => {
  const d =
    'M100.3,20.7h3.5v-0.4h-3.5zM5,5.1L7.3,8.9C9,9 10.1,-3.3 12,12.5M50.2,50.2a3.3,3.3 0 1 0 6.6,0a3.3,3.3 0 1 0 -6.6,0zM1,1H9V4l-2,2';

  test('lead the pen to the same places, a tenth of a pixel off at most', () => {
    const [long, short] = [places(d), places(shorter(d, true))];
    expect(short).toHaveLength(long.length);
    long.forEach(([x, y], k) => {
      expect(Math.abs(short[k][0] - x)).toBeLessThanOrEqual(0.1001);
      expect(Math.abs(short[k][1] - y)).toBeLessThanOrEqual(0.1001);
    });
    const row = [100.3, 110.3, 120.3].map((x) => `M${x},20.7h3.5v3.5h-3.5z`).join('');
    expect(shorter(row, false).length).toBeLessThan(0.9 * row.length);
    // The measure itself: a path that is moved is seen to be.
    expect(Math.abs(places('M1,1h3')[1][0] - places('M1,1h3.5')[1][0])).toBe(0.5);
  });

  test('of filled shapes leave out what closes them', () => {
    expect(shorter('M1,1h2v2h-2zM5,1h2v2h-2z', false)).toBe('m1 1h2v2h-2m4-2h2v2h-2');
    expect(shorter('M1,1h2v2h-2zM5,1h2v2h-2z', true)).toBe('m1 1h2v2h-2zm4 0h2v2h-2z');
  });

  test('are refused where a command is unknown or lacks a number', () => {
    expect(() => shorter('M1,1Q2,2 3,3', true)).toThrow(/path: Q/);
    expect(() => shorter('M1', true)).toThrow(/path: M/);
  });
});

describe('drawings without a document', () => {
  const draw = () => {
    const g = new StillElement('g');
    path(g as unknown as SVGGElement, 'full', 'M1,1h2', { stroke: 'ink' });
    path(g as unknown as SVGGElement, 'empty', '', { fill: 'ink' });
    labels(g as unknown as SVGGElement, 'texts', [{ x: 1, y: 2, text: 'a < b & "c"' }]);
    return g;
  };

  test('have colours as attributes, and nothing that draws nothing', () => {
    expect(draw().text()).toBe(
      '<path d="m1 1h2" fill="none" stroke="var(--ink)"/>' +
        '<text x="1" y="2" font-size="12" fill="var(--ink-2)">a &lt; b &amp; &quot;c&quot;</text>',
    );
  });

  test('are drawn again like those of a page', () => {
    const g = draw();
    labels(g as unknown as SVGGElement, 'texts', []);
    expect(g.text()).not.toContain('<text');
  });

  test('their texts end no tag and no attribute', () => {
    expect(escaped('</p> "x" & y')).toBe('&lt;/p&gt; &quot;x&quot; &amp; y');
  });
});
