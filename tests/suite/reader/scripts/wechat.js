// What the browsers inside of WeChat do not have.
(() => {
  Object.defineProperty(Navigator.prototype, 'share', { value: undefined, configurable: true });
  Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined, configurable: true });
  window.alert = () => console.error('alert');
  window.open = () => console.error('open');
})();
