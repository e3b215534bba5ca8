/* 可有可无:字号、明暗、名单的筛选;从磁盘打开时补 index.html。没有它,页面照样可读。 */
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
/* 名单的筛选 */
all('[data-filter]').forEach(function(i){
 var rows=all('#'+i.getAttribute('data-filter')+' tbody tr'),o=i.parentNode.parentNode.querySelector('output');
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
