// Added to each page by `briefgen serve`, never part of the site: reloads the tab when its page
// changed, and shows why a build failed. What the tab shows stands in the script's own attributes.
(() => {
  "use strict";
  const script = document.currentScript;
  const pages = JSON.parse(script.dataset.pages); // null: a placeholder, older than any build
  let known = script.dataset.build;
  const address = (name) => new URL(`${name}?since=${known}`, script.src);

  function receive(state) {
    const [run, number] = known.split(".");
    const [newRun, newNumber] = state.id.split(".");
    if (run === newRun && Number(newNumber) < Number(number)) return; // overtaken on the way
    const stale = state.pages === null || pages === null ||
      state.pages.some((page) => pages.includes(page));
    if (state.id !== known && stale) {
      location.reload(); // keeps the scroll position
      return;
    }
    known = state.id;
    show(state);
  }

  // Browsers allow six connections to a server: one tab holds the stream and wakes the others.
  const channel = window.BroadcastChannel ? new BroadcastChannel("briefgen") : null;
  let source = null;
  let release = () => {};

  function hold() {
    connect();
    return new Promise((resolve) => { release = resolve; });
  }

  function connect() {
    source = new EventSource(address("events"));
    source.onmessage = (message) => {
      receive(JSON.parse(message.data));
      channel?.postMessage(known);
    };
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
    };
  }

  async function ask() {
    try {
      const answer = await fetch(address("state"), { cache: "no-store" });
      if (answer.ok) receive(await answer.json());
    } catch { /* The server is gone; the stream tells when it is back. */ }
  }

  function join() {
    if (!channel || !navigator.locks) { // an address that is not this machine's, without TLS
      connect();
      return;
    }
    channel.onmessage = ask;
    navigator.locks.request("briefgen", hold).catch(() => {});
    ask();
  }

  addEventListener("pagehide", () => {
    source?.close();
    source = null;
    release();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) join(); });

  // --- what is shown -----------------------------------------------------------------------------

  const STYLE = `
    :host { all: initial !important; } /* the page's own styles reach the host, not what is in it */
    @media print { section { display: none; } }
    section { position: fixed; z-index: 2147483647; inset: auto 0 0 0; max-height: 60vh;
      overflow: auto; box-sizing: border-box; padding: 1rem 1.25rem; color: #f5f3ef;
      background: #22201d; border-top: 4px solid #e8664f; font: 15px/1.5 system-ui, sans-serif; }
    section.note { inset: auto 1rem 1rem auto; max-width: min(34rem, calc(100vw - 2rem));
      border: 1px solid #8a8378; border-left: 4px solid #e0a93b; }
    header { display: flex; gap: 1rem; align-items: start; justify-content: space-between; }
    h2 { margin: 0; font-size: 15px; font-weight: 600; }
    p { margin: .5rem 0 0; overflow-wrap: anywhere; }
    p.message, pre { font: 14px/1.5 ui-monospace, monospace; }
    pre { margin: .75rem 0 0; padding: .5rem .75rem; overflow-x: auto; background: #161412; }
    pre .here { display: inline-block; min-width: 100%; background: #5a2a22; }
    .hint { color: #d8d2c8; }
    button { flex: none; padding: .2rem .7rem; font: inherit; color: inherit; cursor: pointer;
      background: transparent; border: 1px solid #8a8378; border-radius: 4px; }
    button:focus-visible { outline: 3px solid #f5f3ef; outline-offset: 2px; }`;
  const host = document.createElement("briefgen-preview");
  host.lang = "en";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const SEEN = "briefgen-note";
  let dismiss = null;
  let shown = "";

  function element(tag, className, ...content) {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...content); // strings become text, never markup
    return made;
  }

  function show(state) {
    if (pages === null) return; // a placeholder says it itself
    const note = state.skipped.length ? JSON.stringify(state.skipped) : "";
    const wanted = state.problem ? state.id : note;
    if (wanted === shown) return; // read out again only when it is new
    shown = wanted;
    dismiss = null;
    root.replaceChildren();
    if (state.problem) {
      open("error", "Not rebuilt: this is the last good site", problemParts(state.problem), () => {});
    } else if (note && sessionStorage.getItem(SEEN) !== note) {
      const count = state.skipped.length;
      const title = count === 1 ? "1 article was left out" : `${count} articles were left out`;
      open("note", title, noteParts(state.skipped), () => sessionStorage.setItem(SEEN, note));
    }
  }

  function open(className, title, parts, whenDismissed) {
    const button = element("button", "", "Hide (Esc)");
    const panel = element("section", className, element("header", "", element("h2", "", title), button));
    panel.append(...parts);
    panel.setAttribute("role", "alert");
    dismiss = () => {
      panel.remove();
      dismiss = null;
      whenDismissed();
    };
    button.type = "button";
    button.addEventListener("click", () => dismiss?.());
    if (!host.isConnected) document.documentElement.append(host);
    root.replaceChildren(panel);
  }

  function problemParts(problem) {
    const parts = [element("p", "message", problem.place + problem.message)];
    if (problem.lines.length) {
      const source = element("pre", "");
      source.tabIndex = 0; // so that a long line can be scrolled by keyboard
      for (const line of problem.lines) {
        const mark = line.here ? ">" : " ";
        const text = `${mark} ${String(line.number).padStart(4)} | ${line.text}`;
        source.append(element("span", line.here ? "here" : "", text), "\n");
      }
      parts.push(source);
    }
    return [...parts, element("p", "hint", problem.hint)];
  }

  function noteParts(skipped) {
    const FEW = 5;
    const parts = skipped.slice(0, FEW).flatMap((article) => {
      const place = [article.path, article.line, article.line && article.column].filter(Boolean).join(":");
      return [element("p", "message", `${place}: ${article.message}`), element("p", "hint", article.hint)];
    });
    const rest = skipped.length - FEW;
    return rest > 0 ? [...parts, element("p", "", `and ${rest} more`)] : parts;
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && dismiss && !event.defaultPrevented) {
      event.preventDefault();
      dismiss();
    }
  });

  join();
})();
