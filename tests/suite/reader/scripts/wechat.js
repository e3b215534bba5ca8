// Removes the features that the browser inside WeChat lacks.
(() => {
  Object.defineProperty(Navigator.prototype, 'share', { value: undefined, configurable: true });
  Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined, configurable: true });
  window.alert = () => console.error('alert');
  window.open = () => console.error('open');
})();
