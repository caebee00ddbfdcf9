// @ts-check
/**
 * A page that drives the explorer in a frame. Served by the dev server as /embed-example.html; there
 * the frame is asked for by the machine's other name, so that page and frame are two origins, as they
 * would be with a page of yours.
 */
(() => {
  const OTHER_NAMES = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' };
  /** Small enough to train in seconds. */
  const RUN = 'v=1&train=256&test=256&warmup=3&finetune=3&seeds=2';
  const FRAME = 'embed=1&ui-interference=0&ui-load=0&lock=seed';
  const MOST_LINES = 200;

  /** @param {string} id */
  const byId = (id) => /** @type {any} */ (document.getElementById(id));

  const page = new URL('./index.html', location.href);
  page.hostname = OTHER_NAMES[location.hostname] ?? location.hostname;
  const frame = byId('explorer');
  // Who may speak to it is part of the link: without it any page that frames it may.
  frame.src = `${page}#${RUN}&${FRAME}&origin=${encodeURIComponent(location.origin)}`;
  const explorer = window['FpeExplorer'].connect(frame);

  const say = (/** @type {string} */ text) => {
    byId('said').textContent = text;
  };
  const note = (/** @type {string} */ text) => {
    const line = document.createElement('li');
    line.textContent = text;
    byId('log').append(line);
    while (byId('log').children.length > MOST_LINES) byId('log').firstChild.remove();
    line.scrollIntoView({ block: 'nearest' });
  };
  const percent = (/** @type {{ mean: number } | undefined} */ accuracy) =>
    accuracy ? `${(100 * accuracy.mean).toFixed(1)} %` : 'not known yet';

  /** Does it when the button is pressed; a reason why not is shown. */
  const onPress = (/** @type {string} */ id, /** @type {() => Promise<object>} */ work) =>
    byId(id).addEventListener('click', () =>
      work().catch((/** @type {Error} */ error) => say(`Refused: ${error.message}`)),
    );
  onPress('play', () => explorer.play());
  onPress('pause', () => explorer.pause());
  onPress('step', () => explorer.step());
  onPress('rewind', () => explorer.rewind());
  onPress('lock', () => explorer.set({ seed: 7 }));
  byId('alpha').addEventListener('change', () =>
    explorer
      .set({ alpha: Number(byId('alpha').value) })
      .catch((/** @type {Error} */ error) => say(`Refused: ${error.message}`)),
  );

  explorer.ready.then(() => say('The frame answers. Press Train.'));
  explorer.on('progress', ({ epoch, epochs, accuracy }) => {
    byId('progress').value = epoch / epochs;
    say(`Epoch ${epoch} of ${epochs}: dense ${percent(accuracy.dense)}, split ${percent(accuracy['fpe-clause'])}.`);
  });
  explorer.on('split', ({ epoch }) => note(`split at epoch ${epoch}`));
  explorer.on('changed', ({ state }) => {
    byId('alpha').value = state.settings.alpha;
    note(`settings changed: ${state.link.replace(/.*#/, '')}`);
  });
  explorer.on('finished', ({ state }) => {
    const { before, after } = state.ledger['fpe-clause'];
    const sum = (/** @type {[number, number]} */ [input, output]) => input + output;
    say(
      `Finished: dense ${percent(state.accuracy.dense)}, split ${percent(state.accuracy['fpe-clause'])}, ` +
        `with ${sum(before)} and ${sum(after)} non-zero weights.`,
    );
    note('finished');
  });
  explorer.on('failed', ({ message }) => note(`failed: ${message}`));
  explorer.on('height', ({ height }) => note(`the frame needs ${height} pixels`));
})();
