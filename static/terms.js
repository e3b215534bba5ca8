/* 从哪天起、到哪天前才显示的，照读者的今天（按网站的时区）；一项也不显示的组收起。theme.js 在页上有这样的东西时取来。 */
(function(){
var all=function(s){return [].slice.call(document.querySelectorAll(s))},day='';
try{day=new Intl.DateTimeFormat('en-CA',{timeZone:document.querySelector('[data-zone]').dataset.zone,year:'numeric',month:'2-digit',day:'2-digit'}).format(new Date())}catch(e){}
if(!/^\d{4}-\d\d-\d\d$/.test(day))return;
all('[data-term]').forEach(function(e){var of=e.dataset.term.split(' ');e.hidden=of[0]>day||!!of[1]&&of[1]<=day});
all('[data-some]').forEach(function(g){g.hidden=!g.querySelector('li:not([hidden]),tr+tr:not([hidden])')});
all('[data-otherwise]').forEach(function(p){p.hidden=!!document.querySelector('[data-zone] li:not([hidden])')});
})();
