// Sets the text spacing of WCAG 1.4.12 on all elements, as a reader's own style sheet would; `false` removes it.
for (const e of document.querySelectorAll('html, body, body *')) {
  const set = (name, value) => (arguments[0] ? e.style.setProperty(name, value, 'important') : e.style.removeProperty(name));
  set('line-height', '1.5');
  set('letter-spacing', '0.12em');
  set('word-spacing', '0.16em');
  if (e.tagName === 'P') set('margin-bottom', '2em');
}
