/* 可有可无:字号、明暗;法规的状态、筛选、复制引用;引用条文的预览;日历照读者的今天;名单的筛选;从磁盘打开时补 index.html。没有它,页面照样可读。 */
(function(){
var d=document.documentElement,
all=function(s){return [].slice.call(document.querySelectorAll(s))},
get=function(k){try{return localStorage.getItem(k)||''}catch(e){return ''}},
set=function(k,v){try{localStorage.setItem(k,v)}catch(e){}},
/* 读者的今天,按网站的时区;说不出时是空的 */
today=function(zone){try{return new Intl.DateTimeFormat('en-CA',{timeZone:zone,year:'numeric',month:'2-digit',day:'2-digit'}).format(new Date()).match(/^\d{4}-\d\d-\d\d$/)[0]}catch(e){return ''}},
days=function(from,to){return Math.round((Date.parse(to)-Date.parse(from))/864e5)};
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
(function(){
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
   add(h,'span',d1.toLocaleDateString(d.lang,{month:/^zh/.test(d.lang)?'short':'long'}),'f');add(h,'small',d1.toLocaleDateString(d.lang,{year:'numeric'}));list=add(s,'ol','')}
  list.appendChild(r[1])});
 if(!rows.length)add(coming,'p',at(cal,'empty'),'none');
 document.getElementById('as-of').hidden=true
}
all('.soon li').forEach(function(li){li.hidden=at(li,'last')<now||days(now,at(li,'first'))>90||left>5;if(!li.hidden)left++});
if(!left)all('.soon').forEach(function(s){s.hidden=true});
})();
/* 法规:到了日子,换上那一天起的状态 */
var states=all('[data-status]');
if(states.length){
 var now=today(states[0].dataset.zone);
 if(now){var cur=states[0];
  states.forEach(function(p){if(!p.dataset.from||p.dataset.from<=now)cur=p});
  states.forEach(function(p){p.hidden=p!==cur});
  var left=cur.dataset.until?days(now,cur.dataset.until):0;
  if(left>0)cur.querySelector('b').append(cur.dataset.left.replace('{n}',left))}
}
/* 法规:已经到来的,不再列为即将到来 */
all('[data-gone-on]').forEach(function(li){var now=today(li.dataset.zone);
 if(now&&li.dataset.goneOn<=now){var ul=li.parentNode;li.remove();if(!ul.children.length)ul.parentNode.hidden=true}
});
/* 法规:当前所在的章 */
var heads=all('.reg .ch[id]'),toc=all('.chs>li>a');
if(heads.length&&toc.length&&'IntersectionObserver' in window){
 var here=function(){var at=null;heads.forEach(function(h){if(h.getBoundingClientRect().top<160)at=h});
  toc.forEach(function(a){if(at&&a.hash==='#'+at.id)a.setAttribute('aria-current','location');else a.removeAttribute('aria-current')})};
 var io=new IntersectionObserver(here,{rootMargin:'-150px 0px -60% 0px'});heads.forEach(function(h){io.observe(h)})
}
/* 法规:筛选条文,只藏不删,报数 */
var ask=document.querySelector('[data-filter]');
if(ask){var says=document.getElementById(ask.getAttribute('aria-describedby')),arts=all('.reg .art[id^="art-"]'),busy=false,
 bare=function(s){return s.replace(/[\s\u3000]/g,'').toLowerCase()},
 run=function(){if(busy)return;var q=bare(ask.value),n=0;
  arts.forEach(function(a){var ok=!q||bare(a.textContent).indexOf(q)>-1;a.hidden=!ok;if(ok)n++});
  says.textContent=(q?ask.dataset.found:ask.dataset.all).replace('{n}',n)};
 ask.addEventListener('compositionstart',function(){busy=true});
 ask.addEventListener('compositionend',function(){busy=false;run()});
 ask.addEventListener('input',run);
 ask.addEventListener('keydown',function(e){if(e.key==='Escape'){ask.value='';run()}});
 window.addEventListener('hashchange',function(){var t=document.getElementById(decodeURIComponent(location.hash.slice(1))),a=t&&t.closest('.art');
  if(a&&a.hidden){ask.value='';run();t.scrollIntoView()}})
}
/* 法规:点 ¶ 复制“《…》第四十条第一款”和网址 */
function han(n){var d='零一二三四五六七八九',s='',z=false;[[1000,'千'],[100,'百'],[10,'十'],[1,'']].forEach(function(u){
 var x=Math.floor(n/u[0])%10;if(!x){z=!!s;return}if(z){s+='零';z=false}if(!(u[0]===10&&x===1&&!s))s+=d[x];s+=u[1]});return s}
function cited(id){var m=/^(?:annex-(\d+)-)?art-(\d+)(?:-(\d+))?(?:-p(\d+))?(?:-i(\d+))?(?:-s(\d+))?$/.exec(id);if(!m)return '';
 var art=id.replace(/-p\d.*$/,''),only=!document.getElementById(art+'-p2');
 return (m[1]?'附件'+han(+m[1]):'')+'第'+han(+m[2])+'条'+(m[3]?'之'+han(+m[3]):'')+(m[4]&&!only?'第'+han(+m[4])+'款':'')+(m[5]?'第（'+han(+m[5])+'）项':'')+(m[6]?'第'+m[6]+'目':'')}
var law=document.querySelector('[data-law]'),note=document.getElementById('copied'),fade;
if(law&&note&&navigator.clipboard)law.addEventListener('click',function(e){
 var a=e.target.closest('.pk,.no,.it>li>a:first-child');if(!a)return;
 var what=cited(decodeURIComponent(a.hash.slice(1)));if(!what)return;
 what='《'+law.dataset.law.replace(/^《|》$/g,'')+'》'+what;
 navigator.clipboard.writeText(what+' '+a.href).then(function(){note.textContent=law.dataset.copied+what;
  clearTimeout(fade);fade=setTimeout(function(){note.textContent=''},4000)},function(){})
});
/* 引用的条文:鼠标停在链接上,或用键盘走到链接,显示所引的原文;Esc 收起 */
(function(){
var box,over,wait,pages={};
function close(){clearTimeout(wait);if(over)over.removeAttribute('aria-describedby');if(box)box.hidden=true;over=null}
function show(a,found){
 if(over!==a||!found)return;
 if(!box){box=document.createElement('div');box.id='cited-text';box.className='preview';box.setAttribute('role','tooltip');
  box.addEventListener('mouseleave',close);document.body.appendChild(box)}
 var copy=found.cloneNode(true),r=a.getBoundingClientRect(),w;
 [].slice.call(copy.querySelectorAll('.cited,.js,button')).forEach(function(e){e.parentNode.removeChild(e)});
 var t=copy.textContent.replace(/\s*\n\s*/g,'\n').trim();
 if(!t){close();return}
 box.textContent=t.length>400?t.slice(0,400)+'……':t;
 box.hidden=false;w=box.offsetWidth;
 box.style.left=Math.max(8,Math.min(r.left,d.clientWidth-w-8))+pageXOffset+'px';
 box.style.top=(r.bottom+box.offsetHeight+8>d.clientHeight&&r.top>box.offsetHeight+8?r.top-box.offsetHeight-4:r.bottom+4)+pageYOffset+'px';
 a.setAttribute('aria-describedby','cited-text')}
function ask(a){
 var id,u=a.href.split('#')[0];
 try{id=decodeURIComponent(a.hash.slice(1))}catch(e){return}
 if(!id)return;
 if(u===location.href.split('#')[0]){show(a,document.getElementById(id));return}
 if(location.protocol==='file:'||!window.fetch||!window.DOMParser)return;
 pages[u]=pages[u]||fetch(u).then(function(r){return r.ok?r.text():''}).then(function(t){return new DOMParser().parseFromString(t,'text/html')});
 pages[u].then(function(p){show(a,p.getElementById(id))}).catch(function(){delete pages[u]})}
function begin(e){
 var a=e.target.closest&&e.target.closest('a.citation');
 if(!a||a===over)return;
 close();over=a;wait=setTimeout(function(){ask(a)},e.type==='focusin'?0:250)}
document.addEventListener('mouseover',begin);
document.addEventListener('focusin',begin);
document.addEventListener('mouseout',function(e){if(over&&!over.contains(e.relatedTarget)&&!(box&&box.contains(e.relatedTarget)))close()});
document.addEventListener('focusout',close);
document.addEventListener('keydown',function(e){if(e.key==='Escape')close()});
})();
/* 名单的筛选 */
all('[data-rows]').forEach(function(i){
 var rows=all('#'+i.getAttribute('data-rows')+' tbody tr'),o=i.parentNode.parentNode.querySelector('output');
 i.addEventListener('input',function(){
  var q=i.value.trim().toLowerCase(),n=0;
  rows.forEach(function(r){r.hidden=r.textContent.toLowerCase().indexOf(q)<0;if(!r.hidden)n++});
  o.textContent=o.getAttribute('data-text').replace('{n}',n)})
});
/* 从磁盘打开:链接到目录的,补上 index.html */
if(location.protocol==='file:')all('a[href]').forEach(function(a){
 var m=/^(?![a-z][a-z0-9+.-]*:|\/\/)([^?#]*\/)([?#].*)?$/i.exec(a.getAttribute('href'));
 if(m)a.setAttribute('href',m[1]+'index.html'+(m[2]||''))
});
})();
