// Returns the lines of the main text, the targets of all links, and visible controls that do nothing.
// It ignores what scripts add on purpose: controls, and notes on the days that remain.
const main = document.querySelector('main');
const idle = (e) => e.checkVisibility() && !e.disabled && !e.closest('form[action]');
const controls = [...document.querySelectorAll('button, input, select, textarea, .js')].filter(idle);
const named = controls.map((e) => `${e.tagName.toLowerCase()}.${e.className} ${e.textContent.trim()}`);
for (const e of main.querySelectorAll('.js, .rel, .cal h2')) e.style.setProperty('display', 'none', 'important');
const lines = main.innerText.split('\n').map((line) => line.replace(/\s+/g, '')).filter(Boolean);
const links = [...document.links].filter((a) => a.checkVisibility()).map((a) => a.href);
return { lines, links, controls: named };
