/* 法规的条文：筛选；点条号或 ¶ 复制“《…》第四十条第一款”、条文和网址。theme.js 在用到时取来。 */
(function(){
var all=function(s){return [].slice.call(document.querySelectorAll(s))};
/* 筛选：只藏不删，报数；浏览器自己的“在页面中查找”仍然找得到藏起来的 */
var ask=document.querySelector('[data-filter]');
if(ask){
 var says=document.getElementById(ask.getAttribute('aria-describedby')),arts=all('.reg .art[id^="art-"]'),busy=false,
 bare=function(s){return s.replace(/[\s\u3000]/g,'').toLowerCase()},
 run=function(){
  if(busy)return;
  var q=bare(ask.value),n=0;
  arts.forEach(function(a){var ok=!q||bare(a.textContent).indexOf(q)>-1;a.hidden=ok?false:'until-found';if(ok)n++});
  says.textContent=(q?ask.dataset.found:ask.dataset.all).replace('{n}',n)};
 ask.addEventListener('compositionstart',function(){busy=true});
 ask.addEventListener('compositionend',function(){busy=false;run()});
 ask.addEventListener('input',run);
 ask.addEventListener('keydown',function(e){if(e.key==='Escape'){ask.value='';run()}});
 window.addEventListener('hashchange',function(){
  var t=document.getElementById(decodeURIComponent(location.hash.slice(1))),a=t&&t.closest('.art');
  if(a&&a.hidden){ask.value='';run();t.scrollIntoView()}});
 if(ask.value)run()
}
/* 复制 */
function han(n){
 var d='零一二三四五六七八九',s='',z=false;
 [[1000,'千'],[100,'百'],[10,'十'],[1,'']].forEach(function(u){
  var x=Math.floor(n/u[0])%10;if(!x){z=!!s;return}if(z){s+='零';z=false}if(!(u[0]===10&&x===1&&!s))s+=d[x];s+=u[1]});
 return s}
function cited(id){
 var m=/^(?:annex-(\d+)-)?art-(\d+)(?:-(\d+))?(?:-p(\d+))?(?:-i(\d+))?(?:-s(\d+))?$/.exec(id);if(!m)return '';
 var art=id.replace(/-p\d.*$/,''),only=!document.getElementById(art+'-p2');
 return (m[1]?'附件'+han(+m[1]):'')+'第'+han(+m[2])+'条'+(m[3]?'之'+han(+m[3]):'')+(m[4]&&!only?'第'+han(+m[4])+'款':'')+(m[5]?'第（'+han(+m[5])+'）项':'')+(m[6]?'第'+m[6]+'目':'')}
/* 条和第一款以后的款前面的 ¶，给鼠标用；键盘走得到的是条号 */
all('.reg .art[id],.reg .art>p[id]').forEach(function(e){
 if(!cited(e.id)||e.tagName==='P'&&e.querySelector('.no'))return;
 var a=document.createElement('a');a.className='pk';a.href='#'+e.id;a.tabIndex=-1;a.setAttribute('aria-hidden','true');
 e.insertBefore(a,e.firstChild)});
var law=document.querySelector('[data-law]'),note=document.getElementById('copied'),fade;
if(law&&note&&navigator.clipboard)law.addEventListener('click',function(e){
 var a=e.target.closest('.pk,.no,.it>li>a:first-child');if(!a)return;
 var what=cited(decodeURIComponent(a.hash.slice(1)));if(!what)return;
 what='《'+law.dataset.law.replace(/^《|》$/g,'')+'》'+what;
 var text=document.getElementById(decodeURIComponent(a.hash.slice(1))).cloneNode(true);
 [].slice.call(text.querySelectorAll('.pk,.cited')).forEach(function(e){e.parentNode.removeChild(e)});
 text=text.textContent.replace(/[ \t]*\n\s*/g,'\n').trim();
 navigator.clipboard.writeText([what+(law.dataset.note||''),text,a.href].join('\n')).then(function(){
  note.textContent=law.dataset.copied+what;
  clearTimeout(fade);fade=setTimeout(function(){note.textContent=''},4000)},function(){})
});
})();
