/* Loaded in the head, before the first paint: theme. The rest waits for the page. Everything works without this file. */
(function(){
"use strict";
var d=document,h=d.documentElement,KEY="briefgen-theme";
function stored(){try{return localStorage.getItem(KEY)}catch(e){return null}}
function dark(){var t=h.getAttribute("data-theme");return t?t==="dark":matchMedia("(prefers-color-scheme: dark)").matches}
h.classList.add("js");
var t0=stored();if(t0==="dark"||t0==="light")h.setAttribute("data-theme",t0);

/* address -> name, what, as of, address, other names; a script file, since fetch fails from disk */
var I=null,waiting=[];
function load(then){
 if(I){then();return}
 waiting.push(then);if(waiting.length>1)return;
 var s=d.createElement("script");s.src=(d.body.getAttribute("data-root")||"")+"data/jump.js";
 s.onload=function(){I={};(window.briefgenJump||[]).forEach(function(x){I[x[3]]=x});waiting.splice(0).forEach(function(f){f()})};
 s.onerror=function(){waiting=[]};d.head.append(s);
}
function el(n,a,s){var e=d.createElement(n),k;for(k in a||{})e.setAttribute(k,a[k]);if(s)e.textContent=s;return e}
function fold(s){return s.normalize("NFD").replace(/[\u0300-\u036f]/g,"").toLowerCase()}

d.addEventListener("DOMContentLoaded",function(){
var root=d.body.getAttribute("data-root")||"",tools=d.querySelector(".tools");

/* quick jump */
if(tools){
 var f=el("div",{"class":"find",role:"search"}),
 inp=el("input",{type:"text",role:"combobox","aria-expanded":"false","aria-controls":"find-l","aria-autocomplete":"list","aria-label":"Find a person, country or article",placeholder:"Find a person or country",autocomplete:"off",spellcheck:"false"}),
 ul=el("ul",{id:"find-l",role:"listbox","aria-label":"Matches",hidden:""}),sel=-1,hits=[];
 f.append(inp,ul);tools.append(f);
 var show=function(){
  var q=fold(inp.value.trim());sel=-1;ul.textContent="";hits=[];inp.removeAttribute("aria-activedescendant");
  if(q)for(var k in I){var x=I[k],w=fold(x[0]+" "+x[4]),p=w.indexOf(q);if(p===0||w.indexOf(" "+q)>=0||(p>0&&q.length>2))hits.push(k)}
  hits=hits.slice(0,8);
  hits.forEach(function(k,i){var o=el("li",{role:"option",id:"find-"+i,"aria-selected":"false"},I[k][0]);o.append(el("small",{},I[k][1]));
   o.addEventListener("mousedown",function(ev){ev.preventDefault();go(i)});ul.append(o)});
  if(q&&!hits.length)ul.append(el("li",{role:"option","aria-selected":"false","aria-disabled":"true"},"No match"));
  ul.hidden=!q;inp.setAttribute("aria-expanded",String(!!q));
 },go=function(i){if(hits[i])location.href=root+I[hits[i]][3]},
 close=function(){ul.hidden=true;inp.setAttribute("aria-expanded","false");inp.removeAttribute("aria-activedescendant")};
 inp.addEventListener("input",function(){load(show)});inp.addEventListener("focus",function(){load(function(){})});inp.addEventListener("blur",close);
 inp.addEventListener("keydown",function(ev){
  if(ev.key==="Escape"){close();inp.value=""}
  else if(ev.key==="Enter"&&!ul.hidden){ev.preventDefault();go(sel<0?0:sel)}
  else if((ev.key==="ArrowDown"||ev.key==="ArrowUp")&&hits.length){ev.preventDefault();if(ul.hidden)show();
   sel=(sel+(ev.key==="ArrowDown"?1:hits.length-(sel<0?0:1)))%hits.length;
   Array.prototype.forEach.call(ul.children,function(o,i){o.setAttribute("aria-selected",String(i===sel));if(i===sel){inp.setAttribute("aria-activedescendant",o.id);o.scrollIntoView({block:"nearest"})}})}
 });
 d.addEventListener("keydown",function(ev){if(ev.key==="/"&&!ev.ctrlKey&&!ev.metaKey&&!ev.altKey&&!/^(input|textarea|select)$/i.test(ev.target.tagName)){ev.preventDefault();inp.focus()}});

 var b=el("button",{type:"button"}),lab=function(){b.textContent=dark()?"Light":"Dark";b.setAttribute("aria-label",dark()?"Light appearance":"Dark appearance")};
 b.addEventListener("click",function(){var t=dark()?"light":"dark";h.setAttribute("data-theme",t);
  try{if((t==="dark")===matchMedia("(prefers-color-scheme: dark)").matches){localStorage.removeItem(KEY);h.removeAttribute("data-theme")}else localStorage.setItem(KEY,t)}catch(e){}lab()});
 matchMedia("(prefers-color-scheme: dark)").addEventListener("change",lab);lab();tools.append(b);
}

/* popover of a person or a country: hover, focus, tap; Escape closes; the pointer may enter it */
var pop=null,cur=null,want=null,tm=0,touch=false;
function hide(){clearTimeout(tm);want=null;if(pop){pop.remove();pop=null}if(cur){cur.removeAttribute("aria-describedby");cur=null}}
function open(a){want=a;load(function(){if(want===a)draw(a)})}
function draw(a){
 if(cur===a)return;hide();want=a;var x=I[a.getAttribute("data-e")];if(!x)return;cur=a;
 pop=el("div",{"class":"pop",id:"pop",role:touch?"group":"tooltip","aria-label":x[0]});pop.append(el("b",{},x[0]));
 if(x[1])pop.append(el("span",{"class":x[1]==="Country"?"note":"ser"},x[1]));if(x[2])pop.append(el("span",{"class":"note"},(x[1]==="Country"?"newest source ":"as of ")+x[2]));
 var r=a.getAttribute("data-rule");if(r)pop.append(el("span",{"class":"note"},"Linked here by: "+r));
 if(touch)pop.append(el("a",{"class":"go",href:a.getAttribute("href")},"Open"));
 (a.closest("main")||d.body).append(pop);a.setAttribute("aria-describedby","pop");
 var q=a.getClientRects()[0],w=pop.offsetWidth,hh=pop.offsetHeight,l=Math.max(8,Math.min(q.left,h.clientWidth-w-8)),up=q.bottom+hh+10>innerHeight&&q.top>hh+10;
 pop.style.left=l+scrollX+"px";pop.style.top=(up?q.top-hh-4:q.bottom+4)+scrollY+"px";
 pop.addEventListener("mouseenter",function(){clearTimeout(tm)});pop.addEventListener("mouseleave",hide);
}
function at(ev){return ev.target.closest?ev.target.closest("a[data-e]"):null}
d.addEventListener("pointerdown",function(ev){touch=ev.pointerType==="touch"},true);
d.addEventListener("mouseover",function(ev){if(touch)return;var a=at(ev);if(a){clearTimeout(tm);tm=setTimeout(open,cur?60:220,a)}});
d.addEventListener("mouseout",function(ev){if(!touch&&at(ev)){clearTimeout(tm);tm=setTimeout(hide,180)}});
d.addEventListener("focusin",function(ev){var a=at(ev);if(a&&a.matches(":focus-visible"))open(a);else if(!pop||!pop.contains(ev.target))hide()});
d.addEventListener("click",function(ev){var a=at(ev);
 if(touch&&a&&!(pop&&pop.contains(a))&&cur!==a){ev.preventDefault();open(a)}else if(pop&&!pop.contains(ev.target)&&!a)hide()});
d.addEventListener("keydown",function(ev){if(ev.key==="Escape")hide()});
});
})();
