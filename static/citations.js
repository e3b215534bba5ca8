/* 引用的条文、有定义的用语：鼠标停在链接上，或用键盘走到链接，显示所引的原文、用语的含义；Esc 收起。theme.js 在用到时取来。 */
(function(){
var d=document.documentElement,box,over,wait,pages={};
function close(){clearTimeout(wait);if(over)over.removeAttribute('aria-describedby');if(box)box.hidden=true;over=null}
function show(a,found){
 if(over!==a||!found)return;
 if(!box){box=document.createElement('div');box.id='cited-text';box.className='preview';box.setAttribute('role','tooltip');
  box.addEventListener('mouseleave',close);document.querySelector('main').appendChild(box)}
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
 var a=e.target.closest&&e.target.closest('a.citation,a.defined');
 if(!a||a===over)return;
 close();over=a;wait=setTimeout(function(){ask(a)},e.type==='focusin'?0:250)}
document.addEventListener('mouseover',begin);
document.addEventListener('focusin',begin);
document.addEventListener('mouseout',function(e){if(over&&!over.contains(e.relatedTarget)&&!(box&&box.contains(e.relatedTarget)))close()});
document.addEventListener('focusout',close);
document.addEventListener('keydown',function(e){if(e.key==='Escape')close()});
})();
