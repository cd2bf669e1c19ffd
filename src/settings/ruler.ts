/** Between the letters' lowest and the next line. */
const BELOW = 1;

let line: HTMLElement | undefined;

/** Draws the line that is read along: below the line of text that is pointed at, touched or reached. */
export function follow(): void {
  if (line) return;
  line = document.createElement('div');
  line.className = 'ruler screen-only';
  line.setAttribute('aria-hidden', 'true');
  document.body.append(line);
  let point: { x: number; y: number } | undefined;
  const toPoint = () => {
    const bottom = point && textBottomAt(point.x, point.y);
    if (bottom !== undefined) moveTo(bottom);
  };
  const pointed = ({ clientX, clientY }: MouseEvent | Touch) => {
    point = { x: clientX, y: clientY };
    toPoint();
  };
  const touched = ({ touches: [touch] }: TouchEvent) => {
    if (touch) pointed(touch);
  };
  document.addEventListener('mousemove', pointed);
  document.addEventListener('touchstart', touched, { passive: true });
  document.addEventListener('touchmove', touched, { passive: true });
  document.addEventListener('focusin', ({ target }) => {
    point = undefined;
    const lines = (target as Element).getClientRects();
    const [first] = lines;
    if (first && first.height < innerHeight / 2) moveTo(first.bottom);
  });
  // The text moves on under what points at it.
  addEventListener('scroll', toPoint, { passive: true });
}

function moveTo(bottom: number) {
  if (!line) return;
  line.style.transform = `translateY(${Math.round(bottom + BELOW)}px)`;
  line.classList.add('shown');
}

/** Where the line of text at a point ends below, from the window's top; none where there is no text. */
function textBottomAt(x: number, y: number): number | undefined {
  const caret = caretAt(x, y);
  const text = caret?.startContainer;
  if (!caret || text?.nodeType !== Node.TEXT_NODE) return undefined;
  const { length } = text as Text;
  const at = Math.min(caret.startOffset, length - 1);
  if (at < 0) return undefined;
  const letter = document.createRange();
  letter.setStart(text, at);
  letter.setEnd(text, at + 1);
  const box = letter.getBoundingClientRect();
  const near = y > box.top - box.height && y < box.bottom + box.height;
  return near && box.height > 0 ? box.bottom : undefined;
}

/** The place in the text at a point, by the name that the kernels of offices know it by. */
function caretAt(x: number, y: number): Range | null {
  const { caretRangeFromPoint } = document as {
    caretRangeFromPoint?: (x: number, y: number) => Range | null;
  };
  return caretRangeFromPoint ? caretRangeFromPoint.call(document, x, y) : null;
}
