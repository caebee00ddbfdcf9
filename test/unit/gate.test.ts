/** Where runs wait: turns of the event loop, and nothing that keeps an ended run alive. */
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('the gates of any number of runs share one channel, which holds nothing while nobody waits', async () => {
  const made: MessageChannel[] = [];
  class Counted extends MessageChannel {
    constructor() {
      super();
      made.push(this);
    }
  }
  vi.stubGlobal('MessageChannel', Counted);
  const { Gate } = await import('../../src/engine/gate');
  for (let run = 0; run < 5; run++) {
    const gate = new Gate(() => {});
    for (let k = 0; k < 3; k++) expect(await gate.pass('chunk')).toBe(true);
    gate.stop();
  }
  expect(made).toHaveLength(1);
  expect(made[0].port1.onmessage).toBeNull();
});

test('turns of several gates come in the order asked for, each with the event loop between', async () => {
  const { Gate } = await import('../../src/engine/gate');
  const order: string[] = [];
  const run = async (name: string) => {
    const gate = new Gate(() => {});
    for (let k = 0; k < 3; k++) {
      await gate.pass('chunk');
      order.push(name);
    }
  };
  let heard = false;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    heard = true;
  };
  port2.postMessage(null);
  await Promise.all([run('a'), run('b')]);
  port1.close();
  expect(order.join('')).toBe('ababab');
  expect(heard).toBe(true);
});

test('a stopped gate lets nobody pass, however often it is asked', async () => {
  const { Gate } = await import('../../src/engine/gate');
  const gate = new Gate(() => {});
  gate.stop();
  for (let k = 0; k < 3; k++) expect(await gate.pass('chunk')).toBe(false);
});
