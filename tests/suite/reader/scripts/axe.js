// Returns the violations that axe finds in the page, and its incomplete results. If axe could not see an element because it
// is scrolled out of view in a box, the script scrolls to it and runs axe again.
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'], iframes: false, preload: false };
const colours = { ...options, runOnly: { type: 'rule', values: ['color-contrast'] } };
const said = (node) => `${node.target} (${(node.any[0] || node.all[0] || node.none[0] || {}).message})`;
const told = (kind) => (rule) =>
  `${kind} ${rule.id}: ` + rule.nodes.slice(0, 3).map(said).join(' | ') + (rule.nodes.length > 3 ? ` and ${rule.nodes.length - 3} more` : '');
const again = async (rule) => {
  const nodes = [];
  for (const node of rule.nodes) {
    const e = document.querySelector(node.target[0]);
    const box = e.closest('.tw, .stick');
    if (rule.id !== 'color-contrast' || !box) {
      nodes.push(node);
      continue;
    }
    e.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const found = await axe.run(e, colours);
    box.scrollTo(0, 0);
    nodes.push(...[...found.violations, ...found.incomplete].flatMap((one) => one.nodes).slice(0, 1));
  }
  return { ...rule, nodes };
};
return axe.run(document, options).then(async (found) => {
  const undecided = [];
  for (const rule of found.incomplete) undecided.push(await again(rule));
  scrollTo(0, 0);
  return [...found.violations.map(told('violation')), ...undecided.filter((rule) => rule.nodes.length).map(told('undecided'))];
});
