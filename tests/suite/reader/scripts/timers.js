// Runs before the scripts of a page: `timersLeft()` tells how many of their timers have not run yet.
const left = new Set();
const set = window.setTimeout.bind(window);
const clear = window.clearTimeout.bind(window);
window.setTimeout = (run, delay, ...values) => {
  const id = set(() => {
    try {
      run(...values);
    } finally {
      left.delete(id);
    }
  }, delay);
  left.add(id);
  return id;
};
window.clearTimeout = (id) => {
  left.delete(id);
  clear(id);
};
window.timersLeft = () => left.size;
