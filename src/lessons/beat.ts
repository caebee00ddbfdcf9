/**
 * What a beat of the lesson is: a scene that it sets, what it says about the networks on screen, and
 * something to do. `select` reads every number off the record; texts and formula only write them
 * down, so that they are true for whatever seed and settings are there. Registered in `index.ts`.
 */
import type { MethodId } from '../methods';
import type { RunRecord } from '../model/record';
import type { Selection } from '../model/selection';
import type { Spec, View } from '../spec/spec';
import type { Formula } from './formula';
import type { Words } from './words';

/** What a beat sees of the page. */
export interface Scene {
  /** The networks on screen and the settings they were trained with. */
  readonly record: RunRecord;
  readonly shown: Spec;
  /** Whether other settings are asked for than those on screen. */
  readonly edited: boolean;
  readonly view: View;
  /** Frame on screen. */
  readonly frame: number;
  /** Method beside the dense network on screen. */
  readonly method: MethodId;
  /** What was clicked and stays lit. */
  readonly pinned: Selection;
}

/** The places that a beat can point at; `ui/lesson-places.ts` knows where they are. */
export type Place =
  | 'networks'
  | 'ledger'
  | 'accuracy'
  | 'interference'
  /** The switch of the same panel. */
  | 'matrix'
  | 'load'
  | 'dial'
  | 'methods'
  | 'epoch';

export interface Beat<M> {
  /** For keys and tests; never shown. */
  readonly id: string;
  /** At most five words. */
  readonly title: string;
  /** Settings over the defaults, and the view over what it is. */
  readonly spec: Partial<Spec>;
  readonly view: Partial<View>;
  /** Outlined and scrolled to. */
  readonly look: Place;
  /** null where the networks on screen cannot show it yet. */
  readonly select: (scene: Scene) => M | null;
  /** Lit by "Show me", beside the place. */
  readonly mark?: (model: M) => Selection;
  /** Two to four sentences. */
  readonly text: (model: M) => readonly Words[];
  /** Lines: what is computed, then the same with the numbers of the screen. */
  readonly formula: (model: M) => readonly Formula[];
  readonly task: {
    /** What to do, in one or two sentences. */
    readonly words: (model: M) => Words;
    /** Where it is done: the focus goes there with "Show me". */
    readonly place: Place;
    readonly done: (scene: Scene, model: M) => boolean;
    /** What doing it has shown. */
    readonly after: (scene: Scene, model: M) => Words;
  };
  /** The beat has a training step to be watched in slow motion. */
  readonly slow?: true;
}

/** A beat whose model nobody outside looks into. */
export type AnyBeat = Beat<unknown>;
