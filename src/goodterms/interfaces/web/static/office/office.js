// The office works without this file. It adds: dropping a folder to import it, and figures that follow a slider.
"use strict";

const drop = document.querySelector("[data-drop]");
if (drop) {
  const form = drop.closest("form");
  const input = drop.querySelector("input[type=file]");
  const send = async (files) => {
    const data = new FormData(form);
    data.delete("files");
    data.delete("paths");
    for (const { file, path } of files) { data.append("files", file); data.append("paths", path); }
    drop.querySelector("[data-progress]").textContent = drop.dataset.reading;
    const answer = await fetch(form.action || location.href, { method: "POST", body: data });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.querySelector("main").focus();
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
}

for (const range of document.querySelectorAll("input[type=range][data-shows]")) {
  const shown = document.getElementById(range.dataset.shows);
  range.addEventListener("input", () => { shown.textContent = range.value; });
}
