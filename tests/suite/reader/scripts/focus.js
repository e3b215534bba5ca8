// Describes the focused element: a name, whether it is visible, whether something covers it, whether the focus is marked.
const e = document.activeElement;
if (!e || e === document.body) return null;
const name = `${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}.${e.className} ${e.textContent.trim().slice(0, 16)}`;
const rects = [...e.getClientRects()].filter((r) => r.width && r.height);
const inside = rects.filter((r) => r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth);
const over = (r) => {
  const x = Math.min(Math.max((r.left + r.right) / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max((r.top + r.bottom) / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return top && !e.contains(top) && !top.contains(e) ? `${top.tagName.toLowerCase()}.${top.className}` : '';
};
const style = getComputedStyle(e);
const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
const first = !e.dataset.seen;
e.dataset.seen = 'yes';
return {
  name,
  first,
  seen: inside.length > 0,
  covered: inside.length && inside.every(over) ? over(inside[0]) : '',
  marked: outlined || style.boxShadow !== 'none',
};
