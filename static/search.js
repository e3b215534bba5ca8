/* 搜索：只在搜索页。先取索引（search/index.js），再取字对所在的几个文件（search/s/），对上号的几页取来文字（search/t/）核对、摘录。
   文件都是一次 huikan_search(名字, 内容) 的调用，所以从磁盘打开也能取。折叠、字对、散列与程序里的 src/search/ 一致。 */
(function(){
var form=document.getElementById('search');
if(!form)return;
var el=function(id){return document.getElementById(id)},ask=el('q'),says=el('search-says'),list=el('search-hits'),more=el('search-more'),
fil=el('search-filters'),idle=el('search-idle'),picks=[].slice.call(fil.querySelectorAll('select')),
word=form.dataset,root=word.root,disk=location.protocol==='file:',kinds=word.kinds.split('|'),
LAW=1,NAMES=7,FILES=3,ASKED=6,BATCH=10,ROUNDS=3,
index,got={},asked={},run=0,state;

/* 取文件 */
window.huikan_search=function(name,value){got[name]=value};
function need(name,path){
 return asked[name]||(asked[name]=new Promise(function(ok,no){
  var s=document.createElement('script');
  function fail(){s.remove();delete asked[name];no(new Error(path))}
  s.onload=function(){if(got[name]===undefined){fail();return}s.remove();ok(got[name])};
  s.onerror=fail;s.src=root+'search/'+path;document.head.appendChild(s)}))}
function begin(){return need('i','index.js?'+Math.floor(Date.now()/6e5)).then(function(i){index=i})}
function file(g){return 's'+place(g)}
function load(names){
 return Promise.all(names.map(function(n){return need(n,n[0]+'/'+n.slice(1)+'.js?'+index.version)}))}

/* 折叠：全角半角、大小写、先后组合不分；不是字的略过；词的两边各有一个空格 */
var SIGN=/[\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\u1100-\u11ff\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u,
LETTER=/[\p{Alphabetic}\p{N}]/u,MARK=/\p{M}/u,JOINS=/[\p{M}\uff9e\uff9f\u1160-\u11ff]/u;
function fold(text,map){
 var out='',inside=false,i=0,c;
 function put(s){out+=s;if(map)for(var n=0;n<s.length;n++)map.push(i)}
 function one(e){
  if(SIGN.test(e)){if(inside){put(' ');inside=false}put(e)}
  else if(MARK.test(e))return;
  else if(LETTER.test(e)){if(!inside){if(out.slice(-1)!==' ')put(' ');inside=true}put(e==='ς'?'σ':e)}
  else if(inside){put(' ');inside=false}}
 for(;i<text.length;i+=c.length){
  c=text[i];
  if(c>='\u4e00'&&c<='\u9fff'){if(inside){put(' ');inside=false}out+=c;if(map)map.push(i);continue}
  if('，。、；：“”（）《》 '.indexOf(c)>-1){if(inside){put(' ');inside=false}continue}
  c=String.fromCodePoint(text.codePointAt(i));
  for(var n;(n=text.codePointAt(i+c.length))>767&&JOINS.test(n=String.fromCodePoint(n));)c+=n;
  if(c.length<2&&c<'\x80')one(c.toLowerCase());
  else for(var e of c.normalize('NFKC'))for(var f of e.toLowerCase())one(f)}
 if(inside)put(' ');
 return out}
function units(folded){
 var u=[];
 folded.split(' ').forEach(function(p){if(SIGN.test(p))u.push.apply(u,Array.from(p));else if(p)u.push(p)});
 return u}
function sign(u){return SIGN.test(u)}
/* 一个词语靠哪些字对找 */
function grams(u){
 var g=[];
 if(u.length===1)return u;
 u.forEach(function(a,i){
  var b=u[i+1],w=!sign(a);
  if(b!==undefined&&(!w||sign(b)))g.push(a+b);
  else if(w&&!(i&&sign(u[i-1])))g.push(a)});
 return g}
function first(g){return String.fromCodePoint(g.codePointAt(0))}
function hash(g,bits){
 for(var h=0,i=0;i<g.length;i++){h=Math.imul(h^g.charCodeAt(i),0x9e3779b1);h^=h>>>15}
 return bits?h>>>(32-bits):0}
function place(g){
 var f=first(g),bits=Math.min(3,index.bits),rest=index.bits-bits;
 return hash(f,bits)<<rest|hash(g.slice(f.length),rest)}
/* 数：低于70一个符号，更大的先写70以后的20个 */
var value={};
for(var code=33,v=0;v<90;code++)if(code!==34&&code!==44&&code!==59&&code!==92)value[code]=v++;
function places(g){
 var t=got[file(g)],f=first(g),rest=g.slice(f.length),from=t.indexOf(';'+f)+1,out=[],p=-1,n,m,d,at;
 if(!from)return out;
 from+=f.length;
 t=t.slice(from,(t.indexOf(';',from)+1||t.length+1)-1);
 if(rest<'\x80'||first(rest)!==rest)rest=','+rest+' ';
 do at=t.indexOf(rest,at)+rest.length;while(at>=rest.length&&value[t.charCodeAt(at)]===undefined);
 if(at<rest.length)return out;
 while(value[t.charCodeAt(at)]!==undefined){
  for(n=0,m=1;(d=value[t.charCodeAt(at++)])>69;m*=20)n+=m*d;
  p+=n+m*d+1;out.push(p)}
 return out}

/* 查询：空格隔开的都要有，引号里的是一句，-开头的不要；单个的字与前后的合成一个 */
function parse(q){
 var yes=[],no=[],m,re=/(-?)(?:["“”「]([^"“”「」]*)["“”」](?=\s|$)|(\S+))/g;
 while((m=re.exec(q))){
  var minus=m[1]&&(yes.length||/\S/.test(q.slice(re.lastIndex))),f=fold(m[2]===undefined?m[3]:m[2]),u=units(f);
  if(!u.length)continue;
  (minus?no:yes).push({f:f,u:u,whole:m[2]!==undefined})}
 for(var i=0;i<yes.length;i++){
  var t=yes[i];
  if(yes.length<2||t.whole||t.u.length>1||!sign(t.u[0]))continue;
  var from=i&&!yes[i-1].whole?i-1:i,next=yes[from+1];
  if(next.whole)continue;
  var u2=yes[from].u.concat(next.u);
  yes.splice(from,2,{f:fold(yes[from].f+next.f),u:u2});i=from-1}
 if(!yes.length&&no.length)yes=no.splice(0,1);
 yes.concat(no).forEach(function(t){t.g=grams(t.u)});
 return {yes:yes,no:no}}
/* 先查哪些字对：首尾在先，最多三个文件 */
function choose(terms){
 var files={},n=0,chosen=[];
 for(var r=0;r<12;r++)terms.forEach(function(t){
  var k=t.g.length,at=r<2?r*(k-1):r-1,g=at<k&&(r!==1||k>1)&&(r<2||at<k-1)?t.g[at]:null;
  if(g===null||g===undefined)return;
  var f=file(g);
  if(!files[f]&&n>=FILES&&r)return;
  if(!files[f]){files[f]=1;n++}});
 return Object.keys(files)}

/* 对上号的页 */
function fact(id,n){return value[index.facts.charCodeAt(id*3+n)]}
function year(id){
 if(fact(id,1)>=NAMES)return 0;
 for(var a=0,b=index.years.length,m;a<b;){m=a+b>>1;if(index.years[m][0]<=id)a=m+1;else b=m}
 return a?index.years[a-1][1]:0}
var today=new Date(Date.now()-new Date().getTimezoneOffset()*6e4).toISOString().slice(0,10);
function ended(id){var d=index.ends[id];return !!d&&d<=today}
function weight(id,c){return c>1?fact(id,1)===LAW?2:3:c}
function pagesOf(t){
 var cells=null,best=new Map();
 t.g.forEach(function(g){
  if(!got[file(g)])return;
  var p=places(g);
  if(!cells){cells=p;return}
  var both=[];
  for(var i=0,j=0;i<cells.length&&j<p.length;)if(cells[i]===p[j]){both.push(p[j++]);i++}else if(cells[i]<p[j])i++;else j++;
  cells=both});
 (cells||[]).forEach(function(c){var id=c>>2,w=weight(id,c&3);if(!best.has(id)||w<best.get(id))best.set(id,w)});
 return best}
/* 小的在前：标题就是它的，在标题里的，在小标题里的，在条文里的，在正文里的；人名单位名、已失效的在后 */
function key(id,w,whole){
 return whole?0:1e3+w*100+(fact(id,1)<NAMES?0:50)+(ended(id)?1:0)}
function exact(t){return t.g.length===1&&(t.u.length===2||!sign(t.u[0]))}
function candidates(query){
 var all=pagesOf(query.yes[0]),out=[];
 query.yes.slice(1).forEach(function(t){
  var p=pagesOf(t);
  all.forEach(function(w,id){if(p.has(id))all.set(id,Math.max(w,p.get(id)));else all.delete(id)})});
 query.no.forEach(function(t){if(exact(t)&&got[file(t.g[0])])pagesOf(t).forEach(function(w,id){all.delete(id)})});
 all.forEach(function(w,id){out.push({id:id,k:key(id,w,!w&&query.yes.length===1&&fact(id,2)===query.yes[0].u.length)})});
 return out.sort(function(a,b){return a.k-b.k||b.id-a.id})}

/* 核对：在哪些段落里 */
function page(id){
 var p=got['t'+Math.floor(id/index.group)][id%index.group];
 if(!p.all){
  p.all=(p[3]||[p[1]]).map(function(t){return {t:t,c:0,a:''}});
  [p[4],p[5]].forEach(function(part,n){
   var a='';
   part.forEach(function(b){if(typeof b==='number')a=b<0?'':p[6][b];else p.all.push({t:b,c:n+1,a:a})})})}
 return p}
function inside(block,t){
 if(block.f===undefined)block.f=fold(block.t);
 return block.f.indexOf(t.f)>-1}
function check(one,query){
 var p=page(one.id),hits=[],worst=0;
 if(query.no.some(function(t){return p.all.some(function(b){return inside(b,t)})}))return null;
 for(var n=0;n<query.yes.length;n++){
  var t=query.yes[n],title=t.u.length===1&&sign(t.u[0]),best=9;
  p.all.forEach(function(b){
   if(title&&b.c||!inside(b,t))return;
   best=Math.min(best,weight(one.id,b.c));
   if(hits.indexOf(b)<0)hits.push(b)});
  if(best>3)return null;
  worst=Math.max(worst,best)}
 hits.sort(function(a,b){return a.c-b.c});
 /* 在题目里的先于在副题里的，在几个小标题里的先于在一个里的 */
 var main=fold(p[1]),whole=!worst&&query.yes.length===1&&main===query.yes[0].f,
 bonus=worst===1?hits.filter(function(b){return b.c===1}).length:!worst&&query.yes.every(function(t){return main.indexOf(t.f)>-1})?1:0;
 return {id:one.id,p:p,hits:hits,k:key(one.id,worst,whole)-Math.min(4,bonus)*10}}

/* 显示 */
function make(name,to,text,cls){
 var e=document.createElement(name);
 if(text!==undefined)e.textContent=text;
 if(cls)e.className=cls;
 if(to)to.appendChild(e);
 return e}
function ranges(text,query){
 var map=[],f=fold(text,map),out=[];
 query.yes.forEach(function(t){
  for(var at=f.indexOf(t.f);at>-1;at=f.indexOf(t.f,at+1)){
   var from=at+(t.f[0]===' '?1:0),to=at+t.f.length-1-(t.f.slice(-1)===' '?1:0);
   var end=map[to]+String.fromCodePoint(text.codePointAt(map[to])).length;
   while(JOINS.test(text[end]||''))end++;
   out.push([map[from],end])}});
 return out.sort(function(a,b){return a[0]-b[0]})}
function marked(to,text,query,long){
 var r=ranges(text,query),from=0,end=text.length;
 if(long&&end>long){
  from=r.length?Math.max(0,r[0][0]-Math.floor(long/4)):0;
  end=Math.min(end,from+long);
  if(/[\udc00-\udfff]/.test(text[from]))from--;
  if(/[\udc00-\udfff]/.test(text[end]||''))end++}
 var at=from;
 if(from)to.appendChild(document.createTextNode('……'));
 r.forEach(function(x){
  var a=Math.max(x[0],at),b=Math.min(x[1],end);
  if(a>=b)return;
  to.appendChild(document.createTextNode(text.slice(at,a)));
  make('mark',to,text.slice(a,b));at=b});
 to.appendChild(document.createTextNode(text.slice(at,end)));
 if(end<text.length)to.appendChild(document.createTextNode('……'))}
function address(p,anchor){return root+p[0]+(disk?'index.html':'')+(anchor?'#'+encodeURIComponent(anchor):'')}
/* 摘录在哪一条、哪个标题下 */
function label(p,b){
 var art=/^(?:annex-\d+-)?art-\d+(?:-\d+)?(?=-|$)/.exec(b.a),at=art?art[0]:b.a,m,found='';
 if(b.c<2||!at)return '';
 p.all.some(function(o){
  if(o.c<1||o.a!==at&&(!art||o.a.indexOf(at+'-')))return false;
  if(art)m=/^第[^条]{1,15}条(?:之[一二三四五六七八九十]+)?/.exec(o.t);
  found=art?m?m[0]:'':o.c===1?o.t:'';
  return !!found});
 return b.t.indexOf(found)?found:''}
function brief(b){return b.c===1&&!b.a&&b.t.length<=20}
function item(one,query){
 var li=make('li'),p=one.p,first=one.hits[0],a=make('a',li,undefined,'hit'),meta=make('p',li,undefined,'meta'),col=fact(one.id,0),
 found=one.hits.filter(function(b){return b.c||fold(p[1]).indexOf(query.yes[0].f)<0}),
 texts=found.filter(function(b){return !brief(b)}).slice(0,3);
 a.href=address(p,first.c?first.a:'');
 marked(a,p[1],query);
 [col?index.columns[col-1]:'',p[2],ended(one.id)?word.ended:''].forEach(function(t){if(t){make('span',meta,t);meta.appendChild(document.createTextNode(' '))}});
 /* 标签、署名这样的短语放在栏目和日期之后 */
 found.filter(brief).slice(0,3).forEach(function(b){marked(make('span',meta),b.t,query);meta.appendChild(document.createTextNode(' '))});
 if(!meta.firstChild)meta.remove();
 if(!texts.length)texts=p.all.filter(function(b){return b.c>1}).slice(0,1);
 texts.forEach(function(b){
  var e=make('p',li,undefined,'ex'),to=e;
  if(b.a){to=make('a',e);to.href=address(p,b.a)}
  var l=label(p,b);
  if(l){make('b',to,l);to.appendChild(document.createTextNode('　'))}
  marked(to,b.t,query,110)});
 return li}
function show(){
 var groups={},order=[],focus=document.activeElement===more.firstElementChild?state.shown.length:-1,n=state.left.length+state.shown.length;
 state.shown.slice().sort(function(a,b){return a.k-b.k||b.id-a.id}).forEach(function(one){
  var k=fact(one.id,1);
  if(!groups[k]){groups[k]=[];order.push(k)}
  groups[k].push(one)});
 list.textContent='';
 order.forEach(function(k){
  var s=make('section',list),h=make('h2',s,kinds[k],'h2');
  s.setAttribute('aria-labelledby',h.id='kind-'+k);
  var ol=make('ol',s);
  groups[k].forEach(function(one){ol.appendChild(item(one,state.query))})});
 more.hidden=!state.left.length;
 if(focus>-1&&more.hidden){var h=hits();if(h.length)h[h.length-1].focus()}
 idle.hidden=n>0;
 says.textContent=(!n?word.none:!state.left.length||state.exact?word.found:state.shown.length?word.about:word.still).replace('{n}',n);
 if(n===0&&state.query.yes.every(function(t){return t.u.length===1&&sign(t.u[0])}))says.textContent+=word.one}
function hits(){return [].slice.call(list.querySelectorAll('.hit'))}

/* 筛选：每项后面是有多少 */
function trait(id,n){return n===1?year(id):fact(id,n?1:0)}
function passes(one,but,set){
 for(var n=0;n<3;n++)if(n!==but&&set[n]&&String(trait(one.id,n))!==set[n])return false;
 return true}
function chosen(){return picks.map(function(s){return s.value})}
function filters(){
 picks.forEach(function(s,n){
  var count={},set=chosen(),keep=s.value;
  state.found.forEach(function(one){
   if(!passes(one,n,set))return;
   var v=trait(one.id,n);
   if(v||n===2)count[v]=(count[v]||0)+1});
  if(keep&&!count[keep])count[keep]=0;
  while(s.options[1])s.remove(1);
  Object.keys(count).sort(function(a,b){return n===1?b-a:a-b}).forEach(function(v){
   var o=make('option',s,(n===0?index.columns[v-1]:n===1?v:kinds[v])+'（'+count[v]+'）');o.value=v});
  s.value=keep});
 fil.hidden=!state.found.length}
function narrow(){
 var set=chosen();
 state.left=state.found.filter(function(one){return passes(one,-1,set)&&!state.gone[one.id]});
 state.shown=[];filters()}

/* 一批：排在最前、文字在不多几个文件里的 */
function advance(mine){
 var files=[],batch=[],most=Math.max(FILES,ASKED-state.asked);
 state.asked=ASKED;
 while(batch.length<BATCH&&state.left.length){
  var f='t'+Math.floor(state.left[0].id/index.group);
  if(files.indexOf(f)<0&&!got[f]){if(files.length===most)break;files.push(f)}
  batch.push(state.left.shift())}
 return load(files).then(function(){
  if(mine!==run)return;
  var good=0;
  batch.forEach(function(one){
   var hit=check(one,state.query);
   if(hit){state.shown.push(hit);good++}else state.gone[one.id]=1});
  /* 几批都不是，就停下来问读者 */
  if(good||!state.left.length||++state.vain>=ROUNDS){state.vain=0;show();return}
  /* 都不是：余下的字对也查，再看 */
  var rest=state.query.yes.reduce(function(a,t){return a.concat(t.g.map(file))},[]).filter(function(f){return !got[f]});
  return load(rest).then(function(){
   if(mine!==run)return;
   if(rest.length){
    var still={};
    candidates(state.query).forEach(function(one){still[one.id]=1});
    state.left=state.left.filter(function(one){return still[one.id]})}
   return advance(mine)})})}
function search(then){
 var mine=++run,q=ask.value.trim(),query=parse(q);
 remember();
 if(!query.yes.length){state=null;list.textContent='';says.textContent='';more.hidden=fil.hidden=true;idle.hidden=false;return}
 begin().then(function(){
  if(mine!==run)return;
  var files=choose(query.yes.concat(query.no.filter(exact))),count=files.filter(function(f){return !got[f]}).length;
  return load(files).then(function(){
   if(mine!==run)return;
   state={query:query,asked:count,found:candidates(query),gone:{},vain:0,exact:query.yes.concat(query.no).every(exact)||query.yes.length===1&&!query.no.length&&query.yes[0].u.length===1};
   narrow();
   return advance(mine).then(function(){if(mine===run&&then)then()})})
 }).catch(function(){if(mine===run)says.textContent=word.failed})}
function remember(){
 var s=new URLSearchParams();
 if(ask.value.trim())s.set('q',ask.value.trim());
 picks.forEach(function(p){if(p.value)s.set(p.name,p.value)});
 s=s.toString();
 try{history.replaceState(null,'',location.pathname+(s?'?'+s:'')+location.hash)}catch(e){}}

/* 输入法没有打完时不查 */
var composing=false,timer;
function soon(){clearTimeout(timer);timer=setTimeout(search,120)}
ask.addEventListener('compositionstart',function(){composing=true;clearTimeout(timer)});
ask.addEventListener('compositionend',function(){composing=false;soon()});
ask.addEventListener('input',function(e){if(!composing&&!e.isComposing)soon()});
ask.addEventListener('focus',function(){begin().catch(function(){})});
form.addEventListener('submit',function(e){
 e.preventDefault();clearTimeout(timer);
 search(function(){var h=hits()[0];if(h)h.focus()})});
picks.forEach(function(s){s.addEventListener('change',function(){
 remember();
 if(state){var mine=++run;narrow();advance(mine).catch(function(){if(mine===run)says.textContent=word.failed})}})});
more.addEventListener('click',function(){var mine=++run;advance(mine).catch(function(){if(mine===run)says.textContent=word.failed})});
document.addEventListener('keydown',function(e){
 if(e.isComposing||e.ctrlKey||e.metaKey||e.altKey)return;
 var h=hits(),at=h.indexOf(document.activeElement),to=null;
 if(document.activeElement===ask){
  if(e.key==='Escape'&&ask.value){ask.value='';search()}
  else if(e.key==='ArrowDown')to=h[0];
 }else if(at>-1){
  if(e.key==='ArrowDown')to=h[at+1];
  else if(e.key==='ArrowUp')to=at?h[at-1]:ask;
  else if(e.key==='Escape')to=ask;
 }
 if(to){e.preventDefault();to.focus();if(to===ask)ask.select()}});

var given=new URLSearchParams(location.search);
picks.forEach(function(p){
 var v=given.get(p.name);
 if(v&&/^\d+$/.test(v)){make('option',p,v).value=v;p.value=v}});
if(given.get('q'))ask.value=given.get('q');
if(ask.value)search();
})();
