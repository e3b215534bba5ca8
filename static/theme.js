(function(){
var root=document.documentElement,self=document.currentScript,
all=function(s){return [].slice.call(document.querySelectorAll(s))};
['size','theme','contrast','lines'].forEach(function(k){try{var v=localStorage.getItem(k);if(v)root.setAttribute('data-'+k,v)}catch(e){}});
document.addEventListener('keydown',function(e){
 var ask=document.querySelector('main input[type=search]')||document.querySelector('.find input');
 if(e.key==='/'&&ask&&!/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)&&!e.ctrlKey&&!e.metaKey&&!e.altKey){e.preventDefault();ask.focus()}
});
function bring(name,done){
 var s=document.createElement('script');s.src=self.getAttribute('data-'+name);s.onload=done;
 document.head.appendChild(s)}
function later(name,where){
 var last,ready;
 function want(e){
  if(ready||!e.target.closest||!e.target.closest(where))return;
  var first=!last;
  if(first||e.type==='click')last=e;
  if(!first)return;
  bring(name,function(){
   ready=true;
   if(last.type==='click'||last.target.matches(':hover,:focus'))last.target.dispatchEvent(new Event(last.type,{bubbles:true}))})}
 if(self.hasAttribute('data-'+name))['mouseover','focusin','click'].forEach(function(t){document.addEventListener(t,want)})}
later('display','.disp');
later('citations','.citation,.defined');
later('actions','.acts');
later('provisions','.reg .art,.filt');
document.addEventListener('DOMContentLoaded',function(){
 if(document.querySelector('[data-term]'))bring('terms');
 if(navigator.share)all('[data-act=share]').forEach(function(b){b.hidden=false});
 if(location.protocol==='file:')all('a[href],.find').forEach(function(a){
  var k=a.href?'href':'action',m=/^(?![a-z][a-z0-9+.-]*:|\/\/)([^?#]*\/)([?#].*)?$/i.exec(a.getAttribute(k));
  if(m)a.setAttribute(k,m[1]+'index.html'+(m[2]||''))
 })
});
})();
