/** A link as a QR code: one path, dark on white in either theme, because cameras expect that. */
import { generate } from 'lean-qr';
import { useMemo } from 'react';

/** Modules of white around it that readers need. */
const QUIET = 4;

export function QrCode({ text, label }: { text: string; label: string }) {
  const drawn = useMemo(() => {
    const code = generate(text);
    let path = '';
    for (let y = 0; y < code.size; y++) {
      for (let x = 0; x < code.size; x++) {
        if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
      }
    }
    return { path, size: code.size + 2 * QUIET };
  }, [text]);
  return (
    <svg
      className="share-qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawn.size} ${drawn.size}`}
      shapeRendering="crispEdges"
    >
      <rect width={drawn.size} height={drawn.size} fill="#fff" />
      <path d={drawn.path} fill="#000" />
    </svg>
  );
}
