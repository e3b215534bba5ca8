// The lines of the main text and the targets of all links as a reader has them, and controls that are seen though nothing
// answers them.
// What scripts add on purpose is not looked at: controls, and how far it is from the reader's day.
const main = document.querySelector('main');
const idle = (e) => e.checkVisibility() && !e.disabled && !e.closest('form[action]');
const controls = [...document.querySelectorAll('button, input, select, textarea, .js')].filter(idle);
const named = controls.map((e) => `${e.tagName.toLowerCase()}.${e.className} ${e.textContent.trim()}`);
for (const e of main.querySelectorAll('.js, .rel, .cal h2')) e.style.setProperty('display', 'none', 'important');
const lines = main.innerText.split('\n').map((line) => line.replace(/\s+/g, '')).filter(Boolean);
const links = [...document.links].filter((a) => a.checkVisibility()).map((a) => a.href);
return { lines, links, controls: named };
