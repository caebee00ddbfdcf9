/** Copies the link of what is on screen and says so in the button; where copying is refused, shows the link. */
import { useEffect, useRef, useState } from 'react';
import { useActions } from './explorer';

type Said = 'Share' | 'Link copied' | 'Copy it below';

export function ShareButton() {
  const actions = useActions();
  const [said, setSaid] = useState<Said>('Share');
  const [link, setLink] = useState('');
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (said !== 'Link copied') return;
    const timer = setTimeout(() => setSaid('Share'), 2500);
    return () => clearTimeout(timer);
  }, [said]);

  useEffect(() => {
    if (link) field.current?.select();
  }, [link]);

  const share = async () => {
    const url = actions.link();
    try {
      await navigator.clipboard.writeText(url);
      setLink('');
      setSaid('Link copied');
    } catch {
      setLink(url);
      setSaid('Copy it below');
    }
  };

  return (
    <div className="share">
      <button type="button" className="button" data-key="share" onClick={share}>
        <span aria-live="polite">{said}</span>
      </button>
      {link && (
        <div className="share-link">
          <input ref={field} readOnly value={link} aria-label="Link to copy" />
          <button
            type="button"
            className="link"
            onClick={() => {
              setLink('');
              setSaid('Share');
            }}
          >
            Close
          </button>
        </div>
      )}
    </div>
  );
}
