/* 文章末尾：复制引用、复制链接、分享、打印；剪贴板不让用，就露出一格文字来选。theme.js 在用到时取来。 */
(function(){
var acts=document.querySelector('.acts'),says=acts.querySelector('[role=status]'),by=acts.querySelector('[readonly]'),
url=acts.dataset.url,title=acts.dataset.cite,
todo={
 cite:function(){copy(title+'．'+acts.dataset.source+'．'+url)},
 link:function(){copy(url)},
 share:function(){navigator.share({title:title,url:url}).catch(function(){})},
 print:function(){window.print()}};
function hand(text){var p=by.closest('p');p.hidden=false;by.value=text;by.focus();by.select()}
function copy(text){
 says.textContent='';
 if(!navigator.clipboard){hand(text);return}
 navigator.clipboard.writeText(text).then(function(){by.closest('p').hidden=true;says.textContent=acts.dataset.done+text},function(){hand(text)})}
acts.addEventListener('click',function(e){var b=e.target.closest('[data-act]');if(b)todo[b.getAttribute('data-act')]()});
})();
