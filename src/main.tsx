/** Boot: read the link, make the store over the engine's clients, mount the page, warm the engine. */
import { createRoot } from 'react-dom/client';
import { lateEngineClient } from './engine/late-client';
import { lateSweepClient } from './engine/sweep/late-client';
import { createExplorer } from './store';
import './plots/tokens.css';
import './plots/tokens-contrast.css';
import './ui/base.css';
import './ui/scrubber.css';
import './ui/pill.css';
import './ui/bar.css';
import './ui/dial.css';
import './ui/headline.css';
import './ui/plot.css';
import './ui/page.css';
import './ui/first.css';
import './ui/sweep.css';
import './ui/why.css';
import './ui/claims.css';
import './ui/below.css';
import './ui/overlays.css';
import { App } from './ui/app';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

/** As long as a page that nobody can use yet may wait for the example, ms. */
const PATIENCE = 2000;
const patience = () => new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));

const engine = lateEngineClient();
const sweeps = lateSweepClient();
const claims = lateSweepClient();
// Not awaited here: what a link's task fetches is built on this very script, and would wait for it.
void createExplorer(engine, sweeps, claims).then(async ({ store, embed, example }) => {
  const frame = embed && (await import('./ui/embed-page')).embedPage(embed);
  // The picture that stands there is of the example: what takes its place shows the same.
  if (document.documentElement.dataset.first !== 'no') await Promise.race([example, patience()]);
  createRoot(root).render(<App store={store} frame={frame} />);
  // Once the page stands: kernels compile while a person reads, so that Play answers at once.
  const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 300));
  whenIdle(() => engine.warm(store.getState().spec.backend));
});

// `?debug=1`: faults to order from the console, and from the tests.
if (new URLSearchParams(location.search).has('debug')) {
  Object.assign(window, {
    loseDevice: () => engine.loseDevice(),
    loseSweepDevice: () => sweeps.loseDevice(),
  });
}
