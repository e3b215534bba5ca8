// What axe finds wrong with the page; with true, only what depends on colours.
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const only = arguments[0] ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } : { type: 'tag', values: tags };
return axe
  .run(document, { runOnly: only, resultTypes: ['violations'], iframes: false })
  .then((found) => {
    const told = (kind) => (rule) =>
      `${kind} ${rule.id}: ` + rule.nodes.slice(0, 3).map((node) => `${node.target} (${(node.any[0] || node.all[0] || node.none[0] || {}).message})`).join(' | ') + (rule.nodes.length > 3 ? ` and ${rule.nodes.length - 3} more` : '');
    return found.violations.map(told('violation'));
  });
