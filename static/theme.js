/* 可有可无:字号、明暗;日历照读者的今天;从磁盘打开时补 index.html。没有它,页面照样可读。 */
(function(){
var d=document.documentElement,
all=function(s){return [].slice.call(document.querySelectorAll(s))},
get=function(k){try{return localStorage.getItem(k)||''}catch(e){return ''}},
set=function(k,v){try{localStorage.setItem(k,v)}catch(e){}};
function apply(k,v){if(v)d.setAttribute('data-'+k,v);else d.removeAttribute('data-'+k);
 all('[data-set="'+k+'"]').forEach(function(b){b.setAttribute('aria-pressed',String(b.value===v))})}
['size','theme'].forEach(function(k){apply(k,get(k))});
document.addEventListener('click',function(e){
 var b=e.target.closest&&e.target.closest('[data-set]');
 if(b){var k=b.getAttribute('data-set');set(k,b.value);apply(k,b.value)}
 all('.disp[open]').forEach(function(p){if(!p.contains(e.target))p.open=false})
});
document.addEventListener('keydown',function(e){
 if(e.key==='Escape')all('.disp[open]').forEach(function(p){p.open=false;p.querySelector('summary').focus()})
});
/* 日历:网页里只有日期,过没过、还有几天照读者的今天算 */
var now=new Date(),two=function(n){return ('0'+n).slice(-2)},
today=now.getFullYear()+'-'+two(now.getMonth()+1)+'-'+two(now.getDate()),
days=function(s){return Math.round((Date.parse(s)-Date.parse(today))/864e5)},
at=function(e,k){return e.getAttribute('data-'+k)||''},
add=function(e,tag,text,cls){var n=document.createElement(tag);n.textContent=text;if(cls)n.className=cls;e.appendChild(n);return n},
cal=document.querySelector('.cal'),coming=document.getElementById('coming'),left=0;
if(cal&&coming){
 var rows=[];
 [].forEach.call(coming.querySelectorAll('.ev'),function(ev){
  var next=null,key='';
  [].forEach.call(ev.querySelectorAll('[data-last]'),function(p){
   var f=at(p,'first'),l=at(p,'last');
   if(l<today)return;
   var in_=at(p,'within'),k=f>=today?f:in_?l:today;
   if(f<=today&&!in_)p.className='on';
   if(!next||k<key){next=p;key=k}});
  if(!next){document.querySelector('#over ol').appendChild(ev);document.getElementById('over').hidden=false;return}
  var f=at(next,'first'),runs=f<today&&!at(next,'within'),cell=ev.querySelector('.day'),day=runs?at(next,'until'):at(next,'day'),n=days(f);
  cell.textContent=day;cell.className='day'+(/^[0-9—–]{1,5}$/.test(day)?'':' v');
  if(!runs&&at(next,'note'))add(cell,'small',at(next,'note'));
  var exact=/^\d/.test(at(next,'day'))&&f>=today;
  add(ev.querySelector('h3'),'small',runs?at(cal,'on'):!exact?'':n?n<91?at(cal,'in').replace('{n}',n):'':at(cal,'today'),'rel');
  rows.push([key,ev])});
 rows.sort(function(a,b){return a[0]<b[0]?-1:a[0]>b[0]?1:0});
 while(coming.firstChild)coming.removeChild(coming.firstChild);
 var list,last='';
 rows.forEach(function(r){var m=r[0].slice(0,7);
  if(m!==last){last=m;var d1=new Date(+m.slice(0,4),m.slice(5)-1,1),s=add(coming,'section',''),h=add(s,'h2','','mon');
   h.id='m'+m;s.setAttribute('aria-labelledby',h.id);
   add(h,'span',d1.toLocaleDateString(d.lang,{month:/^zh/.test(d.lang)?'short':'long'}),'f');add(h,'small',d1.toLocaleDateString(d.lang,{year:'numeric'}));list=add(s,'ol','')}
  list.appendChild(r[1])});
 if(!rows.length)add(coming,'p',at(cal,'empty'),'none');
 document.getElementById('as-of').hidden=true
}
all('.soon li').forEach(function(li){li.hidden=at(li,'last')<today||days(at(li,'first'))>90||left>5;if(!li.hidden)left++});
if(!left)all('.soon').forEach(function(s){s.hidden=true});
/* 从磁盘打开:链接到目录的,补上 index.html */
if(location.protocol==='file:')all('a[href]').forEach(function(a){
 var m=/^(?![a-z][a-z0-9+.-]*:|\/\/)([^?#]*\/)([?#].*)?$/i.exec(a.getAttribute('href'));
 if(m)a.setAttribute('href',m[1]+'index.html'+(m[2]||''))
});
})();
