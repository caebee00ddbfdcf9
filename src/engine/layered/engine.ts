/** What workers need of the layered engine, fetched when the first such run is asked for. */
export { chooseLayered } from './choose';
export { runLayeredExperiment } from './experiment';
export { openLayered, openLayeredCpu } from './open';
