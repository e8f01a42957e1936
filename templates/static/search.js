/* The search page. All texts through Pagefind's index beside this page; names alone where there is no index or no web server. */
document.addEventListener("DOMContentLoaded",function(){
"use strict";
var d=document,B=window.briefgen,el=B.el,_=B._,ngettext=B.ngettext,root=d.body.getAttribute("data-root")||"",PAGE=10,LANG=d.documentElement.lang,MONTHS="Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
form=d.getElementById("search"),q=form.elements.q,note=d.getElementById("search-note"),count=d.getElementById("search-count"),list=d.getElementById("search-found"),more=d.getElementById("search-more"),
kinds=Array.prototype.slice.call(form.querySelectorAll("[name=kind]")),selects=Array.prototype.slice.call(form.querySelectorAll("select")),
full=null,months=[],asked=0,rest=[],timer=0;

function day(v){
 var p=v.split("-");if(p.length<2)return v;
 if(LANG.slice(0,2)==="en")return (p[2]?+p[2]+" ":"")+MONTHS[p[1]-1]+" "+p[0];
 return new Date(p[0],p[1]-1,p[2]||1).toLocaleDateString(LANG,p[2]?{day:"numeric",month:"short",year:"numeric"}:{month:"short",year:"numeric"});
}

/* what is asked for: in the form, in the address */
function read(){
 var a=new URLSearchParams(location.search),wanted=a.getAll("kind");
 q.value=a.get("q")||"";
 kinds.forEach(function(k){k.checked=wanted.indexOf(k.value)>=0});
 selects.forEach(function(s){s.value=a.get(s.name)||"";if(s.selectedIndex<0)s.value=""});
}
function remember(){
 var a=new URLSearchParams();
 if(q.value.trim())a.set("q",q.value.trim());
 kinds.forEach(function(k){if(k.checked)a.append("kind",k.value)});
 selects.forEach(function(s){if(s.value)a.set(s.name,s.value)});
 a=a.toString();history.replaceState(null,"",a?"?"+a:location.pathname);
}
function filters(){
 var f={},k=kinds.filter(function(x){return x.checked}).map(function(x){return x.value}),s=form.elements;
 if(k.length)f.kind={any:k};
 if(s.country.value)f.country=s.country.value;
 if(s.publisher.value)f.publisher=s.publisher.value;
 if(s.from.value||s.to.value)f.month={any:months.filter(function(m){return (!s.from.value||m>=s.from.value)&&(!s.to.value||m<=s.to.value)})};
 return f;
}

/* one result: the name, what it is as of when, and the sentences that have the words */
function item(name,url,line,serif){
 var li=el("li",{}),p=el("p",{}),a=el("a",{href:url,"class":"ser"},name);
 p.append(a);li.append(p);
 if(serif||line){var m=el("p",{"class":"meta"});if(serif)m.append(el("span",{"class":"ser"},serif),line?" · ":"");m.append(line);li.append(m)}
 return li;
}
/* the words that Pagefind marked, longest first */
function marked(excerpt){
 var words={},box=el("div",{});
 box.innerHTML=excerpt;
 Array.prototype.forEach.call(box.querySelectorAll("mark"),function(m){words[m.textContent.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu,"")]=1});
 return Object.keys(words).filter(Boolean).sort(function(a,b){return b.length-a.length});
}
/* a sentence as it stands in the source, with the words marked */
function quoted(sub){
 var p=el("q",{"class":"ser"}),words=marked(sub.excerpt).map(function(w){return w.replace(/[.*+?^${}()|[\]\\]/g,"\\$&")});
 if(!words.length)return p.append(sub.title),p;
 sub.title.split(new RegExp("(?<![\\p{L}\\p{N}])("+words.join("|")+")(?![\\p{L}\\p{N}])","u")).forEach(function(part,i){p.append(i%2?el("mark",{},part):part)});
 return p;
}
/* the sentences of an article that have most of the words, in the order of the text */
function sentences(found){
 var subs=(found.sub_results||[]).filter(function(s){return s.anchor&&s.title!==found.meta.title}),order=new Map();
 subs.forEach(function(s,i){order.set(s,[-marked(s.excerpt.toLowerCase()).length,i])});
 var best=subs.slice().sort(function(a,b){a=order.get(a);b=order.get(b);return a[0]-b[0]||a[1]-b[1]}).slice(0,3);
 return {all:subs.length,best:best.sort(function(a,b){return order.get(a)[1]-order.get(b)[1]})};
}
function result(found){
 var kind=(found.filters.kind||[])[0],meta=found.meta,url=root+found.raw_url.replace(/^\//,""),when=meta.day?day(meta.day):"",li;
 if(kind==="Articles")li=item(meta.title,url,[_("Article"),meta.what||_("Publisher not given"),when||_("undated")].join(" · "));
 else if(kind==="People")li=item(meta.title,url,(meta.what?_("as of %(day)s",{day:when}):_("no role given"))+((found.filters.country||[]).length?" · "+found.filters.country[0]:""),meta.what);
 else li=item(meta.title,url,_("Country")+(when?" · "+_("last seen %(day)s",{day:when}):""));
 var subs=kind==="Articles"?sentences(found):{all:0,best:[]},ul=el("ul",{});
 subs.best.forEach(function(s){
  var id=s.anchor.id,line=el("li",{}),at=el("a",{href:url+"#"+id,"class":"cite"},id);
  at.setAttribute("aria-label",_("%(id)s, sentence %(n)s",{id:id,n:id.slice(1)}));line.append(quoted(s)," ",at);ul.append(line);
 });
 if(subs.all)li.append(ul);
 if(subs.all>3)li.append(el("p",{"class":"note"},ngettext("and %(n)s sentence more","and %(n)s sentences more",subs.all-3)));
 return li;
}
function say(n){count.textContent=n===null?"":n?ngettext("%(n)s result","%(n)s results",n):_("Nothing found")}
/* the next results; `total` with the first of them, null with more */
function further(total){
 var now=asked,part=rest.splice(0,PAGE);
 return Promise.all(part.map(function(r){return typeof r.data==="function"?r.data():r})).then(function(found){
  if(now!==asked)return;
  var first=null,none=full&&total?missing(found):[];
  if(none.length){rest=[];more.hidden=true;count.textContent=_("Nothing has %(words)s",{words:"“"+none.join("”, “")+"”"});return}
  if(total!==null)say(total);
  found.forEach(function(f){var li=f.nodeType?f:result(f);first=first||li;list.append(li)});
  more.hidden=!rest.length;
  if(total===null&&first)first.querySelector("a").focus();
 });
}
/* the words that nothing has: Pagefind takes ever less of their beginning, "to" of "torpedo", until something has it */
function missing(found){
 var seen=[];
 found.forEach(function(f){[f.excerpt].concat((f.sub_results||[]).map(function(s){return s.excerpt})).forEach(function(e){marked(e).forEach(function(m){m=B.fold(m);seen=seen.concat(m.split(" "),m.replace(/ /g,""))})})});
 return B.fold(q.value).split(" ").filter(function(w){
  var begin=w.slice(0,Math.max(2,w.length-3));
  return w&&!seen.some(function(s){return s.indexOf(begin)===0||(s[0]===w[0]&&s.length>=w.length-3)});
 });
}
function run(){
 clearTimeout(timer);remember();
 var now=++asked,words=q.value.trim(),f=filters();
 rest=[];
 if(!words&&!Object.keys(f).length){list.textContent="";more.hidden=true;say(null);return}
 if(!full){
  B.names(function(ok){
   if(now!==asked)return;
   list.textContent="";
   var picked=kinds.filter(function(x){return x.checked}).map(function(x){return x.value});
   var found=ok&&words?B.matches(words,200).filter(function(x){return !picked.length||picked.indexOf(x.kind)>=0}):[];
   rest=found.map(function(x){return item(x.name,root+x.url,B.about(x,words))});further(found.length);
  });
  return;
 }
 full.search(words||null,{filters:f}).then(function(s){
  if(now!==asked||!s)return;
  list.textContent="";rest=s.results;
  kinds.forEach(function(k){k.parentNode.querySelector(".num").textContent=words?String((s.totalFilters.kind||{})[k.value]||0):""});
  return further(rest.length);
 });
}
function options(name,values,label){
 var s=form.elements[name];values.forEach(function(v){s.append(el("option",{value:v},label?label(v):v))});
}
function without(why){
 note.textContent=why;note.hidden=false;form.querySelector(".by").hidden=true;
}
function ready(){form.hidden=false;read();if(location.search)run();if(!q.value)q.focus()}

form.addEventListener("submit",function(ev){ev.preventDefault();run()});
form.addEventListener("change",run);
q.addEventListener("input",function(){clearTimeout(timer);timer=setTimeout(run,250)});
more.addEventListener("click",function(){further(null)});
addEventListener("popstate",function(){read();run()});

if(location.protocol==="file:"){without(_("Opened from disk, a browser lets no page read the index of the texts: names and titles are searched. On a web server, all texts are."));ready()}
else if(form.getAttribute("data-indexed")==="no"){without(_("The texts of this site are not indexed: names and titles are searched."));ready()}
else import(new URL(root+"search/pagefind/pagefind.js",location.href).href).then(function(p){
 return p.options({excerptLength:80}).then(function(){return p.filters()}).then(function(f){
  full=p;months=Object.keys(f.month||{}).sort();
  options("country",Object.keys(f.country||{}).sort(function(a,b){return a.localeCompare(b,LANG)}));
  options("publisher",Object.keys(f.publisher||{}).sort(function(a,b){return a.localeCompare(b,LANG)}));
  options("from",months,day);options("to",months,day);ready();
 });
}).catch(function(){full=null;without(_("The index of the texts could not be loaded: names and titles are searched."));ready()});
});
