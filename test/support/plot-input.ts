/** Plot inputs, models and captions on fixture records, for the plots' tests. */
import { isEmpty, type Plot, type PlotInput, plain } from '../../src/plots/plot';
import { inputOf } from '../gallery/cases';
import type { FixtureOptions } from './fixture-record';

export const input = (options: FixtureOptions = {}, rest: Partial<PlotInput> = {}): PlotInput =>
  inputOf({ name: '', record: options, input: rest });

/** The plot's model; throws where it is empty. */
export function modelOf<M>(plot: Plot<M>, at: PlotInput): M {
  const model = plot.select(at);
  if (isEmpty(model)) throw new Error(`empty: ${model.empty}`);
  return model;
}

export const captionOf = <M>(plot: Plot<M>, at: PlotInput): string =>
  plain(plot.caption(modelOf(plot, at)));
