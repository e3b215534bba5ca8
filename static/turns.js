/* 列表里法规的状态：照读者的今天，按网站的时区。 */
(function(){
var all=[].slice.call(document.querySelectorAll('[data-turn]'));
try{
 var day=new Intl.DateTimeFormat('en-CA',{timeZone:all[0].dataset.zone,year:'numeric',month:'2-digit',day:'2-digit'}).format(new Date());
 if(/^\d{4}-\d\d-\d\d$/.test(day))all.forEach(function(e){var of=e.dataset.turn.split(' ');e.hidden=of[0]>day||!!of[1]&&of[1]<=day})
}catch(e){}
})();
