/* 日历：网页里只有日期，过没过、还有几天照读者的今天算。 */
(function(){
var lang=document.documentElement.lang,all=function(s){return [].slice.call(document.querySelectorAll(s))},
/* 读者的今天，按网站的时区；说不出时是空的 */
today=function(zone){try{return new Intl.DateTimeFormat('en-CA',{timeZone:zone,year:'numeric',month:'2-digit',day:'2-digit'}).format(new Date()).match(/^\d{4}-\d\d-\d\d$/)[0]}catch(e){return ''}},
days=function(from,to){return Math.round((Date.parse(to)-Date.parse(from))/864e5)};
var dated=document.querySelector('.cal,.soon'),now=dated?today(dated.getAttribute('data-zone')):'';
if(!now)return;
var at=function(e,k){return e.getAttribute('data-'+k)||''},
add=function(e,tag,text,cls){var n=document.createElement(tag);n.textContent=text;if(cls)n.className=cls;e.appendChild(n);return n},
cal=document.querySelector('.cal'),coming=document.getElementById('coming'),left=0;
if(cal&&coming){
 var rows=[];
 [].forEach.call(coming.querySelectorAll('.ev'),function(ev){
  var next=null,key='';
  [].forEach.call(ev.querySelectorAll('[data-last]'),function(p){
   var f=at(p,'first'),l=at(p,'last');
   if(l<now)return;
   var in_=at(p,'within'),k=f>=now?f:in_?l:now;
   if(f<=now&&!in_)p.className='on';
   if(!next||k<key){next=p;key=k}});
  if(!next){document.querySelector('#over ol').appendChild(ev);document.getElementById('over').hidden=false;return}
  var f=at(next,'first'),runs=f<now&&!at(next,'within'),cell=ev.querySelector('.day'),day=runs?at(next,'until'):at(next,'day'),n=days(now,f);
  cell.textContent=day;cell.className='day'+(/^[0-9—–]{1,5}$/.test(day)?'':' v');
  if(!runs&&at(next,'note'))add(cell,'small',at(next,'note'));
  var exact=/^\d/.test(at(next,'day'))&&f>=now;
  add(ev.querySelector('h3'),'small',runs?at(cal,'on'):!exact?'':n?n<91?at(cal,'in').replace('{n}',n):'':at(cal,'today'),'rel');
  rows.push([key,ev])});
 rows.sort(function(a,b){return a[0]<b[0]?-1:a[0]>b[0]?1:0});
 while(coming.firstChild)coming.removeChild(coming.firstChild);
 var list,last='';
 rows.forEach(function(r){var m=r[0].slice(0,7);
  if(m!==last){last=m;var d1=new Date(+m.slice(0,4),m.slice(5)-1,1),s=add(coming,'section',''),h=add(s,'h2','','mon');
   h.id='m'+m;s.setAttribute('aria-labelledby',h.id);
   add(h,'span',d1.toLocaleDateString(lang,{month:/^zh/.test(lang)?'short':'long'}),'f');add(h,'small',d1.toLocaleDateString(lang,{year:'numeric'}));list=add(s,'ol','')}
  list.appendChild(r[1])});
 if(!rows.length)add(coming,'p',at(cal,'empty'),'none');
 document.getElementById('as-of').hidden=true
}
all('.soon li').forEach(function(li){li.hidden=at(li,'last')<now||days(now,at(li,'first'))>90||left>5;if(!li.hidden)left++});
if(!left)all('.soon').forEach(function(s){s.hidden=true});
})();
