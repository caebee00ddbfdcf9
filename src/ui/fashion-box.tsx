/** Real data that the page has itself: images of clothes to fetch, a sample of embeddings to make. */
import { useEffect, useRef } from 'react';
import { t } from '../lib/text';
import { fashionPatch } from '../spec/own-task';
import { PRESETS } from '../spec/presets';
import { type ImageSample, imageSamples } from '../store/own-real';
import { type Bringable, imagesHere } from '../store/real-data';
import { useActions, useExplorer } from './explorer';
import { fetchedShare, fetchingWords } from './fetching-words';
import { trainThis } from './train-this';

/** Images of each class that are shown. */
const SHOWN = 4;
const ALL = 70_000;

export function FashionBox() {
  const actions = useActions();
  const here = useExplorer(imagesHere);
  const fetching = useExplorer((state) => state.fetching);
  const sample = PRESETS.find(({ id }) => id === 'embeddings-sample');
  const load = (what: Bringable) => actions.bringData(what);
  const busy = fetching !== null && fetching.what !== 'sample';
  return (
    <div className="own-box own-images">
      <div className="own-input">
        <h3>{t('Real data at hand')}</h3>
        <p>
          {t(
            'FashionMNIST: pictures of ten kinds of clothing, 28 × 28 pixels each. They come from this site and stay on this machine for the next visit.',
          )}
        </p>
        {here === 0 && (
          <button type="button" className="button" onClick={() => load('images')} disabled={busy}>
            {t('Load 10,000 images for training, 2,000 for testing (5.3 MB)')}
          </button>
        )}
        {here < ALL && (
          <button
            type="button"
            className="button"
            onClick={() => load('all-images')}
            disabled={busy}
          >
            {t('Load all 70,000 images (31 MB)')}
          </button>
        )}
        {fetching && (
          <div className="own-fetching">
            <progress
              max={100}
              value={fetching.total > 0 ? fetchedShare(fetching) : undefined}
              aria-label={t('Progress of fetching data')}
            />
            <span>{fetchingWords(fetching)}</span>
            <button type="button" className="button" onClick={() => actions.stopBringing()}>
              {t('Cancel')}
            </button>
          </div>
        )}
        <button
          type="button"
          className={here > 0 ? 'button primary' : 'button'}
          onClick={() => trainThis(actions, fashionPatch(here === ALL ? 'all' : 'first'))}
        >
          {t('Train on FashionMNIST: 4 neurons, as in the paper')}
        </button>
        <h4>{t('A small generated sample')}</h4>
        <p>
          {t(
            '4,000 vectors of 64 numbers in ten classes, made from a seed, like those that CLIP makes of images: to try embeddings without a file.',
          )}
        </p>
        <button
          type="button"
          className="button"
          onClick={() => sample && trainThis(actions, sample.spec)}
        >
          {t('Try it with a small generated sample')}
        </button>
      </div>
      <div className="own-facts" role="status">
        {here > 0 && <Images count={here} />}
      </div>
    </div>
  );
}

function Images({ count }: { count: number }) {
  const samples = imageSamples(SHOWN);
  return (
    <>
      <p className="own-size">{t`${count.toLocaleString('en')} images are here.`}</p>
      <ul className="own-samples">
        {samples.map((sample) => (
          <li key={sample.name}>
            <Strip sample={sample} />
            <span>{t(sample.name)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A few images side by side, dark on light as pictures on paper are. */
function Strip({ sample: { name, images, width } }: { sample: ImageSample }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    images.forEach((pixels, i) => {
      const image = new ImageData(width, width);
      for (const [p, value] of pixels.entries()) {
        image.data.fill(255 - value, 4 * p, 4 * p + 3);
        image.data[4 * p + 3] = 255;
      }
      context.putImageData(image, i * width, 0);
    });
  }, [images, width]);
  return (
    <canvas
      ref={canvas}
      width={width * images.length}
      height={width}
      role="img"
      aria-label={t`${images.length} images of the class ${t(name)}`}
    />
  );
}
