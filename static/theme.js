/* 每一页都有的：显示的设置记在本机，`/` 键，从磁盘打开时的链接；其余的脚本用到才取。没有它，页面照样可读。 */
(function(){
var d=document.documentElement,self=document.currentScript,
all=function(s){return [].slice.call(document.querySelectorAll(s))},
get=function(k){try{return localStorage.getItem(k)||''}catch(e){return ''}},
set=function(k,v){try{localStorage.setItem(k,v)}catch(e){}};
/* 字号、明暗、对比、行距 */
function apply(k,v){
 if(v)d.setAttribute('data-'+k,v);else d.removeAttribute('data-'+k);
 all('[data-set="'+k+'"]').forEach(function(b){b.setAttribute('aria-pressed',String(b.value===v))})}
['size','theme','contrast','lines'].forEach(function(k){apply(k,get(k))});
document.addEventListener('click',function(e){
 var b=e.target.closest('[data-set]');
 if(b){var k=b.getAttribute('data-set');set(k,b.value);apply(k,b.value)}
 all('.disp[open]').forEach(function(p){if(!p.contains(e.target))p.open=false})
});
document.addEventListener('keydown',function(e){
 if(e.key==='Escape')all('.disp[open]').forEach(function(p){p.open=false;p.querySelector('summary').focus()});
 var ask=document.querySelector('main input[type=search]')||document.querySelector('.find input');
 if(e.key==='/'&&ask&&!/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)&&!e.ctrlKey&&!e.metaKey&&!e.altKey){e.preventDefault();ask.focus()}
});
/* 用到才取的：鼠标、键盘、手指到了它管的地方，取来，再把那一下交给它 */
function later(name,where){
 var src=self&&self.getAttribute('data-'+name),last,ready;
 function want(e){
  if(ready||!e.target.closest||!e.target.closest(where))return;
  var first=!last;
  if(first||e.type==='click')last=e;
  if(!first)return;
  var s=document.createElement('script');s.src=src;
  s.onload=function(){
   ready=true;
   if(last.type==='click'||last.target.matches(':hover,:focus'))last.target.dispatchEvent(new Event(last.type,{bubbles:true}))};
  document.head.appendChild(s)}
 if(src)['mouseover','focusin','click'].forEach(function(t){document.addEventListener(t,want)})}
if(navigator.share)all('[data-act=share]').forEach(function(b){b.hidden=false});
later('citations','a.citation');
later('actions','.acts');
later('provisions','.reg .art,.filt');
/* 从磁盘打开：链接到目录的，补上 index.html */
if(location.protocol==='file:')all('a[href],.find').forEach(function(a){
 var k=a.href?'href':'action',m=/^(?![a-z][a-z0-9+.-]*:|\/\/)([^?#]*\/)([?#].*)?$/i.exec(a.getAttribute(k));
 if(m)a.setAttribute(k,m[1]+'index.html'+(m[2]||''))
});
})();
