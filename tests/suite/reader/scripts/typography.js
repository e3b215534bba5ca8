// Measures the typography of a page. `arguments[0]` names the rule; returns where the page breaks it.
const wrong = [];
const need = (name, holds, seen) => { if (!holds) wrong.push(`${name}: ${seen}`); };
const one = (selector) => document.querySelector(selector) || (wrong.push(`nothing is ${selector}`), document.body);
const style = (selector) => getComputedStyle(one(selector));
const size = (element) => parseFloat(getComputedStyle(element).fontSize);
// Returns the range of the first occurrence of a text inside one node.
const find = (text) => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + text.length);
    return range;
  }
  wrong.push(`nowhere stands ${text}`);
  return null;
};
// Returns its width, in units of its font size.
const em = (text) => {
  const range = find(text);
  // A justified line would include the space that was added to fill it.
  if (range) range.startContainer.parentElement.style.textAlign = 'start';
  return range ? range.getBoundingClientRect().width / size(range.startContainer.parentElement) : 0;
};
// Returns how much wider it is than with another value of a property.
const gain = (text, property, value) => {
  const paragraph = find(text).startContainer.parentElement;
  const wide = em(text);
  paragraph.style[property] = value;
  const narrow = em(text);
  paragraph.style[property] = '';
  return wide - narrow;
};
const near = (a, b) => Math.abs(a - b) < 0.06;

const asked = {
  measure([characters]) {
    const p = one('.prose > p');
    const width = p.getBoundingClientRect().width / size(p);
    need('characters of a line', near(width, characters), width);
  },
  body() {
    const p = style('.prose > p');
    const leading = parseFloat(p.lineHeight) / parseFloat(p.fontSize);
    need('leading', leading >= 1.7 && leading <= 1.9, leading);
    need('line-break', p.lineBreak === 'strict', p.lineBreak);
    need('text-wrap', p.textWrapStyle === 'pretty', p.textWrapStyle);
    need('hanging marks', !p.hangingPunctuation || p.hangingPunctuation === 'none', p.hangingPunctuation);
    need('words', p.overflowWrap === 'anywhere' && p.wordBreak === 'normal', `${p.overflowWrap} ${p.wordBreak}`);
    need('a long address', document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollWidth);
  },
  sides([align]) {
    const p = style('.prose > p');
    need('align', p.textAlign === align, p.textAlign);
    if (align === 'justify') need('justify', p.textJustify === 'inter-character', p.textJustify);
  },
  gaps() {
    const mixed = '于2024年ISC大会';
    need('gap beside Latin', near(gain(mixed, 'textAutospace', 'no-autospace'), 0.5), gain(mixed, 'textAutospace', 'no-autospace'));
    const marks = '网络（“安全”）。」数据';
    need('marks that follow each other', near(gain(marks, 'textSpacingTrim', 'space-all'), -2), gain(marks, 'textSpacingTrim', 'space-all'));
    need('quotation marks', near(em('用“安全”的'), 6), em('用“安全”的'));
    need('ellipsis', near(em('……'), 2), em('……'));
    need('dash', em('——') >= 1.7 && em('——') < 2.1, em('——'));
  },
  pairs() {
    for (const pair of ['——', '……']) {
      const range = find(pair);
      need(`${pair} in one line at ${innerWidth}`, range && range.getClientRects().length === 1, 'broken');
    }
  },
  paragraphs([indent, gap]) {
    const p = style('.prose > p + p');
    const characters = parseFloat(p.textIndent) / parseFloat(p.fontSize);
    need('indent', near(characters, indent), characters);
    const step = (parseFloat(p.marginTop) + parseFloat(p.lineHeight)) / parseFloat(p.lineHeight);
    need('room between paragraphs', gap ? step >= 1.3 : step === 1, step);
  },
  headings() {
    for (const selector of ['h1', '.prose h2']) {
      const heading = style(selector);
      need(`${selector} breaks at words`, one(selector).querySelector('wbr'), one(selector).innerHTML);
      need(`${selector} keeps words`, heading.wordBreak === 'keep-all', heading.wordBreak);
      need(`${selector} is balanced`, heading.textWrapStyle === 'balance', heading.textWrapStyle);
    }
    need('title', !/[\u200b\u00ad]|wbr/.test(document.title), document.title);
    // Headings and paragraphs are aligned to half lines of the text.
    // A line with emphasis dots is higher, and rows of a table have their own height.
  const before = ':is(p, h2, h3):not(.tw ~ *)';
  const tops = [...document.querySelectorAll(`.prose > ${before}`)].map((e) => e.getBoundingClientRect().top);
    const half = parseFloat(style('.prose > p').lineHeight) / 2;
    tops.forEach((top) => {
      const off = ((top - tops[0]) % half + half) % half;
      need('rhythm', off < 1 || half - off < 1, `${off} of ${half} at ${top - tops[0]}`);
    });
  },
  emphasis() {
    const dots = style('.prose em');
    need('emphasis', dots.fontStyle === 'normal' && dots.textEmphasisStyle.includes('dot'), `${dots.fontStyle} ${dots.textEmphasisStyle}`);
    need('emphasis below', dots.textEmphasisPosition.includes('under'), dots.textEmphasisPosition);
    for (const e of document.querySelectorAll(':is(i, em, cite, address, dfn):lang(zh)')) {
      need('no slanted Chinese', getComputedStyle(e).fontStyle === 'normal', e.outerHTML);
    }
    need('ruby', style('.prose ruby').display === 'ruby' && size(one('.prose rt')) < size(one('.prose ruby')), style('.prose ruby').display);
    need('underline', parseFloat(style('.prose p a').textUnderlineOffset) >= 0.19 * size(one('.prose p a')), style('.prose p a').textUnderlineOffset);
  },
  figures() {
    for (const e of document.querySelectorAll('main :is(table, time)')) {
      const seen = getComputedStyle(e).fontVariantNumeric;
      need('figures of one width', seen.includes('tabular-nums'), `${e.tagName} ${seen}`);
    }
    need('a table and a time', document.querySelector('main table') && document.querySelector('main time'), 'not there');
  },
  provisions() {
    const item = style('.it > li');
    need('items', item.display === 'grid', item.display);
    const lines = [...document.querySelectorAll('.it > li')].flatMap((li) => {
      const range = document.createRange();
      range.selectNodeContents(li.lastElementChild);
      const lefts = [...range.getClientRects()].map((r) => r.left);
      return lefts.length > 1 ? [Math.max(...lefts) - Math.min(...lefts)] : [];
    });
    need('an item of several lines', lines.length > 0, 'none');
    need('lines of an item', lines.every((off) => off < 1), lines);
    for (const [id, text] of [['art-1', '第一条　'], ['art-12', '第十二条　']]) {
      getSelection().selectAllChildren(one(`#${id}`));
      const copied = getSelection().toString();
      need('copied text', copied.startsWith(text) && copied[text.length] !== '　' && /\S/.test(copied[text.length]), JSON.stringify(copied.slice(0, 20)));
    }
  },
  language() {
    need('language', document.documentElement.lang === 'zh-Hans', document.documentElement.lang);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let english = 0;
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim();
      const words = text.split(/[^A-Za-z]+/).filter((word) => word.length > 2);
      if (/[\u3400-\u9fff]/.test(text) || words.length < 2 || text.includes('://') || walker.currentNode.parentElement.closest('.prose, script, style, code, title')) continue;
      english += 1;
      const lang = walker.currentNode.parentElement.closest('[lang]').lang;
      need('English is said to be English', lang === 'en', `${lang}: ${text}`);
    }
    need('some English', english > 0, 'none');
  },
  paper() {
    const p = style('.prose > p');
    need('orphans and widows', p.orphans === '2' && p.widows === '2', `${p.orphans} ${p.widows}`);
    need('indent on paper', near(parseFloat(p.textIndent) / parseFloat(p.fontSize), 2), p.textIndent);
  },
};
asked[arguments[0]](arguments[1] || []);
return wrong;
