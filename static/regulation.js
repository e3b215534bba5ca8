/* 法规：照读者的今天换上状态，标出当前所在的章。 */
(function(){
var all=function(s){return [].slice.call(document.querySelectorAll(s))},
/* 读者的今天，按网站的时区；说不出时是空的 */
today=function(zone){try{return new Intl.DateTimeFormat('en-CA',{timeZone:zone,year:'numeric',month:'2-digit',day:'2-digit'}).format(new Date()).match(/^\d{4}-\d\d-\d\d$/)[0]}catch(e){return ''}};
/* 到了日子，换上那一天起的状态 */
var states=all('[data-status]'),now=states.length?today(states[0].dataset.zone):'';
if(now){
 var cur=states[0];
 states.forEach(function(p){if(!p.dataset.from||p.dataset.from<=now)cur=p});
 states.forEach(function(p){p.hidden=p!==cur});
 var left=cur.dataset.until?Math.round((Date.parse(cur.dataset.until)-Date.parse(now))/864e5):0;
 if(left>0)cur.querySelector('b').append(cur.dataset.left.replace('{n}',left))
}
/* 从哪天起、到哪天前才显示的；一项也不显示的组收起 */
var zone=document.querySelector('[data-zone]'),day=zone&&today(zone.dataset.zone);
if(day){
 all('[data-term]').forEach(function(e){var of=e.dataset.term.split(' ');e.hidden=of[0]>day||!!of[1]&&of[1]<=day});
 all('[data-some]').forEach(function(g){g.hidden=!g.querySelector('li:not([hidden]),tr+tr:not([hidden])')});
 all('[data-none]').forEach(function(p){p.hidden=!!document.querySelector('[data-zone] li:not([hidden])')})
}
/* 宽屏上目录总是开着 */
if(window.matchMedia('(min-width:62em)').matches)all('.toc details').forEach(function(e){e.open=true});
/* 当前所在的章 */
var heads=all('.reg .ch[id]'),toc=all('.chs>li>a');
if(heads.length&&toc.length){
 var soon,here=function(){
  var at=null;soon=0;heads.forEach(function(h){if(h.getBoundingClientRect().top<160)at=h});
  toc.forEach(function(a){if(at&&a.hash==='#'+at.id)a.setAttribute('aria-current','location');else a.removeAttribute('aria-current')})};
 addEventListener('scroll',function(){soon=soon||requestAnimationFrame(here)},{passive:true});here()
}
})();
