/* Loaded in the head, before the first paint: theme. The rest waits for the page. Everything works without this file. */
(function(){
"use strict";
var d=document,h=d.documentElement,KEY="briefgen-theme",root="";
function stored(){try{return localStorage.getItem(KEY)}catch(e){return null}}
function dark(){var t=h.getAttribute("data-theme");return t?t==="dark":matchMedia("(prefers-color-scheme: dark)").matches}
h.classList.add("js");
var t0=stored();if(t0==="dark"||t0==="light")h.setAttribute("data-theme",t0);

/* the words of this file are English; a page in another language has its own in #words */
var W={};
function _(text,fields){return (W[text]||text).replace(/%\((\w+)\)s/g,function(_,name){return fields[name]})}
function ngettext(one,more,n){return _(n===1?one:more,{n:n.toLocaleString(h.lang)})}
function el(n,a,s){var e=d.createElement(n),k;for(k in a||{})e.setAttribute(k,a[k]);if(s)e.textContent=s;return e}
/* data are script files, loaded at first use, since fetch fails from disk */
function script(path,done){
 var s=el("script",{src:root+path});
 s.onload=function(){done(true)};s.onerror=function(){s.remove();done(false)};d.head.append(s);
}

/* names: without case, accents and signs, so that "kerekhazy" finds Kerekházy and "seo min jae" Seo Min-jae */
var LETTERS={"ł":"l","ø":"o","đ":"d","ð":"d","þ":"th","ß":"ss","æ":"ae","œ":"oe","ı":"i"};
function fold(s){
 return s.normalize("NFD").replace(/[\u0300-\u036f]/g,"").toLowerCase().replace(/[łøđðþßæœı]/g,function(c){return LETTERS[c]})
  .replace(/['’ʼ.]/g,"").replace(/[^\p{L}\p{N}]+/gu," ").trim();
}
var N=null,waiting=[];
/* runs `then` when the names are there; with false where they can't be loaded */
function names(then){
 if(N){then(true);return}
 waiting.push(then);if(waiting.length>1)return;
 script("data/jump.js",function(ok){
  if(ok)N=window.briefgenJump.map(function(x){
   var own=fold(x[0]),all=[own].concat(x[4].map(fold));
   return {name:x[0],what:x[1],day:x[2],url:x[3],kind:{people:"People",countries:"Countries",articles:"Articles"}[x[3].split("/")[0]],others:x[4],own:own,all:all,text:" "+all.join(" ")};
  });
  waiting.splice(0).forEach(function(f){f(ok)});
 });
}
/* the entries that have every word of `q`, best first: the name itself, its begin, a word of it, anything within it */
function matches(q,most){
 q=fold(q);if(!q)return [];
 var words=q.split(" "),close=q.replace(/ /g,""),found=[[],[],[],[],[]];
 N.forEach(function(x){
  var rank=x.own===q?0:x.own.indexOf(q)===0?1:x.all.some(function(a){return a===q||a.indexOf(q)===0})?2:
   words.every(function(w){return x.text.indexOf(" "+w)>=0})?3:
   close.length>2&&x.all.some(function(a){return a.replace(/ /g,"").indexOf(close)>=0})?4:-1;
  if(rank>=0)found[x.what==="Relation"?Math.max(rank,3):rank].push(x);
 });
 return [].concat.apply([],found).slice(0,most);
}
/* the other name by which an entry was found, "" where its own name has the words */
function alias(x,q){
 q=fold(q);
 if(q.split(" ").every(function(w){return (" "+x.own).indexOf(" "+w)>=0}))return "";
 for(var i=1;i<x.all.length;i++)if(x.all[i].indexOf(q)===0)return x.others[i-1];
 return "";
}
function about(x,q){
 var a=alias(x,q);
 return [a?"“"+a+"”":"",_(x.what),x.what==="Country"||x.what==="Relation"?"":x.day].filter(Boolean).join(" · ");
}
window.briefgen={_:_,ngettext:ngettext,fold:fold,names:names,matches:matches,about:about,el:el};

d.addEventListener("DOMContentLoaded",function(){
root=d.body.getAttribute("data-root")||"";
var words=d.getElementById("words");if(words)W=JSON.parse(words.textContent);
var tools=d.querySelector(".tools");

/* quick jump: "/" or Ctrl-K */
if(tools){
 var SEARCH=root+"search/index.html",
 f=el("form",{"class":"find",role:"search",action:SEARCH}),
 inp=el("input",{type:"search",name:"q",role:"combobox","aria-expanded":"false","aria-controls":"find-l","aria-autocomplete":"list","aria-keyshortcuts":"/ Control+K Meta+K","aria-label":_("Find a person, country or article"),placeholder:_("Find a person or country"),autocomplete:"off",spellcheck:"false"}),
 key=el("kbd",{"aria-hidden":"true"},"/"),
 ul=el("ul",{id:"find-l",role:"listbox","aria-label":_("Matches"),hidden:""}),
 say=el("p",{"class":"vh",role:"status"}),sel=-1,hits=[],from=null;
 f.append(inp,key,ul,say);tools.append(f);
 var mark=function(i){
  sel=i;
  Array.prototype.forEach.call(ul.children,function(o,n){o.setAttribute("aria-selected",String(n===i))});
  if(i<0)inp.removeAttribute("aria-activedescendant");
  else{inp.setAttribute("aria-activedescendant","find-"+i);ul.children[i].scrollIntoView({block:"nearest"})}
 },
 show=function(ok){
  var q=inp.value.trim(),found=ok&&q?matches(q,8):[];
  ul.textContent="";
  hits=found.map(function(x){return root+x.url});
  if(q)hits.push(SEARCH+"?q="+encodeURIComponent(q));
  hits.forEach(function(url,i){
   var x=found[i],o=el("li",{role:"option",id:"find-"+i},x?x.name:_("Search all texts for “%(words)s”",{words:q}));
   if(x)o.append(el("small",{},about(x,q)));
   o.addEventListener("mousedown",function(ev){ev.preventDefault()});
   o.addEventListener("click",function(){location.href=url});ul.append(o);
  });
  ul.hidden=!q;inp.setAttribute("aria-expanded",String(!!q));mark(q?0:-1);
  say.textContent=!q?"":found.length?ngettext("%(n)s name","%(n)s names",found.length):_("No name matches");
 },
 close=function(){ul.hidden=true;inp.setAttribute("aria-expanded","false");mark(-1);say.textContent=""};
 inp.addEventListener("input",function(){names(show)});
 inp.addEventListener("focus",function(ev){names(function(){});if(!f.contains(ev.relatedTarget))from=ev.relatedTarget});
 inp.addEventListener("blur",close);
 f.addEventListener("submit",function(ev){if(sel>=0){ev.preventDefault();location.href=hits[sel]}else if(!inp.value.trim())ev.preventDefault()});
 inp.addEventListener("keydown",function(ev){
  if(ev.key==="Escape"){
   ev.preventDefault();
   if(inp.value||!ul.hidden){inp.value="";close()}else inp.blur();
   if(from&&d.contains(from)){from.focus();from=null}
  }else if((ev.key==="ArrowDown"||ev.key==="ArrowUp")&&hits.length&&inp.value.trim()){
   ev.preventDefault();
   if(ul.hidden)names(show);else mark((sel+(ev.key==="ArrowDown"?1:hits.length-1))%hits.length);
  }
 });
 d.addEventListener("keydown",function(ev){
  var at=ev.target,typing=/^(input|textarea|select)$/i.test(at.tagName)||at.isContentEditable,ctrl=ev.ctrlKey||ev.metaKey;
  if((ev.key==="/"&&!typing&&!ctrl&&!ev.altKey)||(ctrl&&!ev.altKey&&!ev.shiftKey&&ev.key.toLowerCase()==="k")){
   ev.preventDefault();var was=d.activeElement;inp.focus();inp.select();if(was!==inp)from=was!==d.body?was:null;
  }
 });

 var b=el("button",{type:"button"}),lab=function(){b.textContent=dark()?_("Light"):_("Dark");b.setAttribute("aria-label",dark()?_("Light appearance"):_("Dark appearance"))};
 b.addEventListener("click",function(){var t=dark()?"light":"dark";h.setAttribute("data-theme",t);
  try{if((t==="dark")===matchMedia("(prefers-color-scheme: dark)").matches){localStorage.removeItem(KEY);h.removeAttribute("data-theme")}else localStorage.setItem(KEY,t)}catch(e){}lab()});
 matchMedia("(prefers-color-scheme: dark)").addEventListener("change",lab);lab();tools.append(b);
}

/* popover of a person or a country: hover, focus, first tap; Escape closes; the pointer may enter it.
   What it shows lies beside the page it leads to: people/<slug>/popover.js. */
var pop=null,cur=null,want=null,tm=0,touch=false,still=false,cards={},asked={};
window.briefgenPopover=function(path,html){cards[path]=html};
function card(url,then){
 var path=url.replace(/index\.html$/,"popover.js");
 if(cards[path]){then(cards[path]);return}
 if(asked[path]){asked[path].push(then);return}
 asked[path]=[then];
 script(path,function(){var all=asked[path];delete asked[path];all.forEach(function(f){f(cards[path])})});
}
function hide(){
 clearTimeout(tm);want=null;
 var was=cur,inside=pop&&pop.contains(d.activeElement);
 if(pop){pop.remove();pop=null}
 if(cur){cur.removeAttribute("aria-describedby");cur=null}
 if(inside){still=true;was.focus({preventScroll:true});still=false}
}
function open(a,how){
 if(cur===a)return;
 want=a;
 card(subject(a),function(html){
  if(want!==a)return;
  if(html)draw(a,html,how);else if(how==="tap")location.href=a.href;
 });
}
function draw(a,html,how){
 hide();want=cur=a;
 pop=el("div",{"class":"pop",id:"pop",role:how==="tap"?"dialog":how==="focus"?"tooltip":"group"});
 pop.innerHTML=html;pop.setAttribute("aria-label",pop.querySelector("b").textContent);
 var r=a.getAttribute("data-rule");if(r)pop.append(el("span",{"class":"note"},_("Linked here by: %(rule)s",{rule:r})));
 if(how!=="focus"){
  Array.prototype.forEach.call(pop.querySelectorAll("[data-go]"),function(s){
   var go=el("a",{href:root+s.getAttribute("data-go")},s.textContent);s.replaceWith(go);
  });
 }
 if(how==="tap")pop.append(el("a",{"class":"go",href:a.getAttribute("href")},_("Open page")));
 (a.closest("main")||d.body).append(pop);
 var q=a.getClientRects()[0],w=pop.offsetWidth,hh=pop.offsetHeight,l=Math.max(8,Math.min(q.left,h.clientWidth-w-8)),up=q.bottom+hh+10>innerHeight&&q.top>hh+10;
 pop.style.left=l+scrollX+"px";pop.style.top=(up?q.top-hh-4:q.bottom+4)+scrollY+"px";
 pop.addEventListener("mouseenter",function(){clearTimeout(tm)});
 pop.addEventListener("mouseleave",function(){if(!touch)hide()});
 if(how==="tap")pop.lastChild.focus({preventScroll:true});else a.setAttribute("aria-describedby","pop");
}
/* the page of a person or a country that a link of the text leads to, from the site's root; "" for any other link */
var base=new URL(root||".",location.href).href;
function subject(a){
 var url=typeof a.href==="string"&&a.href.indexOf(base)===0?a.href.slice(base.length):"";
 return /^(people|countries)\/[^\/#]+\/index\.html$/.test(url)&&!a.closest(".pop,nav,.found")?url:"";
}
function at(ev){var a=ev.target.closest?ev.target.closest("main a[href]"):null;return a&&subject(a)?a:null}
d.addEventListener("pointerdown",function(ev){touch=ev.pointerType==="touch"},true);
d.addEventListener("mouseover",function(ev){if(touch)return;var a=at(ev);if(a){clearTimeout(tm);tm=setTimeout(open,cur?60:220,a,"hover")}});
d.addEventListener("mouseout",function(ev){if(!touch&&at(ev)){clearTimeout(tm);tm=setTimeout(hide,180)}});
d.addEventListener("focusin",function(ev){
 var a=at(ev);
 if(touch||still||(pop&&pop.contains(ev.target)))return;
 if(a&&a.matches(":focus-visible"))open(a,"focus");else if(a!==cur)hide();
});
d.addEventListener("click",function(ev){
 var a=at(ev);
 if(touch&&a&&cur!==a&&!ev.ctrlKey&&!ev.metaKey){ev.preventDefault();open(a,"tap")}
 else if(pop&&!pop.contains(ev.target)&&!a)hide();
});
d.addEventListener("keydown",function(ev){touch=false;if(ev.key==="Escape"&&(pop||want))hide()});
});
})();
