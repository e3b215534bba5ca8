/* “显示”：字号、明暗、对比、行距，记在本机。theme.js 在用到时取来。 */
(function(){
var d=document.documentElement,
all=function(s){return [].slice.call(document.querySelectorAll(s))};
function shown(){all('[data-set]').forEach(function(b){b.setAttribute('aria-pressed',String(b.value===(d.getAttribute('data-'+b.getAttribute('data-set'))||'')))})}
document.addEventListener('click',function(e){
 var b=e.target.closest('[data-set]');
 if(b){
  var k=b.getAttribute('data-set'),v=b.value;
  if(v)d.setAttribute('data-'+k,v);else d.removeAttribute('data-'+k);
  try{localStorage.setItem(k,v)}catch(e){}
  shown()}
 all('.disp[open]').forEach(function(p){if(!p.contains(e.target))p.open=false})
});
document.addEventListener('keydown',function(e){
 if(e.key==='Escape')all('.disp[open]').forEach(function(p){p.open=false;p.querySelector('summary').focus()})});
shown();
})();
