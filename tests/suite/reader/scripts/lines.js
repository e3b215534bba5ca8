// Returns lines that begin or end with a character that must not be there, and last lines with a single character. To find
// the line breaks, it reads the position of every character of the main text.
const NOT_FIRST = /[、，。；：？！）》”’〉】」』〕·]/;
const NOT_LAST = /[（《“‘〈【「『〔]/;
const block = (node) => {
  let e = node.parentElement;
  while (e && getComputedStyle(e).display.startsWith('inline')) e = e.parentElement;
  return e;
};
const blocks = new Map();
const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  if (!node.data.trim() || !node.parentElement.checkVisibility() || node.parentElement.closest('rt, rp, script, svg, math, pre, code')) continue;
  const of = block(node);
  if (!blocks.has(of)) blocks.set(of, []);
  blocks.get(of).push(node);
}
const range = document.createRange();
const wrong = [];
for (const [of, nodes] of blocks) {
  const size = parseFloat(getComputedStyle(of).fontSize);
  if (of.getBoundingClientRect().height < size * 2) continue;
  const lines = [];
  let last = null;
  for (const node of nodes) {
    let at = 0;
    for (const sign of node.data) {
      const end = at + sign.length;
      if (/\S/.test(sign)) {
        range.setStart(node, at);
        range.setEnd(node, end);
        const r = range.getClientRects()[0];
        if (r && r.width) {
          if (!last || (r.top > last.top + size * 0.7 && r.left <= last.left)) lines.push('');
          lines[lines.length - 1] += sign;
          last = r;
        }
      }
      at = end;
    }
  }
  lines.forEach((line, number) => {
    if (number && NOT_FIRST.test(line[0])) wrong.push(['first', line]);
    if (number < lines.length - 1 && NOT_LAST.test(line[line.length - 1])) wrong.push(['last', line]);
  });
  const end = lines[lines.length - 1] || '';
  if (lines.length > 1 && [...end.replace(/[\p{P}\p{S}]/gu, '')].length < 2 && lines[0].length > 3)
    wrong.push(['alone', `${of.tagName}.${of.className}`, end, lines[0]]);
}
return wrong;
