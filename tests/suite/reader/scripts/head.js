// Returns the metadata of the page, with the errors in its JSON-LD and the gaps between its heading levels.
const attribute = (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? '';
const data = [];
for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
  try {
    const read = JSON.parse(script.textContent);
    if (read['@context'] !== 'https://schema.org') data.push(`context ${read['@context']}`);
  } catch (error) {
    data.push(String(error));
  }
}
const gaps = [];
let level = 0;
for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
  if (!heading.checkVisibility()) continue;
  const now = Number(heading.tagName[1]);
  if (now > level + 1) gaps.push(`h${level} → h${now}: ${heading.textContent.trim().slice(0, 20)}`);
  level = now;
}
return {
  title: document.title,
  description: attribute('meta[name=description]', 'content'),
  indexed: !attribute('meta[name=robots]', 'content').includes('noindex'),
  canonical: attribute('link[rel=canonical]', 'href'),
  headings: document.querySelectorAll('h1').length,
  feeds: document.querySelectorAll('link[rel=alternate][type="application/atom+xml"]').length,
  data,
  gaps,
};
