// Returns the first few elements that are wider than the window; nothing if there are none.
const root = document.documentElement;
if (root.scrollWidth <= root.clientWidth) return [];
const out = [];
const scrolls = (e) => {
  for (let up = e.parentElement; up && up !== document.body; up = up.parentElement)
    if (getComputedStyle(up).overflowX !== 'visible') return true;
  return false;
};
for (const e of document.body.querySelectorAll('*')) {
  const r = e.getBoundingClientRect();
  if (r.width && r.right > root.clientWidth + 0.5 && !scrolls(e))
    out.push(`${e.tagName.toLowerCase()}.${e.className} → ${Math.round(r.right)}: ${e.textContent.trim().slice(0, 20)}`);
}
return [`${root.scrollWidth} > ${root.clientWidth}`, ...out.slice(0, 4)];
