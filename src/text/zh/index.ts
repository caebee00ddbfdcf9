/** All of the Chinese text, area by area; fetched only by pages that speak it. */
import type { Catalogue } from '../../lib/text';
import { claims } from './claims';
import { engine } from './engine';
import { lessons } from './lessons';
import { own } from './own';
import { panels } from './panels';
import { plots } from './plots';
import { plotsCodes } from './plots-codes';
import { plotsLayers } from './plots-layers';
import { plotsSweep } from './plots-sweep';
import { plotsWhy } from './plots-why';
import { sections } from './sections';
import { spec } from './spec';
import { store } from './store';
import { tasks } from './tasks';
import { ui } from './ui';

/** What the page needs, by its English text. */
export const AREAS = {
  ...{ claims, engine, lessons, own, panels, sections, spec, store, tasks, ui },
  ...{ plots, plotsCodes, plotsLayers, plotsSweep, plotsWhy },
} as const satisfies Readonly<Record<string, Catalogue>>;

export const zh: Catalogue = Object.assign({}, ...Object.values(AREAS));
