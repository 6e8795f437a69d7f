// The office works without this file. It adds: dropping files to import them, figures that follow a slider, the open
// page's name in sight, and in a letter the marks and the changes that one click makes.
"use strict";

const setUp = () => {
  const drop = document.querySelector("[data-drop]");
  if (!drop) return;
  const form = drop.closest("form");
  const input = drop.querySelector("input[type=file]");
  const send = async (files) => {
    const data = new FormData(form);
    data.delete("files");
    data.delete("paths");
    for (const { file, path } of files) { data.append("files", file); data.append("paths", path); }
    const said = drop.querySelector("[data-progress]");
    const bar = drop.querySelector("progress");
    const answer = await new Promise((yes, no) => {
      const request = new XMLHttpRequest();
      request.upload.addEventListener("progress", (event) => {
        const share = Math.floor((100 * event.loaded) / event.total);
        bar.hidden = false;
        bar.value = share;
        said.textContent = `${drop.dataset.sending}: ${share} %`;
      });
      request.upload.addEventListener("load", () => { bar.removeAttribute("value"); said.textContent = drop.dataset.reading; });
      request.addEventListener("load", () => yes(request));
      request.addEventListener("error", no);
      request.open("POST", form.getAttribute("action") || location.href);
      request.send(data);
    });
    const page = new DOMParser().parseFromString(answer.responseText, "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
    const main = document.querySelector("main");
    htmx.process(main);
    main.focus();
    setUp();
  };
  const walk = async (entry, path, found) => {
    if (entry.isFile) {
      const file = await new Promise((yes, no) => entry.file(yes, no));
      found.push({ file, path: path + file.name });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((yes, no) => reader.readEntries(yes, no));
      if (!some.length) break;
      for (const one of some) await walk(one, path + entry.name + "/", found);
    }
  };
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const found = [];
    for (const item of [...event.dataTransfer.items].map((i) => i.webkitGetAsEntry()).filter(Boolean)) await walk(item, "", found);
    if (found.length) await send(found);
  });
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    send([...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
  });
};
setUp();

// On a phone the rows of pages are longer than the screen: the page that is open is brought into sight.
for (const here of document.querySelectorAll("nav [aria-current]")) {
  const row = here.closest("nav");
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

for (const range of document.querySelectorAll("input[type=range][data-shows]")) {
  const shown = document.getElementById(range.dataset.shows);
  range.addEventListener("input", () => { shown.textContent = range.value; });
}

// The letter: passages are marked inside the paper, shown from a finding, and mended with one click. The change goes
// through the editor itself, so that the browser's own undo takes it back.
const paper = document.querySelector(".paper");
if (paper) {
  const text = paper.querySelector("textarea");
  const marks = paper.querySelector(".marks");
  const units = (points) => [...text.value].slice(0, points).join("").length; // offsets count code points
  const place = (button) => [units(+button.dataset.start), units(+button.dataset.end)];
  const put = (start, end, words) => {
    // What is left out takes the space behind it along, so that no hole stays in the page.
    if (!words) end += /^\s*/.exec(text.value.slice(end))[0].length;
    text.focus();
    text.setSelectionRange(start, end);
    document.execCommand(words ? "insertText" : "delete", false, words);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const mark = () => {
    marks.replaceChildren();
    let from = 0;
    for (const found of document.querySelectorAll("#findings .finding[data-start]")) {
      const [start, end] = place(found);
      if (start < from || end > text.value.length) continue;
      const shown = document.createElement("mark");
      shown.className = found.classList[1];
      shown.textContent = text.value.slice(start, end);
      marks.append(text.value.slice(from, start), shown);
      from = end;
    }
    marks.append(text.value.slice(from) + "\n");
    marks.scrollTop = text.scrollTop;
  };
  const grow = () => { text.rows = Math.max(18, text.value.split("\n").length); marks.scrollTop = text.scrollTop; };
  text.addEventListener("scroll", () => { marks.scrollTop = text.scrollTop; });
  text.addEventListener("input", () => marks.replaceChildren());
  document.addEventListener("htmx:afterSwap", (event) => { if (event.target.id === "findings") mark(); });
  document.getElementById("findings").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("show" in button.dataset) { text.focus(); text.setSelectionRange(...place(button)); }
    else if ("mend" in button.dataset) put(...place(button), button.dataset.mend);
    else if ("add" in button.dataset) {
      const closing = text.value.trimEnd().lastIndexOf("\n\n");
      const at = closing < 0 ? text.value.length : closing;
      put(at, at, "\n\n" + button.dataset.add);
    }
  });
  grow();
  mark();
}

// A source that is open closes at the second click.
document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, target } = event.detail;
  if (!target.classList.contains("opened")) return;
  const shown = target.dataset.from === elt.getAttribute("hx-get");
  target.dataset.from = shown ? "" : elt.getAttribute("hx-get");
  if (!shown) return;
  event.preventDefault();
  target.replaceChildren();
});
