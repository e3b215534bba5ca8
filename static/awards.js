/* 名单：按字筛选总表，点表头排序；报出行数和次序。 */
(function(){
var all=function(s,e){return [].slice.call((e||document).querySelectorAll(s))};
all('[data-rows]').forEach(function(ask){
 var box=document.getElementById(ask.getAttribute('data-rows')),body=box.querySelector('tbody'),rows=all('tr',body),heads=all('thead th',box),
 says=ask.parentNode.parentNode.querySelector('output'),
 count=function(){
  var q=ask.value.trim().toLowerCase(),n=0;
  rows.forEach(function(r){r.hidden=r.textContent.toLowerCase().indexOf(q)<0;if(!r.hidden)n++});
  says.textContent=says.getAttribute('data-text').replace('{n}',n)};
 ask.addEventListener('input',count);
 /* 第一下从小到大，第二下从大到小，第三下回到名单的次序 */
 heads.forEach(function(th,i){
  var b=document.createElement('button'),name=th.textContent;
  b.type='button';b.textContent=name;th.textContent='';th.appendChild(b);
  b.addEventListener('click',function(){
   var to={none:'ascending',ascending:'descending',descending:'none'}[th.getAttribute('aria-sort')||'none'],
   cell=function(r){return r.children[i].textContent.trim()},order=rows.slice(),known=rows.map(cell);
   heads.forEach(function(h){h.removeAttribute('aria-sort')});
   if(to!=='none'){
    th.setAttribute('aria-sort',to);
    order.sort(function(a,b){
     var x=cell(a),y=cell(b),
     /* 赛道和奖项照名单的次序，其余照字音 */
     n=(i<2?known.indexOf(x)-known.indexOf(y):x.localeCompare(y,document.documentElement.lang,{numeric:true}))||rows.indexOf(a)-rows.indexOf(b);
     if(!x!==!y)return x?-1:1;
     return to==='ascending'?n:-n})}
   order.forEach(function(r){body.appendChild(r)});
   says.textContent=box.getAttribute('data-'+to).replace('{name}',name)})})
});
})();
