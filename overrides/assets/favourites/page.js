// Shows the reader's favourites from the pages of their records, compares up to four and exports their days. A list that a
// link names is shown as somebody else's until the reader takes it.
(() => {
  const place = document.querySelector("[data-favourites-page]");
  const { root, read, store, parsed, written, fromHash, toHash, mergedCalendar } = globalThis.pmFavourites;
  if (!place || !root) return;
  const part = (name) => place.querySelector(`[data-${name}]`);
  const list = part("list");
  const [heads, rows] = [place.querySelector("thead tr"), [...place.querySelectorAll("tbody tr")]];
  const [least, most] = [Number(place.dataset.least), Number(place.dataset.most)];
  const comparable = place.dataset.comparable.split(" ");
  const card = document.querySelector("[data-card]").content.firstElementChild;
  const pages = new Map(); // what was fetched, by address

  // The page of a record, behind its former address as well: { url, page, gone }.
  const fetchPage = async (url, isSecond = false) => {
    let answer;
    try {
      answer = await fetch(url);
    } catch {
      return { url };
    }
    if (!answer.ok) return { url, isGone: answer.status === 404 || answer.status === 410 };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const lead = page.querySelector('meta[http-equiv="refresh" i]')?.content.split(/url=/i)[1];
    if (lead && !isSecond) return fetchPage(new URL(lead, answer.url), true);
    return { url: new URL(answer.url), page };
  };
  const pageOf = (address) => {
    if (!pages.has(address)) pages.set(address, fetchPage(new URL(address, root)));
    return pages.get(address);
  };

  // What stands at a place of another page, for this one: links lead where they led, drawings come along, no name occurs
  // twice.
  const copied = (nodes, url) =>
    [...nodes].map((node) => {
      const copy = document.importNode(node, true);
      if (copy.nodeType !== Node.ELEMENT_NODE) return copy;
      for (const element of [copy, ...copy.querySelectorAll("*")]) {
        const href = element.getAttribute("href");
        const drawing = href?.startsWith("#") && node.ownerDocument.querySelector(`symbol${href}`);
        if (drawing) {
          element.parentNode.setAttribute("viewBox", drawing.getAttribute("viewBox"));
          element.replaceWith(...document.importNode(drawing, true).childNodes);
        } else if (href !== null) element.setAttribute("href", new URL(href, url).href);
        element.removeAttribute("id");
      }
      return copy;
    });
  const contentOf = (element) =>
    [...(element.querySelector(":scope > dd") || element).childNodes].filter(
      (node) => !/^(H2|SCRIPT)$/.test(node.nodeName),
    );
  const rowOf = ({ page, url }, name) =>
    [...page.querySelectorAll(`[data-row="${name}"]`)].map((element) => copied(contentOf(element), url));
  const kindOf = ({ page }) => page?.querySelector("[data-actions]")?.dataset.kind;

  const fillCard = (item, found) => {
    const { page, url, isGone } = found;
    const line = item.querySelector(".pm-card__kicker");
    if (!page) {
      line.textContent = isGone ? list.dataset.gone : list.dataset.offline;
      item.classList.toggle("is-over", Boolean(isGone));
      return;
    }
    const head = page.querySelector(".pm-head");
    const link = item.querySelector(".pm-card__title a");
    link.textContent = page.querySelector("h1").textContent;
    link.href = url.href;
    line.replaceChildren(...copied(head.querySelector(".pm-kicker")?.childNodes || [], url));
    const lead = head.querySelector(".pm-lead");
    item.querySelector("[data-lead]").replaceChildren(...copied(lead ? [lead] : [], url));
    item.querySelector(".pm-chips").replaceChildren(...copied(head.querySelector(".pm-chips")?.childNodes || [], url));
    for (const fact of item.querySelectorAll("[data-line]")) {
      const [content] = rowOf(found, fact.dataset.line);
      fact.hidden = !content;
      fact.querySelector("span").replaceChildren(...(content || []));
    }
    const choice = item.querySelector(".pm-compare__choice");
    for (const name of item.querySelectorAll("[data-of]")) name.textContent = link.textContent;
    const heart = item.querySelector("[data-favourite]"); // made when the card knew its address alone
    if (heart) heart.dataset.title = link.textContent;
    choice.hidden = !comparable.includes(kindOf(found));
  };

  const choices = () => [...list.querySelectorAll(".pm-compare__choice:not([hidden]) [data-choose]")];
  const chosen = () => choices().flatMap((box) => (box.checked ? [box.value] : []));

  // One column for each choice; a row that no page has anything for is left out.
  const compare = async () => {
    const addresses = chosen();
    const status = part("compare-status");
    const fits = addresses.length >= least && addresses.length <= most;
    status.textContent = fits
      ? ""
      : status.dataset[addresses.length > most ? "many" : addresses.length ? "one" : "ask"];
    part("table").hidden = !fits;
    if (!fits) return;
    const found = await Promise.all(addresses.map(pageOf));
    if (String(chosen()) !== String(addresses)) return; // chosen anew meanwhile
    heads.replaceChildren(heads.firstElementChild);
    for (const { page, url } of found) {
      const head = document.createElement("th");
      const link = document.createElement("a");
      head.scope = "col";
      link.href = url.href;
      link.textContent = page.querySelector("h1").textContent;
      head.append(link);
      heads.append(head);
    }
    for (const row of rows) {
      row.replaceChildren(row.firstElementChild);
      let isFilled = false;
      for (const one of found) {
        const cell = document.createElement("td");
        const contents = rowOf(one, row.dataset.rowOf);
        for (const nodes of contents) {
          const block = document.createElement("div");
          block.append(...nodes);
          cell.append(block);
        }
        if (contents.length) isFilled = true;
        else cell.textContent = "–";
        row.append(cell);
      }
      row.hidden = !isFilled;
    }
    globalThis.pmToday?.wordNow(part("table"));
  };

  const ownPage = new URL("favourites/", root);
  let shown = [];
  let isNamed = false; // whether the address names the records: else they are the reader's own
  const addressed = (withRecords) => {
    const records = withRecords ? shown.map(({ address }) => address) : [];
    return new URL(toHash({ records, compare: chosen() }), ownPage).href;
  };
  const writeAddress = () => {
    history.replaceState(null, "", location.pathname + new URL(addressed(isNamed)).hash);
    part("share").dataset.share = addressed(true);
  };

  const calendarFiles = async () => {
    const found = await Promise.all(shown.map(({ address }) => pageOf(address)));
    return found.flatMap(({ page, url }) => {
      const file = page?.querySelector("[data-event-calendar]")?.getAttribute("href");
      return file ? [new URL(file, url)] : [];
    });
  };

  const render = async () => {
    const sent = fromHash(location.hash);
    const own = read();
    const isSent = sent.some((address) => !own.some((record) => record.address === address));
    isNamed = sent.length > 0;
    shown = isNamed
      ? sent.map((address) => own.find((one) => one.address === address) || { address, title: address })
      : own;
    part("sent").hidden = !isSent;
    part("empty").hidden = shown.length > 0;
    part("tools").hidden = !shown.length;
    const wanted = fromHash(location.hash, "compare");
    const items = shown.map(({ address, title }) => {
      const item = card.cloneNode(true);
      const name = item.querySelector(".pm-card__title a");
      [name.href, name.textContent] = [new URL(address, root).href, title];
      const box = item.querySelector("[data-choose]");
      [box.value, box.checked] = [address, wanted.includes(address)];
      return item;
    });
    list.replaceChildren(...items);
    part("share").dataset.share = addressed(true); // a reader may share before the pages have come
    await Promise.all(shown.map(async ({ address }, place) => fillCard(items[place], await pageOf(address))));
    globalThis.pmToday?.wordNow(list);
    part("compare").hidden = choices().length < least;
    part("calendar").hidden = !(await calendarFiles()).length;
    writeAddress();
    await compare();
  };

  list.addEventListener("change", async () => {
    writeAddress();
    await compare();
  });
  part("take").addEventListener("click", async () => {
    const titles = [...list.querySelectorAll(".pm-card__title a")].map((link) => link.textContent);
    const added = shown.map(({ address }, place) => ({ address, title: titles[place] }));
    store(parsed(written([...read(), ...added])));
    history.replaceState(null, "", location.pathname);
    globalThis.pmFavourites.show();
    await render();
  });
  part("print").addEventListener("click", () => print());
  part("calendar").addEventListener("click", async () => {
    const texts = await Promise.all(
      (await calendarFiles()).map(async (url) => {
        const answer = await fetch(url);
        return answer.ok ? answer.text() : "";
      }),
    );
    const file = new Blob([mergedCalendar(texts)], { type: "text/calendar;charset=utf-8" });
    const save = document.createElement("a");
    [save.href, save.download] = [URL.createObjectURL(file), "moy-spisok.ics"];
    save.click();
    setTimeout(() => URL.revokeObjectURL(save.href), 1000);
  });
  addEventListener("hashchange", render);
  render();
})();
