(function(){
var all=function(s){return [].slice.call(document.querySelectorAll(s))},
stages=all('[data-status]'),heads=all('.reg .ch[id]'),divisions=all('.chs>li>a'),soon;
function today(zone){try{return new Intl.DateTimeFormat('en-CA',{timeZone:zone,year:'numeric',month:'2-digit',day:'2-digit'}).format(new Date()).match(/^\d{4}-\d\d-\d\d$/)[0]}catch(e){}}
function show(day){
 var now=stages[0];
 stages.forEach(function(p){if(!p.dataset.from||p.dataset.from<=day)now=p});
 stages.forEach(function(p){p.hidden=p!==now});
 var left=Math.round((Date.parse(now.dataset.until)-Date.parse(day))/864e5);
 if(left>0)now.querySelector('b').append(now.dataset.left.replace('{n}',left))}
function here(){
 var at;soon=0;
 heads.forEach(function(h){if(h.getBoundingClientRect().top<160)at=h});
 divisions.forEach(function(a){if(at&&a.hash==='#'+at.id)a.setAttribute('aria-current','location');else a.removeAttribute('aria-current')})}
var day=stages.length&&today(stages[0].dataset.zone);
if(day)show(day);
if(window.matchMedia('(min-width:62em)').matches)all('.toc details').forEach(function(e){e.open=true});
if(heads.length&&divisions.length){
 addEventListener('scroll',function(){soon=soon||requestAnimationFrame(here)},{passive:true});here()}
})();
