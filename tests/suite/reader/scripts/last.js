// Returns the paragraphs, and the titles and subtitles in lists, whose last line has only one or two characters, or only the
// end mark.
const wrong = [];
const range = document.createRange();
for (const p of document.querySelectorAll('.prose p, .t small:not(.s), .tl ~ small, .pn a')) {
  if (!p.checkVisibility() || getComputedStyle(p).textWrapStyle === 'auto') continue;
  range.selectNodeContents(p);
  const rects = [...range.getClientRects()].filter((r) => r.width > 0);
  if (!rects.length) continue;
  const bottom = Math.max(...rects.map((r) => r.bottom));
  const top = Math.min(...rects.map((r) => r.top));
  const size = parseFloat(getComputedStyle(p).fontSize);
  const last = rects.filter((r) => r.bottom > bottom - size * 0.7);
  const width = Math.max(...last.map((r) => r.right)) - Math.min(...last.map((r) => r.left));
  if (p.matches('.end > p:last-child') && p.getBoundingClientRect().bottom - bottom > size) wrong.push(`alone: the mark after ${p.textContent.trim().slice(-12)}`);
  if (bottom - top > size * 2 && width < size * 2.2) wrong.push(p.textContent.trim().slice(-12));
}
return wrong;
