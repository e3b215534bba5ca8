(() => {
  const moment = Date.parse('MOMENT');
  const Real = Date;
  window.Date = class extends Real {
    constructor(...given) {
      if (given.length) super(...given);
      else super(moment);
    }
    static now() {
      return moment;
    }
  };
})();
