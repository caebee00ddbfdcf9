/** Boot: read the link, make the store over the engine's client, mount the page. */
import { createRoot } from 'react-dom/client';
import { createEngineClient } from './engine/client';
import { createExplorer } from './store';
import './plots/tokens.css';
import './ui/base.css';
import './ui/scrubber.css';
import './ui/pill.css';
import './ui/bar.css';
import './ui/dial.css';
import './ui/headline.css';
import './ui/plot.css';
import './ui/page.css';
import './ui/below.css';
import './ui/overlays.css';
import { App } from './ui/app';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(<App store={createExplorer(createEngineClient())} />);
