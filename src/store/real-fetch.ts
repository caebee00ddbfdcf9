/** Brings FashionMNIST or the generated sample, in a worker, and keeps it; see `real-data.ts`. */
import { type DataRequest, requestData } from '../engine/data-client';
import { FASHION_PATH } from '../tasks/fashion-mnist/load';
import { keepFashion, keepReal } from '../tasks/real-store';
import type { Bringable, BringData } from './real-data';

const requestFor = (what: Bringable): DataRequest =>
  what === 'sample'
    ? { type: 'sample' }
    : {
        type: 'fashion-mnist',
        base: new URL(FASHION_PATH, document.baseURI).href,
        all: what === 'all-images',
      };

export const bringData: BringData = async (what, options) => {
  const answer = await requestData(requestFor(what), options);
  if (answer.type === 'failed') {
    const said = answer.problems.map(({ text }) => text).join(' ');
    throw new Error(
      what === 'sample'
        ? `The sample could not be made: ${said}`
        : `The images could not be loaded: ${said} What has come is kept; try again.`,
    );
  }
  if (what === 'sample') keepReal(answer.dataset);
  else keepFashion(answer.dataset);
};
